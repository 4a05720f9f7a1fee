"""Letters at the desk: draft, edit, preview, number, signed copy, sending; the register of a unit and year."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotFound, Refusal, WrongState
from langnghe.petitions import access, forms, letters, selectors, services
from langnghe.petitions.models import Letter, LetterState
from langnghe.petitions.papers.letter_register import workbook
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.own_papers import sheet_of
from langnghe.units.models import Unit

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ACTS: dict[str, tuple[Callable[..., Letter], Any]] = {
    "thay-the": (services.replace_letter, gettext_lazy("Đã mở bản thảo thay thế; bản cũ vẫn giữ.")),
    "bo": (services.discard_letter, gettext_lazy("Đã bỏ bản thảo; không mất số nào.")),
}


@signed_in
@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a letter from the file page."""
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    units = selectors.letter_units(selectors.held_by(petition.pk), by, on)
    form = forms.DraftForm(request.POST, kinds=selectors.offered_kinds(petition), units=units)
    if not form.is_valid():
        raise Invalid(_("Chọn loại văn bản và cơ quan ban hành."))
    letter = services.draft_letter(petition, by=by, on=on, **form.cleaned_data)
    return redirect("petitions:letter", letter.pk)


@signed_in
def page(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    letter = selectors.letter(by, on, pk)
    kind = letters.kind_of(letter.kind)
    if request.method != "POST":
        form = forms.LetterForm(kind=kind, initial={**letter.fields, "symbol": letter.symbol})
        return _page(request, letter, form, on)
    form = forms.LetterForm(request.POST, kind=kind)
    if not form.is_valid():
        return _page(request, letter, form, on, status=422)
    try:
        symbol = form.cleaned_data["symbol"]
        letter = services.edit_letter(letter, fields=form.letter_fields(), symbol=symbol, by=by, on=on)
        # What was typed is saved before the number is asked for: a refusal loses neither.
        if "issue" in request.POST:
            services.issue_letter(letter, by=by, on=on)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, letter, form, on, status=refusal.status)
    if "preview" in request.POST:
        return redirect("petitions:letter_pdf", pk)
    issued = _("Đã lấy số từ sổ văn bản đi.") if "issue" in request.POST else ""
    messages.success(request, issued or _("Đã lưu bản thảo."))
    return redirect("petitions:letter", pk)


def _page(
    request: HttpRequest,
    letter: Letter,
    form: forms.LetterForm | None,
    on: date,
    *,
    status: int = 200,
    signed: forms.SignedForm | None = None,
) -> HttpResponse:
    kind = letters.kind_of(letter.kind)
    context = {
        "signed_form": signed or forms.SignedForm(),
        "copies": selectors.signed_copies(officer(request), letter, on),
        "has_pdf": selectors.has_pdf(letter),
        "takes_copies": selectors.takes_copies(officer(request), letter, on),
        "letter": letter,
        "kind": kind,
        "form": form,
        "paper": selectors.paper_of(letter, on),
        "is_draft": letter.state == LetterState.DRAFT,
        "sent_form": forms.SentForm(),
        "slip": selectors.slip_of(letter),
    }
    return render(request, "petitions/letter.html", context, status=status)


@signed_in
@require_POST
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the signed paper is back, with its scan where there is one; a later scan stands beside the first."""
    by, on = officer(request), today()
    letter = selectors.letter(by, on, pk)
    form = forms.SignedForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, letter, None, on, status=422, signed=form)
    try:
        services.record_signed(letter, copy=form.cleaned_data["copy"], by=by, on=on)
    except Refusal as refusal:
        form.add_error("copy" if isinstance(refusal, Invalid) else None, str(refusal))
        return _page(request, letter, None, on, status=refusal.status, signed=form)
    messages.success(request, _("Đã ghi: có bản ký."))
    return redirect("petitions:letter", pk)


@signed_in
@require_POST
def change(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """One act on a letter: sent, replacement, setting a draft aside."""
    by, on = officer(request), today()
    letter = selectors.letter(by, on, pk)
    if act == "da-gui":
        services.mark_sent(letter, way=request.POST.get("way", ""), by=by, on=on)
        messages.success(request, _("Đã ghi: văn bản đã gửi."))
        return redirect("petitions:letter", pk)
    if act not in ACTS:
        raise NotFound(_("Không có bước này."))
    service, said = ACTS[act]
    changed = service(letter, by=by, on=on)
    messages.success(request, said)
    if act == "bo":
        return redirect("petitions:file", letter.petition_id)
    return redirect("petitions:letter", changed.pk)


@signed_in
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """The internal sheet: which rule and form, how sure, which term; it never leaves with the letter."""
    letter = selectors.letter(officer(request), today(), pk)
    context = {"letter": letter, "kind": letters.kind_of(letter.kind), "slip": selectors.slip_of(letter)}
    return render(request, "petitions/letter_slip.html", context)


@signed_in
def as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    letter, _drawn = _paper(request, pk)
    if not selectors.has_pdf(letter):
        raise WrongState(
            _("Loại văn bản này dùng mẫu riêng của đơn vị nên chỉ có bản DOCX."),
            instead=_("Mở bản DOCX rồi lưu thành PDF bằng phần mềm soạn thảo."),
        )
    return _file(sheet_of(letter), "application/pdf", f"{_name(letter)}.pdf", inline=True)


@signed_in
def as_docx(request: HttpRequest, pk: int) -> HttpResponse:
    letter, _drawn = _paper(request, pk)
    return _file(selectors.docx_of(letter, today()), DOCX, f"{_name(letter)}.docx")


def _paper(request: HttpRequest, pk: int) -> tuple[Letter, letters.Paper]:
    on = today()
    letter = selectors.letter(officer(request), on, pk)
    if hasattr(letter.petition, "denunciation"):
        raise WrongState(
            _("Lời văn của văn bản này nằm trong phần niêm phong hoặc ở hồ sơ giấy; cần đọc thì đề nghị mở.")
        )
    return letter, selectors.paper_of(letter, on)


def _name(letter: Letter) -> str:
    number = f"{letter.number:02d}-{letter.year}" if letter.number else "ban-thao"
    return f"{letter.kind.replace('_', '-')}-{number}"


def _file(content: bytes, content_type: str, name: str, *, inline: bool = False) -> HttpResponse:
    way = "inline" if inline else "attachment"
    headers = {"Content-Disposition": f'{way}; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=content_type, headers=headers)


@signed_in
def register(request: HttpRequest) -> HttpResponse:
    """The book of letters of one unit and year; it prints as it stands."""
    by, on = officer(request), today()
    units, unit, year = _asked(request, by, on)
    after = re.fullmatch(r"[0-9]{1,8}", request.GET.get("sau", ""))
    found = selectors.letter_register(by, on, unit=unit.pk, year=year, after=int(after[0]) if after else None)
    following = f"?co-quan={unit.pk}&nam={year}&sau={found.following}" if found.following else ""
    book = selectors.letter_book(by, on, unit=unit.pk, year=year)
    may_close = book is not None and selectors.may_close(by, book, on)
    context = {
        "units": units,
        "unit": unit,
        "year": year,
        "years": range(on.year, on.year - 4, -1),
        "lines": [selectors.line_of(row) for row in found.rows],
        "following": following,
        "book": book,
        "may_close": may_close,
        "missing": selectors.missing_letters(book) if book and (may_close or book.closed_on) else [],
    }
    return render(request, "petitions/letters.html", context)


@signed_in
def export(request: HttpRequest) -> HttpResponse:
    by, on = officer(request), today()
    _units, unit, year = _asked(request, by, on)
    lines = selectors.whole_register(by, on, unit=unit.pk, year=year)
    return _file(workbook(unit.name, year, lines), XLSX, f"so-van-ban-di-{year}.xlsx")


def _asked(request: HttpRequest, by: User, on: date) -> tuple[list[Unit], Unit, int]:
    units = list(Unit.objects.filter(pk__in=access.reading_units(by, on)))
    chosen = next((unit for unit in units if unit.pk == request.GET.get("co-quan")), None)
    if not units:
        raise NotFound(_("Tài khoản này không thuộc đơn vị nào có sổ văn bản đi."))
    year = request.GET.get("nam", "")
    return units, chosen or units[0], int(year) if re.fullmatch(r"2[01][0-9]{2}", year) else on.year


@signed_in
def kinds(request: HttpRequest) -> HttpResponse:
    """Every kind of letter with its rule, its form number, and a blank to fill by hand."""
    by, on = officer(request), today()
    units, unit, _year = _asked(request, by, on)
    rows = [
        {"kind": kind, "form": kind.form(on), "basis": kind.basis(on)} for kind in letters.kinds().values()
    ]
    context = {"rows": rows, "unit": unit, "units": units, "signs": unit.pk in access.deciding_units(by, on)}
    return render(request, "petitions/letter_kinds.html", context)


@signed_in
def blank(request: HttpRequest, unit: str, code: str) -> HttpResponse:
    by, on = officer(request), today()
    own = Unit.objects.select_related("area", "parent").filter(pk=unit, pk__in=access.reading_units(by, on))
    if (body := own.first()) is None:
        raise NotFound(_("Không có đơn vị này, hoặc ông bà không làm việc ở đó."))
    paper = letters.blank(letters.kind_of(code.replace("-", "_")), body, on=on)
    return _file(letters.pdf(paper), "application/pdf", f"mau-{code}.pdf", inline=True)
