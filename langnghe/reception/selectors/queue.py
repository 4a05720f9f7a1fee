"""The line as the desk and the hall see it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.reception import access
from langnghe.reception.models import QueueTicket, ReceptionPlace, TicketState
from langnghe.units.models import Unit

SHOWN = 6


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
        access.visible_tickets(rows, viewer, on).select_related("session__post", "visit").order_by("number")
    )
    waiting = [one for one in tickets if one.state == TicketState.WAITING]
    return Line(
        called=sorted((one for one in tickets if one.state == TicketState.CALLED), key=lambda one: -one.call),
        waiting=sorted(waiting, key=lambda one: (not one.priority, one.number)),
        absent=[one for one in tickets if one.state == TicketState.ABSENT],
        done=sum(one.state == TicketState.DONE for one in tickets),
    )


def places_of(unit: Unit) -> QuerySet[ReceptionPlace]:
    return ReceptionPlace.objects.filter(unit=unit).order_by("id")


def ticket_for(viewer: Viewer, *, pk: int, on: date) -> QueueTicket:
    rows = access.visible_tickets(QueueTicket.objects.filter(pk=pk), viewer, on)
    found = rows.select_related("queue__place__unit", "session__post").first()
    if found is None:
        raise NotFound(_("Không có số này, hoặc đơn vị của ông bà không giữ hàng chờ này."))
    return found


def on_screen(place: ReceptionPlace, *, on: date) -> tuple[list[QueueTicket], int]:
    """For the hall: the numbers called last, and how many wait. No names exist here to be shown."""
    tickets = QueueTicket.objects.filter(queue__place=place, queue__day=on)
    called = tickets.filter(state=TicketState.CALLED).order_by("-call")[:SHOWN]
    return list(called), tickets.filter(state=TicketState.WAITING).count()
