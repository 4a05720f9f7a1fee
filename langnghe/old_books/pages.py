"""The pages of a register's old books: bring a spreadsheet, say which column is which, write it whole, undo it whole."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotAllowed, Refusal
from langnghe.old_books import problems, services
from langnghe.old_books.forms import BookForm, ColumnsForm, UndoForm
from langnghe.old_books.models import OPEN
from langnghe.units.models import Unit

SHOWN_ROWS = 10
SHOWN_PROBLEMS = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class BookPages:
    """The pages of one register; `space` begins the names of its addresses, as `petitions:` does."""

    register: services.Register
    space: str
    lead: "str | Promise"
    officer: Callable[[HttpRequest], User]
    units: Callable[[User, date], list[Unit]]
    undo_book: Callable[..., Any]

    def books(self, request: HttpRequest) -> HttpResponse:
        by, on = self.officer(request), today()
        units = {unit.pk: unit for unit in self.units(by, on)}
        if not units:
            raise NotAllowed(
                _("Tài khoản này không ghi được sổ nào."), instead=_("Hỏi quản trị viên của đơn vị.")
            )
        form = BookForm(request.POST or None, request.FILES or None, units=list(units.values()))
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            try:
                batch = services.bring(self.register, given["book"], unit=units[given["unit"]], by=by, on=on)
            except Refusal as refusal:
                form.add_error("book", str(refusal))
            else:
                return redirect(f"{self.space}book", batch.pk)
        batches = services.newest(self.register, by, on)
        return self._page(request, "books", {"form": form, "batches": batches}, wrong=bool(form.errors))

    def book(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The columns are chosen again and again until nothing is wrong; each choice shows what is."""
        by, on = self.officer(request), today()
        batch = services.one(self.register, by, on, pk)
        if batch.state not in OPEN:
            return self._book(request, batch, UndoForm())
        asked = {name: str(at) for name, at in batch.mapping.items()}
        seen = services.preview(self.register, batch, batch.mapping, on=on)
        form = self._columns(request.POST or asked, seen)
        if form.is_valid():
            seen = services.under(self.register, seen.sheet, form.mapping(), on=on)
            if "write" in request.POST and self._ordered(batch, form, by=by, on=on):
                return redirect(f"{self.space}book", pk)
        return self._page(
            request,
            "columns",
            self._seen(batch, form, seen),
            wrong=bool(request.method == "POST" and form.errors),
        )

    def _ordered(self, batch: Any, form: ColumnsForm, *, by: User, on: date) -> bool:
        try:
            services.order(self.register, batch, mapping=form.mapping(), by=by, on=on)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return False
        return True

    def problems(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every wrong cell as a spreadsheet, under the columns chosen on the page."""
        by, on = self.officer(request), today()
        batch = services.one(self.register, by, on, pk)
        seen = services.preview(self.register, batch, batch.mapping, on=on)
        form = self._columns(request.POST, seen)
        if form.is_valid():
            seen = services.under(self.register, seen.sheet, form.mapping(), on=on)
        disposition = {"Content-Disposition": f'attachment; filename="cho-sai-{batch.pk}.xlsx"'}
        data = problems.workbook(seen.problems, self.register.columns)
        return HttpResponse(data, content_type=XLSX, headers=disposition)

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, on = self.officer(request), today()
        batch = services.one(self.register, by, on, pk)
        form = UndoForm(request.POST)
        if form.is_valid():
            try:
                self.undo_book(batch, because=form.cleaned_data["because"], by=by, on=on)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(
                    request, _("Đã hủy lần nhập; các số vẫn giữ trong sổ và ghi lại được bằng tệp đã sửa.")
                )
                return redirect(f"{self.space}book", pk)
        return self._book(request, batch, form, wrong=True)

    def _book(self, request: HttpRequest, batch: Any, undo: UndoForm, *, wrong: bool = False) -> HttpResponse:
        context = {"batch": batch, "undo": undo, "has_file": services.has_file(self.register, batch)}
        return self._page(request, "book", context, wrong=wrong)

    def discard(self, request: HttpRequest, pk: int) -> HttpResponse:
        by, on = self.officer(request), today()
        services.discard(self.register, services.one(self.register, by, on, pk), by=by, on=on)
        messages.success(request, _("Đã bỏ sổ; tệp đã xóa khỏi máy."))
        return redirect(f"{self.space}books")

    def _columns(self, given: Any, seen: services.Preview) -> ColumnsForm:
        return ColumnsForm(given, headings=seen.sheet.headings, columns=self.register.columns)

    def _seen(self, batch: Any, form: ColumnsForm, seen: services.Preview) -> dict[str, Any]:
        titles = {column.name: column.title for column in self.register.columns}
        return {
            "batch": batch,
            "form": form,
            "headings": seen.sheet.headings,
            "rows": [
                (number, [_shown(cell) for cell in row])
                for number, row in enumerate(seen.sheet.rows[:SHOWN_ROWS], start=seen.sheet.first_row)
            ],
            "problems": [
                {"row": one.row, "column": titles[one.column], "sentence": one.sentence}
                for one in seen.problems[:SHOWN_PROBLEMS]
            ],
            "count": len(seen.problems),
            "ready": len(seen.lines),
        }

    def _page(
        self, request: HttpRequest, name: str, more: dict[str, Any], *, wrong: bool = False
    ) -> HttpResponse:
        to = {
            act: f"{self.space}{act}"
            for act in ("books", "book", "book_undo", "book_discard", "book_problems")
        }
        context = {"to": to, "lead": self.lead, **more}
        return render(request, f"old_books/{name}.html", context, status=422 if wrong else 200)


def _shown(cell: Any) -> Any:
    """A spreadsheet keeps 1 as 1.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else cell
