"""The board of duty for everyone: the country, a province, a unit, the sessions behind a number, the open data."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotFound
from langnghe.reception import selectors
from langnghe.reception.papers import duty as papers
from langnghe.reception.selectors import duty_totals
from langnghe.reception.views.asking import day_of, month_of, public_unit, year_of
from langnghe.units.models import AdministrativeArea, Post

# Raise it when a template or a file of the board changes: it counts into the tag.
EDITION = "1"
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


def tag_of(request: HttpRequest, rows: Any, on: date) -> str:
    asked = f"{EDITION}:{duty_totals.version(rows)}:{get_language()}:{request.user.pk}:{request.get_full_path()}:{on}"
    return f'"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = tag
    patch_cache_control(response, no_cache=True)
    return response


def _split(lines: list[papers.Line]) -> dict[str, list[papers.Line]]:
    """What has a register here first; what has none is named below, and nothing is said of it."""
    return {
        "lines": [one for one in lines if one.total],
        "silent": [one for one in lines if not one.total],
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
        **_split(papers.by_province(rows, on=on)),
        "years": papers.years(on),
        "articles": duty_totals.articles(rows),
    }
    return _tagged(render(request, "reception/duty_country.html", context), tag)


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
        **_split(papers.LINES[BY[by]](rows, found.pk, on)),
        "years": papers.years(on),
        "articles": duty_totals.articles(rows),
    }
    return _tagged(render(request, "reception/duty_province.html", context), tag)


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
    context = {"unit": found, "year": year, "years": years, "rows": rows, "on": on}
    response = render(request, "reception/duty_board.html", context)
    patch_cache_control(response, no_cache=True)
    return response


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


@public
@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What the files hold, field by field, and under which terms they are given."""
    on = today()
    context = {
        "fields": papers.FIELDS,
        "licence": papers.licence(),
        "years": papers.years(on),
        "year": on.year,
    }
    return render(request, "reception/duty_open_data.html", context)


@public
@require_safe
def feed(request: HttpRequest, year: int, kind: str, area: str = "") -> HttpResponse | StreamingHttpResponse:
    """A year of months as CSV or JSON: the address stays, and an unchanged file is not sent again."""
    on = today()
    if area and not AdministrativeArea.objects.filter(pk=area, level="PROVINCE").exists():
        raise NotFound(_("Không có tỉnh này."))
    if not date.min.year <= year <= date.max.year:
        raise NotFound(_("Không có năm này."))
    rows = duty_totals.months(since=date(year, 1, 1), until=date(year, 12, 31), on=on, province=area)
    tag = tag_of(request, rows, on)
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    site = request.build_absolute_uri("/")[:-1]
    lines = papers.open_lines(duty_totals.open_rows(rows), site=site)
    response: Any
    if kind == "csv":
        response = StreamingHttpResponse(papers.as_csv(lines), content_type="text/csv; charset=utf-8")
    else:
        about = request.build_absolute_uri(reverse("reception:duty_open_data"))
        response = StreamingHttpResponse(
            _json(papers.about(year, area, about=about), lines),
            content_type="application/json; charset=utf-8",
        )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return _tagged(response, tag)


def _json(about: dict[str, Any], lines: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Written as it is read, so that a country fits into little memory."""
    yield json.dumps(about, ensure_ascii=False)[:-1] + ', "rows": ['
    for number, line in enumerate(lines):
        yield (",\n" if number else "\n") + json.dumps(line, ensure_ascii=False)
    yield "\n]}\n"
