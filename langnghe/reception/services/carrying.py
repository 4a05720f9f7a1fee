"""A session that was moved, delegated or missed: those booked are told, and go on to the day that follows."""

from datetime import date, datetime, time

from langnghe.kernel.clock import LOCAL
from langnghe.reception.models import OPEN, Booking, BookingState, Schedule, Session
from langnghe.reception.selectors.booking import free_numbers, next_open
from langnghe.reception.services.telling import record_booking, tell


def _open_bookings(session: Session) -> list[Booking]:
    """Those in the session, in the order of their places, then of the queue; the schedule is locked first."""
    list(Schedule.objects.select_for_update(no_key=True).filter(pk=session.schedule_id or 0))
    rows = Booking.objects.filter(session=session, state__in=OPEN).select_related("person")
    return sorted(rows, key=lambda one: (one.number is None, one.number or 0, one.queued_at, one.pk))


def carry(old: Session, new: Session, *, on: date, reason: str) -> int:
    """To the day that took its place, everyone with the same number and the same code."""
    bookings = _open_bookings(old)
    for booking in bookings:
        booking.session, booking.reminded_on = new, None
        booking.save(update_fields=["session", "reminded_on"])
        record_booking("carried", booking, on=on)
        tell(booking, "carried", reason=reason)
    return len(bookings)


def carry_to_next(old: Session, *, on: date, reason: str) -> int:
    """Nobody received: to the next session that has places, else to the head of its queue; else told alone."""
    bookings = _open_bookings(old)
    schedule = old.schedule
    target = next_open(schedule, after=old.held_on, on=on, post=old.post_id) if schedule else None
    free = free_numbers(target, schedule) if target and schedule else []
    first = datetime.combine(old.held_on, time(0), tzinfo=LOCAL)
    for booking in bookings:
        if target is None:
            booking.state, booking.number, booking.offered_until = BookingState.CANCELLED, None, None
        else:
            booking.session, booking.queued_at = target, min(booking.queued_at, first)
            booking.number = free.pop(0) if free else None
            booking.state = BookingState.WAITING if booking.number is None else BookingState.BOOKED
            booking.offered_until, booking.reminded_on = None, None
        booking.save()
        record_booking("carried", booking, on=on)
        tell(booking, "carried" if target else "dropped", reason=reason)
    return len(bookings)


def tell_delegated(session: Session, *, reason: str) -> None:
    """The same day and place, another receiver: who does not want that can change the day."""
    for booking in _open_bookings(session):
        booking.session = session
        tell(booking, "delegated", reason=reason)
