"""Pages for everyone: the schedule and its changes, the notice, the calendar."""

import hashlib
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import LOCAL, today
from langnghe.reception import selectors
from langnghe.reception.models import Session, SessionState
from langnghe.reception.papers import calendar as calendars
from langnghe.reception.papers import notice as notices
from langnghe.reception.views.asking import end_of_month, month_of, public_unit, year_of
from langnghe.units.models import Unit

AHEAD, BACK = timedelta(days=400), timedelta(days=31)
CHANGED = {SessionState.MOVED, SessionState.DELEGATED, SessionState.MISSED}
# The form of the page counts into its age: raise it when the templates of the schedule change.
EDITION = "4"


def _age(unit: str) -> tuple[str, datetime]:
    """The name and the age of the schedule as it stands: its last entry, and the day that it is read."""
    found = public_unit(unit)
    midnight = datetime.combine(today(), time(0), tzinfo=LOCAL)
    last = selectors.last_change(found)
    return f"{found.pk}:{last[0] if last else 0}", max(last[1], midnight) if last else midnight


def etag_of(request: HttpRequest, unit: str = "") -> str:
    name, at = _age(unit)
    user = request.user.pk or 0
    asked = f"{EDITION}:{name}:{at.isoformat()}:{get_language()}:{user}:{request.get_full_path()}"
    return f'"{hashlib.sha256(asked.encode()).hexdigest()[:32]}"'


def modified(_request: HttpRequest, unit: str = "") -> datetime:
    return _age(unit)[1]


@public
@require_safe
@condition(etag_func=etag_of, last_modified_func=modified)
def schedule(request: HttpRequest, unit: str = "") -> HttpResponse:
    found, on = public_unit(unit), today()
    year = year_of(request.GET.get("nam", ""))
    since, until = (date(year, 1, 1), date(year, 12, 31)) if year else (on.replace(day=1) - BACK, on + AHEAD)
    sessions = list(selectors.public_schedule(found, since=since, until=until))
    over = [] if year else [one for one in sessions if one.held_on < on]
    context = {
        "unit": found,
        "on": on,
        "year": year,
        "years": selectors.years_posted(found),
        "months": _by_month([one for one in sessions if one not in over]),
        "over": over,
        "now_off": [one for one in selectors.sessions_on_days_off(found, on=on) if one.session.posted_on],
        "changes": [one for one in sessions if one.state in CHANGED and one.held_on >= on - BACK],
        "next_session": selectors.next_session(found, on=on),
    }
    return render(request, "reception/schedule.html", context)


def _by_month(sessions: list[Session]) -> list[tuple[date, list[Session]]]:
    return [
        (month, list(rows)) for month, rows in groupby(sessions, key=lambda one: one.held_on.replace(day=1))
    ]


def _address(request: HttpRequest, unit: Unit) -> str:
    return request.build_absolute_uri(reverse("reception:schedule_of", args=[unit.pk]))


@public
@require_safe
@condition(etag_func=etag_of, last_modified_func=modified)
def calendar(request: HttpRequest, unit: str) -> HttpResponse:
    found, on = public_unit(unit), today()
    sessions = list(selectors.public_schedule(found, since=on - BACK, until=on + AHEAD))
    body = calendars.calendar_file(
        found, sessions, address=_address(request, found), revisions=selectors.revisions(sessions)
    )
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="lich-tiep-{found.pk}.ics"'
    return response


def _notice(request: HttpRequest, unit: Unit) -> tuple[date, notices.Notice]:
    coming = selectors.next_session(unit, on=today())
    month = month_of(request.GET.get("thang", ""), default=coming.held_on if coming else today())
    sessions = selectors.public_schedule(unit, since=month, until=end_of_month(month))
    return month, notices.notice_of(unit, month, sessions, address=_address(request, unit))


@public
@require_safe
def notice(request: HttpRequest, unit: str) -> HttpResponse:
    found = public_unit(unit)
    month, paper = _notice(request, found)
    context = {"unit": found, "month": month, "notice": paper}
    return render(request, "reception/notice.html", context)


@public
@require_safe
def notice_pdf(request: HttpRequest, unit: str) -> HttpResponse:
    found = public_unit(unit)
    month, paper = _notice(request, found)
    response = HttpResponse(notices.pdf(paper), content_type="application/pdf")
    name = f"lich-tiep-{found.pk}-{month:%Y-%m}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
