"""The open data of the board of duty: what its files hold, and the files."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound
from langnghe.reception.papers import duty as papers
from langnghe.reception.selectors import duty_totals
from langnghe.reception.views.duty_tags import tag_of, tagged
from langnghe.units.models import AdministrativeArea


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
    return tagged(response, tag)


def _json(about: dict[str, Any], lines: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Written as it is read, so that a country fits into little memory."""
    yield json.dumps(about, ensure_ascii=False)[:-1] + ', "rows": ['
    for number, line in enumerate(lines):
        yield (",\n" if number else "\n") + json.dumps(line, ensure_ascii=False)
    yield "\n]}\n"
