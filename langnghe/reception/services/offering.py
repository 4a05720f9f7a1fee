"""Freed places go onward: to the first who waits, for a while, then to the next."""

from datetime import datetime, timedelta

from django.db import transaction

from langnghe.kernel.clock import legal_day
from langnghe.reception.models import Booking, BookingState, Schedule, Session, SessionState
from langnghe.reception.selectors.booking import free_numbers
from langnghe.reception.services.telling import record_booking, tell

# How long a freed place is kept for one who waits: a habit of counters, not of the law.
KEPT = timedelta(hours=24)


def offer_free(session: Session, schedule: Schedule, *, at: datetime) -> None:
    """Take back offers that ran out, then offer every free place in the order of the queue."""
    fill(session, schedule, at=at)


def fill(session: Session, schedule: Schedule, *, at: datetime) -> None:
    """The caller holds the lock of the schedule."""
    _take_back(session, at)
    if at >= session.starts_at or session.state not in {SessionState.PLANNED, SessionState.DELEGATED}:
        return
    free = free_numbers(session, schedule)
    waiting = Booking.objects.filter(session=session, state=BookingState.WAITING).order_by("queued_at", "id")
    for number, booking in zip(free, waiting, strict=False):
        booking.state, booking.number = BookingState.OFFERED, number
        booking.offered_until = min(at + KEPT, session.starts_at)
        booking.save(update_fields=["state", "number", "offered_until"])
        record_booking("offered", booking, on=legal_day(at))
        tell(booking, "offered")


def _take_back(session: Session, at: datetime) -> None:
    rows = Booking.objects.filter(session=session, state=BookingState.OFFERED, offered_until__lt=at)
    for booking in rows:
        booking.state, booking.number, booking.offered_until = BookingState.CANCELLED, None, None
        booking.save(update_fields=["state", "number", "offered_until"])
        record_booking("expired", booking, on=legal_day(at))


@transaction.atomic
def expire_offers(schedule: Schedule, *, at: datetime) -> None:
    """Every session of one schedule; run by the job that looks at the clock."""
    schedule = Schedule.objects.select_for_update(no_key=True).get(pk=schedule.pk)
    overdue = Booking.objects.filter(
        session__schedule=schedule, state=BookingState.OFFERED, offered_until__lt=at
    )
    for session in Session.objects.filter(pk__in=overdue.values("session")):
        fill(session, schedule, at=at)
