"""Statutory tables at the desk: the numbers, the rows behind each, the paper, the workbook."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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
from langnghe.design.writing import number
from langnghe.figures import engine
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound
from langnghe.reception import access
from langnghe.reception.papers import statutory as papers
from langnghe.reception.papers.headings import paths
from langnghe.reception.selectors.balances import opening_of, table_of
from langnghe.reception.selectors.statutory import Cell, Filled, fill
from langnghe.reception.stat_tables import TABLES, StatTable
from langnghe.reception.views.asking import day_of
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


def _stat(slug: str) -> StatTable:
    if slug not in TABLES:
        raise NotFound(_("Không có biểu này."), instead=_("Chọn một biểu đã lập được từ sổ."))
    return TABLES[slug]


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every table that the law prescribes today: filled in here, or not yet."""
    unit, _units = readable_unit(request)
    slugs = {stat.rule: slug for slug, stat in TABLES.items()}
    prescribed = [(one, slugs.get(one.rule, "")) for one in lawbook.tables_on(today())]
    prescribed.sort(key=lambda one: not one[1])
    return render(request, "reception/tables.html", {"unit": unit, "tables": prescribed})


@signed_in
@require_safe
def table(request: HttpRequest, slug: str) -> HttpResponse:
    stat = _stat(slug)
    unit, units = readable_unit(request)
    since, until = _period(request)
    filled = fill(stat, unit, since=since, until=until)
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
        "slug": slug,
        "stat": stat,
    }
    return render(request, "reception/table.html", context)


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
def printed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    stat = _stat(slug)
    unit, _units = readable_unit(request)
    since, until = _period(request)
    if kind not in FILES:
        raise NotFound(_("Biểu chỉ có dạng PDF và XLSX."))
    make, content_type = FILES[kind]
    with override("vi"):  # a state paper, whatever the language of the page
        filled = fill(stat, unit, since=since, until=until)
        response = HttpResponse(make(filled, unit, since=since, until=until), content_type=content_type)
    name = f"{slug.upper()}-{unit.pk}-{since:%Y%m%d}-{until:%Y%m%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
@require_safe
def records(request: HttpRequest, slug: str, unit: str, key: str, **days: str) -> HttpResponse:
    """Exactly the rows behind one column, without a name."""
    stat = _stat(slug)
    found, _units = readable_unit(request, unit)
    if key not in {stat.apart, *stat.keys.values()}:
        raise NotFound(_("Không có danh sách này."))
    period = {"since": day_of(days["since"]), "until": day_of(days["until"])}
    rows = engine.records(key, unit=found.pk, **period)
    population = engine.figure_by_key(key).population
    shown, left_out = engine.listed(population, rows)
    page = Paginator(shown, PAGE).get_page(request.GET.get("trang"))
    columns = population.columns
    context = {
        "unit": found,
        "answer": engine.value(key, unit=found.pk, **period),
        "column": _column(stat, key, found, period["until"]),
        "slug": slug,
        "stat": stat,
        "page": page,
        "left_out": left_out,
        "unlisted_note": population.unlisted_note,
        "headings": [heading for _name, heading in columns],
        "rows": [[(heading, _cell(row, name)) for name, heading in columns] for row in page],
        "opening": _opening(stat, key, found, period),
    }
    return render(request, "reception/table_records.html", context)


def _column(stat: StatTable, key: str, unit: Unit, on: date) -> str:
    """What the table calls this column."""
    columns = table_of(stat.rule, unit, on).columns
    return next((name for place, name in columns.items() if stat.keys.get(place) == key), "")


def _cell(row: Any, path: str) -> Any:
    """`step__petition` is the petition of the row's step."""
    *way, name = path.split("__")
    for part in way:
        row = getattr(row, part)
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    return number(value) if isinstance(value, Decimal) else value


def _opening(stat: StatTable, key: str, unit: Unit, period: dict[str, date]) -> list[tuple[Any, int]]:
    """What the paper register adds to this column, with where it stands."""
    column = next((str(place) for place, own in stat.keys.items() if own == key), "")
    added = opening_of(unit, stat.rule, **period).added
    return [(one, counted) for one in added if (counted := int(one.numbers.get(column, 0)))]
