"""Days off by the calendar of the unit: a holiday announced after posting, and the sessions that now stand on it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from langnghe import lawbook
from langnghe.reception.models import OPEN, Session, SessionState
from langnghe.rules.selectors import book_of
from langnghe.units.models import Unit

COMING = (SessionState.PLANNED, SessionState.DELEGATED)


@dataclass(frozen=True)
class NowOff:
    """A coming session on a day off, the day that its schedule would move it to, and how many have booked."""

    session: Session
    why: str
    propose: date
    booked: int


def day_off(unit: str, day: date) -> str:
    """Why this day is off for the unit; empty on a working day."""
    book = book_of(unit)
    if lawbook.is_working_day(day, book=book):
        return ""
    return lawbook.workdays(day, day, book=book)[0].why


def sessions_on_days_off(unit: Unit, *, on: date) -> list[NowOff]:
    rows = Session.objects.filter(unit=unit, held_on__gte=on, state__in=COMING)
    counted = rows.annotate(booked=Count("bookings", filter=Q(bookings__state__in=OPEN)))
    ordered = counted.select_related("post", "place", "schedule").order_by("held_on", "id")
    book, found = book_of(unit.pk), []
    for one in ordered:
        if not lawbook.is_working_day(one.held_on, book=book):
            why = lawbook.workdays(one.held_on, one.held_on, book=book)[0].why
            later = lawbook.add_working_days(one.held_on, 1, book=book)
            found.append(NowOff(one, why, later, one.booked))
    return found
