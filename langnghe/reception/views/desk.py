"""The desk: today's sessions and turns, the register, its files."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.design.writing import number
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotFound
from langnghe.reception import exports, selectors
from langnghe.reception.forms import PeriodForm
from langnghe.reception.models import Visit
from langnghe.reception.papers import book as book_paper
from langnghe.reception.selectors import printed as printed_book
from langnghe.reception.selectors import tasks
from langnghe.reception.selectors.register import Key, book
from langnghe.reception.views.asking import day_of, desk_unit
from langnghe.units.models import Unit

MOST_ROWS, MOST_ON_PAPER = 20_000, 5_000
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
    context = {"unit": unit, "form": form, "page": page, "kept": kept, "since": since, "until": until}
    return render(request, "reception/register.html", context, status=200 if form.is_valid() else 422)


@signed_in
@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The same rows as on screen, without pages; a file of names is for those who may read the book."""
    on, unit = today(), desk_unit(request)
    since, until = _few_enough(request, unit, MOST_ROWS)
    rows = list(book(unit.pk, since=since, until=until, viewer=request.user, on=on))
    answer = _file(kind, rows, unit)
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
    since, until = _few_enough(request, unit, most)
    parts = printed_book.parts_of(unit.pk, since=since, until=until, viewer=request.user, on=on)
    answer = HttpResponse(make(unit, parts, since=since, until=until), content_type=content_type)
    answer.headers["Content-Disposition"] = _file_name(unit, since, until, kind)
    return answer


def _few_enough(request: HttpRequest, unit: Unit, most: int) -> tuple[date, date]:
    """The period that was asked for; a book that would come out cut off is refused instead."""
    _form, since, until = _period(request)
    lines = printed_book.how_many(unit.pk, since=since, until=until, viewer=request.user, on=today())
    if lines > most:
        raise Invalid(
            _("Thời gian này có %(lines)s dòng, một tệp chỉ chứa %(most)s dòng.")
            % {"lines": number(lines), "most": number(most)},
            instead=_("Chọn thời gian ngắn hơn, ví dụ từng quý, rồi tải lại."),
        )
    return since, until


def _file_name(unit: Unit, since: date, until: date, kind: str) -> str:
    return f'attachment; filename="so-tiep-{unit.pk}-{since:%Y%m%d}-{until:%Y%m%d}.{kind}"'


def _file(kind: str, rows: list[Visit], unit: Unit) -> HttpResponseBase:
    if kind == "csv":
        return StreamingHttpResponse(exports.as_csv(rows), content_type="text/csv; charset=utf-8")
    if kind == "xlsx":
        return HttpResponse(exports.as_xlsx(rows), content_type=XLSX)
    raise NotFound(_("Sổ của %(unit)s chỉ có dạng CSV và XLSX.") % {"unit": unit.name})
