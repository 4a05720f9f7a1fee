"""Public pages: the figures of a unit, and exactly the records behind one of them."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from langnghe.figures import engine
from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotFound
from langnghe.units.models import Unit

PAGE = 50


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Invalid(
            _("Ngày «%(given)s» không có thật. Viết ngày theo dạng 2023-12-31.") % {"given": given}
        ) from None


def _unit(code: str) -> Unit:
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise NotFound(
            _("Không có đơn vị mang mã này."), instead=_("Tìm đơn vị theo tên ở trang Tra cứu đơn vị.")
        )
    return unit


def period_of(request: HttpRequest) -> tuple[date, date]:
    """The period asked for in the address; without one, this year until today."""
    on = today()
    since = _day(request.GET.get("tu") or date(on.year, 1, 1).isoformat())
    until = _day(request.GET.get("den") or on.isoformat())
    if until < since:
        raise Invalid(_("Ngày cuối đứng trước ngày đầu."), instead=_("Đổi lại hai ngày rồi xem lại."))
    return since, until


@public
def overview(request: HttpRequest, unit: str = "") -> HttpResponse:
    chosen = _unit(unit or request.GET.get("don_vi") or settings.SITE_UNIT)
    since, until = period_of(request)
    keys = [figure.key for figure in engine.figures()]
    answers = engine.values(keys, unit=chosen.code, since=since, until=until)
    context = {"unit": chosen, "since": since, "until": until, "answers": answers.values()}
    return render(request, "figures/overview.html", context)


@public
def records(request: HttpRequest, unit: str, key: str, since: str, until: str) -> HttpResponse:
    """The rows of one figure: the columns that its population shows to everyone, never a name."""
    chosen = _unit(unit)
    if not engine.figure_by_key(key).listed:
        raise NotFound(_("Số liệu này chỉ xem được ở bàn tiếp công dân."))
    answer = engine.value(key, unit=chosen.code, since=_day(since), until=_day(until))
    rows = engine.records(key, unit=chosen.code, since=answer.since, until=answer.until)
    shown, left_out = engine.listed(answer.figure.population, rows)
    page = Paginator(shown, PAGE).get_page(request.GET.get("trang"))
    context = {
        "unit": chosen,
        "answer": answer,
        "page": page,
        "left_out": left_out,
        "headings": [heading for _name, heading in answer.figure.population.columns],
        "rows": [_cells(answer.figure, row) for row in page],
    }
    return render(request, "figures/records.html", context)


def _cells(figure: engine.Figure, row: Any) -> list[Any]:
    return [_cell(row, name) for name, _heading in figure.population.columns]


def _cell(row: Any, name: str) -> Any:
    display = getattr(row, f"get_{name}_display", None)
    return display() if display else getattr(row, name)
