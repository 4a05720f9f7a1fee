"""The line as the desk and the hall see it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, has_right, units_with
from langnghe.kernel.errors import NotFound
from langnghe.reception import access
from langnghe.reception.models import Booking, BookingState, QueueTicket, ReceptionPlace, TicketState
from langnghe.units.models import Unit

SHOWN, LAST = 6, 10**6


@dataclass(frozen=True)
class Line:
    """Tickets of one place and day by what is to be done with them."""

    called: list[QueueTicket]
    waiting: list[QueueTicket]
    absent: list[QueueTicket]
    done: int


def line(place: ReceptionPlace, *, viewer: Viewer, on: date) -> Line:
    rows = QueueTicket.objects.filter(queue__place=place, queue__day=on)
    tickets = list(
        access.visible_tickets(rows, viewer, on)
        .select_related("session__post", "visit", "booking")
        .order_by("number")
    )
    waiting = [one for one in tickets if one.state == TicketState.WAITING]
    return Line(
        called=sorted((one for one in tickets if one.state == TicketState.CALLED), key=lambda one: -one.call),
        waiting=sorted(waiting, key=_rank),
        absent=[one for one in tickets if one.state == TicketState.ABSENT],
        done=sum(one.state == TicketState.DONE for one in tickets),
    )


def _rank(ticket: QueueTicket) -> tuple[int, int, int]:
    """The order in which `call_next` calls: a stated reason, then who booked by their place, then by number."""
    booked = ticket.booking is not None
    place = ticket.booking.number if ticket.booking and ticket.booking.number else LAST
    return (0 if ticket.priority else 1 if booked else 2), place, ticket.number


def expected(unit: Unit, *, viewer: Viewer, on: date) -> list[Booking]:
    """Who booked a place in today's sessions and has not come yet; for those who receive in this unit."""
    if not has_right(viewer, Right.RECEIVE, unit=unit.pk, on=on):
        return []
    coming = Booking.objects.filter(session__unit=unit, session__held_on=on, state=BookingState.BOOKED)
    rows = coming.filter(ticket__isnull=True, session__state__in=["planned", "in_person", "delegated"])
    return list(
        rows.select_related("person", "session__post", "session__place").order_by("session", "number")
    )


def booking_for(viewer: Viewer, *, pk: int, on: date) -> Booking:
    units = units_with(viewer, Right.RECEIVE, on=on)
    rows = Booking.objects.filter(pk=pk, session__unit__in=units)
    found = rows.select_related("person", "session__place", "session__unit").first()
    if found is None:
        raise NotFound(_("Không có đăng ký này, hoặc đơn vị của ông bà không giữ lịch này."))
    return found


def places_of(unit: Unit) -> QuerySet[ReceptionPlace]:
    return ReceptionPlace.objects.filter(unit=unit).order_by("id")


def ticket_for(viewer: Viewer, *, pk: int, on: date) -> QueueTicket:
    rows = access.visible_tickets(QueueTicket.objects.filter(pk=pk), viewer, on)
    found = rows.select_related("queue__place__unit", "session__post", "booking__person").first()
    if found is None:
        raise NotFound(_("Không có số này, hoặc đơn vị của ông bà không giữ hàng chờ này."))
    return found


def on_screen(place: ReceptionPlace, *, on: date) -> tuple[list[QueueTicket], int]:
    """For the hall: the numbers called last, and how many wait. No names exist here to be shown."""
    tickets = QueueTicket.objects.filter(queue__place=place, queue__day=on)
    called = tickets.filter(state=TicketState.CALLED).order_by("-call")[:SHOWN]
    return list(called), tickets.filter(state=TicketState.WAITING).count()
