"""The schedule of a unit and of every unit around and below it, a month at a time: one address for a province."""

import hashlib
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from langnghe.design.writing import long_date
from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import LOCAL, today
from langnghe.reception import selectors
from langnghe.reception.models import SessionState
from langnghe.reception.selectors.area import Line
from langnghe.reception.views.asking import end_of_month, month_of, public_unit

# Raise it when the template changes: it counts into the tag.
EDITION = "2"


@public
@require_safe
def area(request: HttpRequest, unit: str) -> HttpResponse:
    """The rows are asked first: when they are the same, nothing is drawn again."""
    found = public_unit(unit)
    month = month_of(request.GET.get("thang", ""), default=today())
    lines = selectors.sessions_around(found, since=month, until=end_of_month(month))
    asked = f"{EDITION}:{selectors.lines_digest(lines)}:{get_language()}:{request.user.pk}:{request.get_full_path()}:{today()}"
    tag = f'"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    context = {
        "unit": found,
        "month": month,
        "before": month - timedelta(days=1),
        "after": end_of_month(month) + timedelta(days=1),
        "groups": _groups(lines),
    }
    response = render(request, "reception/area.html", context)
    response.headers["ETag"] = tag
    patch_cache_control(response, no_cache=True)
    return response


def _groups(lines: list[Line]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """Words are made once for each day and state, not once for each row."""
    days = {day: long_date(day) for day in {one.day for one in lines}}
    states = {state.value: str(state.label) for state in SessionState}
    return [
        (code, name, [_row(one, days[one.day], states[one.state]) for one in rows])
        for code, name, rows in selectors.by_unit(lines)
    ]


def _row(one: Line, day: str, state: str) -> dict[str, Any]:
    start, end = one.starts_at.astimezone(LOCAL), one.ends_at.astimezone(LOCAL)
    hours = f"{start.hour}:{start.minute:02} – {end.hour}:{end.minute:02}"
    shown = "" if one.state == SessionState.PLANNED else state
    return {"pk": one.pk, "day": day, "hours": hours, "post": one.post, "place": one.place, "state": shown}
