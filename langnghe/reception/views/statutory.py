"""Table 01/TCD at the desk: the numbers, the rows behind each, the paper, the workbook."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from langnghe import lawbook
from langnghe.figures import engine
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound
from langnghe.lawbook import tables
from langnghe.reception import access, table_01
from langnghe.reception.papers import statutory as papers
from langnghe.reception.papers.headings import paths
from langnghe.reception.selectors.balances import opening_of
from langnghe.reception.selectors.statutory import Cell, Filled, table_01_of
from langnghe.reception.views.asking import day_of
from langnghe.rules.selectors import book_of
from langnghe.units.models import Unit

PAGE = 50
FILES = {
    "xlsx": (papers.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": (papers.as_pdf, "application/pdf"),
}


@dataclass(frozen=True)
class Group:
    """Neighbouring columns under the same words of the head; the lines of `parts` are (own name, cell)."""

    title: str
    parts: list[tuple[str, list[tuple[str, Cell]]]]


def readable_unit(request: HttpRequest, code: str = "") -> tuple[Unit, list[Unit]]:
    """The unit asked for, among those whose register this officer may read."""
    codes = access.reading_units(request.user, today())
    if not codes:
        raise NotAllowed(
            _("Tài khoản này không có quyền đọc sổ tiếp công dân."),
            instead=_("Hỏi quản trị viên của đơn vị."),
        )
    usual = settings.SITE_UNIT if settings.SITE_UNIT in codes else codes[0]
    wanted = code or request.GET.get("don_vi", "") or usual
    units = list(Unit.objects.filter(pk__in=codes).order_by("name"))
    chosen = next((unit for unit in units if unit.pk == wanted), None)
    if chosen is None:
        raise NotFound(_("Không có biểu này, hoặc đơn vị của ông bà không giữ sổ này."))
    return chosen, units


def _period(request: HttpRequest) -> tuple[date, date]:
    """The days asked for; else the report period that closed last."""
    if request.GET.get("since") and request.GET.get("until"):
        since, until = day_of(request.GET["since"]), day_of(request.GET["until"])
    else:
        last = lawbook.closed_periods(today())[0]
        since, until = last.start, last.end
    if until < since:
        raise Invalid(_("Ngày cuối đứng trước ngày đầu."), instead=_("Đổi lại hai ngày rồi xem lại."))
    return since, until


@signed_in
@require_safe
def table(request: HttpRequest) -> HttpResponse:
    unit, units = readable_unit(request)
    since, until = _period(request)
    filled = table_01_of(unit, since=since, until=until)
    closed, running = lawbook.closed_periods(today()), lawbook.periods(today())
    context = {
        "unit": unit,
        "units": units,
        "since": since,
        "until": until,
        "period": next((one for one in (*closed, *running) if (one.start, one.end) == (since, until)), None),
        "closed": closed,
        "running": running,
        "filled": filled,
        "groups": _groups(filled),
        "untied": table_01.UNTIED,
    }
    return render(request, "reception/table_01.html", context)


def _groups(filled: Filled) -> list[Group]:
    """As the head of the table parts them; columns that stand alone are one group without a title."""
    ways = paths(filled.table.columns)
    named = [(ways[cell.number], cell) for cell in filled.cells]
    return [
        Group(title, _parts(list(those)))
        for title, those in groupby(named, key=lambda one: one[0][0] if len(one[0]) > 1 else "")
    ]


def _parts(named: list[tuple[tuple[str, ...], Cell]]) -> list[tuple[str, list[tuple[str, Cell]]]]:
    return [
        (", ".join(part), [(way[-1] or way[0], cell) for way, cell in those])
        for part, those in groupby(named, key=lambda one: one[0][1:-1])
    ]


@signed_in
@require_safe
def printed(request: HttpRequest, kind: str) -> HttpResponse:
    unit, _units = readable_unit(request)
    since, until = _period(request)
    if kind not in FILES:
        raise NotFound(_("Biểu chỉ có dạng PDF và XLSX."))
    make, content_type = FILES[kind]
    filled = table_01_of(unit, since=since, until=until)
    with override("vi"):  # a state paper, whatever the language of the page
        response = HttpResponse(make(filled, unit, since=since, until=until), content_type=content_type)
    name = f"01-TCD-{unit.pk}-{since:%Y%m%d}-{until:%Y%m%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
@require_safe
def records(request: HttpRequest, unit: str, key: str, **days: str) -> HttpResponse:
    """Exactly the rows behind one column, without a name."""
    found, _units = readable_unit(request, unit)
    if key != table_01.UNTIED and key not in {figure.key for figure in table_01.COLUMNS}:
        raise NotFound(_("Không có danh sách này."))
    period = {"since": day_of(days["since"]), "until": day_of(days["until"])}
    rows = engine.records(key, unit=found.pk, **period)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    columns = engine.figure_by_key(key).population.columns
    context = {
        "unit": found,
        "answer": engine.value(key, unit=found.pk, **period),
        "column": _column(key, found, period["until"]),
        "page": page,
        "headings": [heading for _name, heading in columns],
        "rows": [[_cell(row, name) for name, _heading in columns] for row in page],
        "opening": _opening(key, found, period),
    }
    return render(request, "reception/table_01_records.html", context)


def _column(key: str, unit: Unit, on: date) -> str:
    """What the table calls this column."""
    columns = tables.table(table_01.RULE, on, book=book_of(unit.pk)).columns
    return next((name for number, name in columns.items() if table_01.key_of(number) == key), "")


def _cell(row: Any, name: str) -> Any:
    display = getattr(row, f"get_{name}_display", None)
    return display() if display else getattr(row, name)


def _opening(key: str, unit: Unit, period: dict[str, date]) -> list[tuple[Any, int]]:
    """What the paper register adds to this column, with where it stands."""
    columns = [figure.key for figure in table_01.COLUMNS]
    if key not in columns:
        return []
    column = str(columns.index(key) + 1)
    added = opening_of(unit, table_01.RULE, **period).added
    return [(one, number) for one in added if (number := int(one.numbers.get(column, 0)))]
