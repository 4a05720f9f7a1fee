"""Old books: bring a spreadsheet, say which column is which, write it whole, undo it whole."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotAllowed, Refusal
from langnghe.petitions import access, selectors, services
from langnghe.petitions.forms import BookForm, ColumnsForm, UndoForm
from langnghe.petitions.models import Batch, BatchState
from langnghe.petitions.old_books import COLUMNS
from langnghe.petitions.papers import batch_problems
from langnghe.petitions.views.officer import officer
from langnghe.units.models import Unit

SHOWN_ROWS = 10
SHOWN_PROBLEMS = 100
OPEN = {BatchState.DRAFT, BatchState.FAILED}


@signed_in
def books(request: HttpRequest) -> HttpResponse:
    by, on = officer(request), today()
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=access.intake_units(by, on))}
    if not units:
        raise NotAllowed(
            _("Tài khoản này không có quyền nhận đơn."), instead=_("Hỏi quản trị viên của đơn vị.")
        )
    form = BookForm(request.POST or None, request.FILES or None, units=list(units.values()))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            batch = services.bring_book(given["book"], unit=units[given["unit"]], by=by, on=on)
        except Refusal as refusal:
            form.add_error("book", str(refusal))
        else:
            return redirect("petitions:book", batch.pk)
    context = {"form": form, "batches": selectors.batches(by, on)}
    return render(request, "petitions/books.html", context, status=422 if form.errors else 200)


@signed_in
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """The columns are chosen again and again until nothing is wrong; each choice shows what is."""
    by, on = officer(request), today()
    batch = selectors.batch(by, on, pk)
    if batch.state not in OPEN:
        return render(request, "petitions/book.html", {"batch": batch, "undo": UndoForm()})
    asked = {name: str(at) for name, at in batch.mapping.items()}
    seen = selectors.preview(batch, batch.mapping, on=on)
    form = ColumnsForm(request.POST or asked, headings=seen.sheet.headings)
    if not form.is_valid():
        return _columns(request, batch, form, seen, status=422 if request.method == "POST" else 200)
    seen = selectors.preview(batch, form.mapping(), on=on)
    if request.method == "POST" and "write" in request.POST:
        try:
            services.order_writing(batch, mapping=form.mapping(), by=by, on=on)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return _columns(request, batch, form, seen, status=422)
        return redirect("petitions:book", pk)
    return _columns(request, batch, form, seen)


def _columns(
    request: HttpRequest, batch: Batch, form: ColumnsForm, seen: selectors.Preview, *, status: int = 200
) -> HttpResponse:
    titles = {column.name: column.title for column in COLUMNS}
    problems = [
        {"row": one.row, "column": titles[one.column], "sentence": one.sentence}
        for one in seen.problems[:SHOWN_PROBLEMS]
    ]
    context: dict[str, Any] = {
        "batch": batch,
        "form": form,
        "headings": seen.sheet.headings,
        "rows": list(enumerate(seen.sheet.rows[:SHOWN_ROWS], start=seen.sheet.first_row)),
        "problems": problems,
        "count": len(seen.problems),
        "ready": len(seen.lines),
    }
    return render(request, "petitions/book_columns.html", context, status=status)


@signed_in
@require_POST
def problems(request: HttpRequest, pk: int) -> HttpResponse:
    """Every wrong cell as a spreadsheet, under the columns chosen on the page."""
    by, on = officer(request), today()
    batch = selectors.batch(by, on, pk)
    seen = selectors.preview(batch, batch.mapping, on=on)
    form = ColumnsForm(request.POST, headings=seen.sheet.headings)
    if form.is_valid():
        seen = selectors.preview(batch, form.mapping(), on=on)
    disposition = {"Content-Disposition": f'attachment; filename="cho-sai-{batch.pk}.xlsx"'}
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return HttpResponse(batch_problems.workbook(seen.problems), content_type=kind, headers=disposition)


@signed_in
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    batch = selectors.batch(by, on, pk)
    form = UndoForm(request.POST)
    if form.is_valid():
        try:
            services.undo_book(batch, because=form.cleaned_data["because"], by=by, on=on)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Đã hủy lần nhập; các số vẫn giữ trong sổ và ghi lại được bằng tệp đã sửa.")
            )
            return redirect("petitions:book", pk)
    return render(request, "petitions/book.html", {"batch": batch, "undo": form}, status=422)
