"""Telling those who booked: letters without code, topic or file; entries without name or address."""

from datetime import date
from typing import Any

from django.utils.translation import override

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.design.writing import long_date
from langnghe.kernel.clock import LOCAL
from langnghe.notifications.services import queue
from langnghe.reception.models import Booking
from langnghe.reception.selectors.booking import expected_at
from langnghe.reception.selectors.days_off import day_off

BOOKING = "booking"


def record_booking(action: str, booking: Booking, *, on: date, by: User | None = None) -> None:
    audit.record(
        f"booking.{action}",
        subject=(BOOKING, booking.pk),
        day=on,
        by=by.username if by else "",
        unit=booking.session.unit_id,
        data={"session": booking.session_id, "state": booking.state, "number": booking.number},
    )


def tell(booking: Booking, letter: str, **more: str) -> None:
    """One letter of this room to whoever left an address."""
    if booking.person is None or not booking.person.email:
        return
    with override("vi"):
        context = {**_context(booking), **more}
    queue(
        f"reception/letters/{letter}",
        address=booking.person.email,
        context=context,
        about=(BOOKING, booking.pk),
    )


def _context(booking: Booking) -> dict[str, Any]:
    session, expected = booking.session, expected_at(booking)
    until = booking.offered_until
    return {
        "unit": session.unit.name,
        "post": (session.delegated_to or session.post).title,
        "day": long_date(session.held_on),
        "hour": f"{session.starts_at.astimezone(LOCAL):%H:%M}",
        "place": f"{session.place.name}, {session.place.address}",
        "expected": f"{expected.astimezone(LOCAL):%H:%M}" if expected else "",
        "off": day_off(session.unit_id, session.held_on),
        "waiting": booking.number is None,
        "until": f"{until.astimezone(LOCAL):%H:%M} {long_date(until.astimezone(LOCAL).date())}"
        if until
        else "",
        "papers": session.schedule.papers if session.schedule else "",
    }
