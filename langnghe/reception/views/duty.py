"""The board of duty for everyone: the country, a province, a unit, the sessions behind a number."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotFound
from langnghe.reception import selectors
from langnghe.reception.papers import duty as papers
from langnghe.reception.papers import duty_tiles
from langnghe.reception.selectors import duty_totals
from langnghe.reception.views.asking import day_of, month_of, public_unit, year_of
from langnghe.reception.views.duty_tags import digest_of, tag_of, tagged
from langnghe.units.models import AdministrativeArea, Post

LONGEST = 20  # years: a longer period is a typing mistake
BY = {"don-vi": "post", "chuc-danh": "office", "thang": "month"}


@dataclass(frozen=True)
class Period:
    since: date
    until: date


def period_of(request: HttpRequest, on: date) -> Period:
    """The months asked for; else this year, and last year in January."""
    year = on.year if on.month > 1 else on.year - 1
    since = month_of(request.GET.get("tu", ""), default=date(year, 1, 1))
    until = month_of(request.GET.get("den", ""), default=min(date(year, 12, 1), on))
    if not since <= until or until.year - since.year > LONGEST:
        raise Invalid(_("Tháng cuối phải sau tháng đầu và không quá 20 năm."))
    return Period(since, until)


def _drawn(request: HttpRequest, lines: list[papers.Line], *, by: str = "post") -> dict[str, Any]:
    """What has a register here first; what has none is named below, and nothing is said of it."""
    order = request.GET.get("xep", "ten")
    if order not in duty_tiles.ORDERS:
        raise NotFound(_("Không có cách xếp này."), instead=_("Chọn lại ở ô Xếp theo."))
    tiles = [duty_tiles.tile(one) for one in lines] if by == "post" else []
    return {
        "lines": duty_tiles.in_order([one for one in lines if one.total], order),
        "silent": [one for one in lines if not one.total],
        "tiles": duty_tiles.shown(tiles),
        "legend": duty_tiles.legend(tiles),
        "order": order,
        "orders": [(key, words) for key, (words, _field) in duty_tiles.ORDERS.items()],
    }


@public
@require_safe
def country(request: HttpRequest) -> HttpResponse:
    """Each province beside the others, in the order of their names: no order of merit."""
    on = today()
    period = period_of(request, on)
    rows = duty_totals.months(since=period.since, until=period.until, on=on)
    tag = tag_of(request, rows, on)
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    context = {
        "period": period,
        "on": on,
        **_drawn(request, papers.by_province(rows, on=on)),
        "years": papers.years(on),
        "articles": duty_totals.articles(rows),
    }
    return tagged(render(request, "reception/duty_country.html", context), tag)


@public
@require_safe
def province(request: HttpRequest, area: str) -> HttpResponse:
    """The posts of a province, or its offices, or its months."""
    found = get_object_or_404(AdministrativeArea, pk=area, level="PROVINCE")
    on, by = today(), request.GET.get("theo", "don-vi")
    if by not in BY:
        raise NotFound(_("Không có cách xem này."), instead=_("Xem theo đơn vị, chức danh hoặc tháng."))
    period = period_of(request, on)
    rows = duty_totals.months(since=period.since, until=period.until, on=on, province=found.pk)
    tag = tag_of(request, rows, on)
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    context = {
        "area": found,
        "period": period,
        "on": on,
        "by": by,
        **_drawn(request, papers.LINES[BY[by]](rows, found.pk, on), by=BY[by]),
        "years": papers.years(on),
        "articles": duty_totals.articles(rows),
    }
    return tagged(render(request, "reception/duty_province.html", context), tag)


@public
@require_safe
def board(request: HttpRequest, unit: str) -> HttpResponse:
    """What the law asked of each head of this unit in a year, and what was done."""
    found, on = public_unit(unit), today()
    years = selectors.years_posted(found)
    past = [year for year in years if year <= on.year]
    year = year_of(request.GET.get("nam", "")) or (past[-1] if past else on.year)
    until = min(date(year, 12, 31), on)
    rows = selectors.duty_board(found, since=date(year, 1, 1), until=until, on=on)
    tag = digest_of(request, rows, years, on)
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    context = {"unit": found, "year": year, "years": years, "rows": rows, "on": on}
    return tagged(render(request, "reception/duty_board.html", context), tag)


@public
@require_safe
def records(request: HttpRequest, unit: str, post: int, state: str, **days: str) -> HttpResponse:
    """Exactly the sessions behind one number of the board."""
    held = Post.objects.select_related("unit").filter(pk=post, unit=unit).first()
    if held is None or state not in selectors.DRILLED:
        raise NotFound(_("Không có danh sách này."))
    first, last = day_of(days["since"]), day_of(days["until"])
    sessions = selectors.sessions_behind(held, state, since=first, until=last)
    context = {
        "unit": held.unit,
        "post": held,
        "state": selectors.DRILLED[state],
        "sessions": sessions,
        "days": len({one.held_on for one in sessions}),
        "since": first,
        "until": last,
    }
    return render(request, "reception/duty_records.html", context)
