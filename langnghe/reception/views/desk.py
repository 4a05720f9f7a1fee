"""The desk: today's sessions and turns, the register, its files."""

from datetime import date
from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound
from langnghe.reception import access, exports, selectors, services
from langnghe.reception.forms import PeriodForm
from langnghe.reception.models import Visit
from langnghe.reception.papers import book as book_paper
from langnghe.reception.selectors import printed as printed_book
from langnghe.reception.selectors import tasks
from langnghe.reception.selectors.register import Key, book
from langnghe.reception.views.asking import day_of, desk_unit
from langnghe.units.models import Unit

MOST_ROWS, MOST_ON_PAPER = 20_000, 5_000
FLAT = {"csv", "xlsx"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRINTED = {
    "pdf": (book_paper.pdf, "application/pdf", MOST_ON_PAPER),
    "xlsx": (book_paper.xlsx, XLSX, MOST_ROWS),
}


@signed_in
@require_safe
def today_page(request: HttpRequest) -> HttpResponse:
    on, unit = today(), desk_unit(request)
    page = selectors.register(unit.pk, since=on, until=on, viewer=request.user, on=on)
    context = {
        "unit": unit,
        "on": on,
        "sessions": selectors.sessions_on(request.user, day=on, on=on),
        "visits": page.visits,
        "tasks": tasks.open_tasks(request.user, on=on),
        "next_session": selectors.next_session(unit, on=on),
        "may_receive": has_right(request.user, Right.RECEIVE, unit=unit.pk, on=on),
        "may_read": unit.pk in access.reading_units(request.user, on),
    }
    return render(request, "reception/desk.html", context)


def _period(request: HttpRequest) -> tuple[PeriodForm, date, date]:
    on = today()
    usual = {"since": on.replace(day=1), "until": on}
    given = {**usual, **{name: request.GET[name] for name in usual if request.GET.get(name)}}
    form = PeriodForm(given)
    if not form.is_valid():
        return form, usual["since"], usual["until"]
    return form, form.cleaned_data["since"], form.cleaned_data["until"]


def _after(text: str) -> Key | None:
    day, _dot, pk = text.partition(".")
    return (day_of(day), int(pk)) if text and pk.isdigit() else None


@signed_in
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    on, unit = today(), desk_unit(request)
    form, since, until = _period(request)
    after = _after(request.GET.get("sau", ""))
    page = selectors.register(unit.pk, since=since, until=until, viewer=request.user, on=on, after=after)
    kept = urlencode({"don_vi": unit.pk, "since": since.isoformat(), "until": until.isoformat()})
    may_bring = has_right(request.user, Right.RECEIVE, unit=unit.pk, on=on)
    context = {
        "unit": unit,
        "form": form,
        "page": page,
        "kept": kept,
        "since": since,
        "until": until,
        "may_bring": may_bring,
        "may_read": unit.pk in access.reading_units(request.user, on),
    }
    return render(request, "reception/register.html", context, status=200 if form.is_valid() else 422)


@signed_in
@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The same rows as on screen, without pages; a file of names is for those who may read the book."""
    on, unit = today(), desk_unit(request)
    if kind not in FLAT:
        raise NotFound(_("Sổ của %(unit)s chỉ có dạng CSV và XLSX.") % {"unit": unit.name})
    since, until = _taken_out(request, unit, kind, MOST_ROWS)
    rows = list(book(unit.pk, since=since, until=until, viewer=request.user, on=on))
    answer = _file(kind, rows)
    answer.headers["Content-Disposition"] = _file_name(unit, since, until, kind)
    return answer


@signed_in
@require_safe
def printed(request: HttpRequest, kind: str) -> HttpResponse:
    """The book in the form that the law of its days prints, PDF or XLSX."""
    on, unit = today(), desk_unit(request)
    if kind not in PRINTED:
        raise NotFound(_("Sổ theo mẫu chỉ có dạng PDF và XLSX."))
    make, content_type, most = PRINTED[kind]
    since, until = _taken_out(request, unit, f"form-{kind}", most)
    with override("vi"):  # a state book, whatever the language of the page
        parts = printed_book.parts_of(unit.pk, since=since, until=until, viewer=request.user, on=on)
        answer = HttpResponse(make(unit, parts, since=since, until=until), content_type=content_type)
    answer.headers["Content-Disposition"] = _file_name(unit, since, until, kind)
    return answer


def _taken_out(request: HttpRequest, unit: Unit, kind: str, most: int) -> tuple[date, date]:
    """The period that was asked for, after the log has noted who takes it out."""
    _form, since, until = _period(request)
    by = cast(User, request.user)
    services.take_out(unit, since=since, until=until, most=most, kind=kind, by=by, on=today())
    return since, until


def _file_name(unit: Unit, since: date, until: date, kind: str) -> str:
    return f'attachment; filename="so-tiep-{unit.pk}-{since:%Y%m%d}-{until:%Y%m%d}.{kind}"'


def _file(kind: str, rows: list[Visit]) -> HttpResponseBase:
    if kind == "csv":
        return StreamingHttpResponse(exports.as_csv(rows), content_type="text/csv; charset=utf-8")
    return HttpResponse(exports.as_xlsx(rows), content_type=XLSX)
