"""The line in the hall: give a number, call the next, call again, mark who is absent or was received."""

import hashlib
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.reception import access
from langnghe.reception.models import (
    Booking,
    BookingState,
    Priority,
    QueueDay,
    QueueTicket,
    ReceptionPlace,
    Session,
    SessionState,
    TicketState,
    Visit,
)
from langnghe.reception.services.conflicts import required

TICKET = "ticket"
FIRST = Case(
    When(~Q(priority=""), then=Value(0)),
    When(booking__isnull=False, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)
BOOKED_FIRST = F("booking__number").asc(nulls_last=True)
CLOSED = {SessionState.MOVED, SessionState.MISSED}


def _entry(action: str, ticket: QueueTicket, *, by: User, on: date) -> None:
    """A number, its rank and its room: the line knows no names."""
    audit.record(
        f"ticket.{action}",
        subject=(TICKET, ticket.pk),
        day=on,
        by=by.username,
        unit=ticket.queue.place.unit_id,
        data={
            "number": ticket.number,
            "priority": ticket.priority,
            "state": ticket.state,
            "call": ticket.call,
            "visit": ticket.visit_id,
        },
    )


def _locked_day(place: ReceptionPlace, day: date) -> QueueDay:
    QueueDay.objects.get_or_create(place=place, day=day)
    return QueueDay.objects.select_for_update(of=("self",)).select_related("place").get(place=place, day=day)


def take_ticket(
    place: ReceptionPlace,
    *,
    by: User,
    on: date,
    session: Session | None = None,
    priority: str = Priority.NONE,
    idempotency: str = "",
    booking: Booking | None = None,
) -> QueueTicket:
    """Give the next number of the day; the same form sent twice gives one. Refuses another unit's place or session."""
    access.require(by, Right.RECEIVE, unit=place.unit_id, on=on)
    if priority not in Priority.values:
        raise Invalid(_("Lý do ưu tiên không có trong danh mục."))
    _check_session(place, session, on)
    digest = hashlib.sha256(f"ticket:{by.pk}:{idempotency}".encode()).hexdigest() if idempotency else ""
    try:
        with transaction.atomic():
            if digest and (found := QueueTicket.objects.filter(form_digest=digest).first()):
                return found
            return _give(place, session, priority, by=by, on=on, digest=digest, booking=booking)
    except IntegrityError:
        if digest and (found := QueueTicket.objects.filter(form_digest=digest).first()):
            return found
        raise


def check_in(booking: Booking, *, by: User, on: date) -> QueueTicket:
    """Who booked has come: a number in the session's line, ahead of those who did not book. Twice gives the same one."""
    session = booking.session
    found = QueueTicket.objects.filter(booking=booking).first()
    if found is not None:
        return found
    if booking.state != BookingState.BOOKED:
        raise WrongState(
            _("Đăng ký này đang ở trạng thái “%(state)s”.") % {"state": booking.get_state_display()},
            instead=_("Lấy số như người chưa đăng ký."),
        )
    return take_ticket(
        session.place, by=by, on=on, session=session, booking=booking, idempotency=f"booking:{booking.pk}"
    )


def _check_session(place: ReceptionPlace, session: Session | None, on: date) -> None:
    if session is None:
        return
    if session.unit_id != place.unit_id or session.held_on != on:
        raise Invalid(_("Buổi tiếp phải của đơn vị này và trong hôm nay."))
    if session.state in CLOSED:
        raise Invalid(
            _("Buổi tiếp này đã dời hoặc không diễn ra."), instead=_("Lấy số ở quầy tiếp thường xuyên.")
        )


def _give(
    place: ReceptionPlace,
    session: Session | None,
    priority: str,
    *,
    by: User,
    on: date,
    digest: str,
    booking: Booking | None,
) -> QueueTicket:
    queue = _locked_day(place, on)
    queue.last += 1
    queue.save(update_fields=["last"])
    ticket = QueueTicket.objects.create(
        queue=queue,
        number=queue.last,
        session=session,
        priority=priority,
        form_digest=digest,
        booking=booking,
    )
    _entry("given", ticket, by=by, on=on)
    return ticket


@transaction.atomic
def call_next(
    place: ReceptionPlace, *, room: str, by: User, on: date, session: Session | None = None
) -> QueueTicket | None:
    """Call who is first in line to a room: those with a stated reason, then by number. `None` when nobody waits.

    A room that still has a called number gets the same one again, so a form sent twice calls nobody twice.
    """
    access.require(by, Right.RECEIVE, unit=place.unit_id, on=on)
    room = required(room, _("bàn hoặc phòng"))
    tickets = QueueTicket.objects.filter(queue__place=place, queue__day=on)
    if (here := tickets.filter(room=room, state=TicketState.CALLED).first()) is not None:
        return here
    waiting = tickets.filter(state=TicketState.WAITING, session=session)
    # Two desks that call in the same moment each take a row that the other has not locked.
    ticket = (
        waiting.select_for_update(of=("self",), skip_locked=True)
        .order_by(FIRST, BOOKED_FIRST, "number")
        .first()
    )
    if ticket is None:
        return None
    ticket.room, ticket.state = room, TicketState.CALLED
    _count_call(ticket)
    _save_called(ticket)
    _entry("called", ticket, by=by, on=on)
    return ticket


def _save_called(ticket: QueueTicket) -> None:
    try:
        with transaction.atomic():
            ticket.save(update_fields=["room", "state", "call"])
    except IntegrityError as error:
        raise WrongState(_("Bàn này vừa gọi một số khác."), instead=_("Mở lại trang hàng chờ.")) from error


def _count_call(ticket: QueueTicket) -> None:
    """Calls are ordered by a counter: a server's clock that jumps changes nothing on the screen."""
    queue = QueueDay.objects.select_for_update(of=("self",)).select_related("place").get(pk=ticket.queue_id)
    queue.calls += 1
    queue.save(update_fields=["calls"])
    ticket.queue, ticket.call = queue, queue.calls


def _taken(ticket: QueueTicket, *, states: set[TicketState], by: User, on: date) -> QueueTicket:
    rows = QueueTicket.objects.select_for_update(of=("self",)).select_related("queue__place")
    locked = access.visible_tickets(rows, by, on).filter(pk=ticket.pk).first()
    if locked is None:
        raise NotFound(_("Không có số này, hoặc đơn vị của ông bà không giữ hàng chờ này."))
    access.require(by, Right.RECEIVE, unit=locked.queue.place.unit_id, on=on)
    if locked.state not in states:
        raise WrongState(
            _("Số %(number)s đang ở trạng thái “%(state)s”.")
            % {"number": locked.number, "state": locked.get_state_display()}
        )
    return locked


@transaction.atomic
def recall_ticket(ticket: QueueTicket, *, by: User, on: date, room: str = "") -> QueueTicket:
    """Call a number again: one that did not hear, or one that was absent and came after all."""
    ticket = _taken(ticket, states={TicketState.CALLED, TicketState.ABSENT}, by=by, on=on)
    ticket.state, ticket.room = TicketState.CALLED, " ".join(room.split()) or ticket.room
    _count_call(ticket)
    _save_called(ticket)
    _entry("recalled", ticket, by=by, on=on)
    return ticket


@transaction.atomic
def mark_absent(ticket: QueueTicket, *, by: User, on: date) -> QueueTicket:
    ticket = _taken(ticket, states={TicketState.CALLED}, by=by, on=on)
    ticket.state = TicketState.ABSENT
    ticket.save(update_fields=["state"])
    _entry("absent", ticket, by=by, on=on)
    return ticket


@transaction.atomic
def finish_ticket(ticket: QueueTicket, *, by: User, on: date, visit: Visit | None = None) -> QueueTicket:
    """The number was received; the turn that was written for it, if one was."""
    ticket = _taken(ticket, states={TicketState.CALLED}, by=by, on=on)
    ticket.state, ticket.visit = TicketState.DONE, visit
    ticket.save(update_fields=["state", "visit"])
    _entry("done", ticket, by=by, on=on)
    return ticket


def release_waiting(session: Session, *, by: User, on: date) -> int:
    """Who waits for a session that falls away keeps the number and is received at the everyday counter."""
    rows = QueueTicket.objects.select_for_update(of=("self",)).select_related("queue__place")
    waiting = list(rows.filter(session=session, state__in=[TicketState.WAITING, TicketState.CALLED]))
    for ticket in waiting:
        ticket.session, ticket.session_fell_away = None, True
        ticket.save(update_fields=["session", "session_fell_away"])
        _entry("released", ticket, by=by, on=on)
    return len(waiting)


def close_ticket(ticket: QueueTicket, visit: Visit, *, by: User, on: date) -> None:
    """Join the number to the turn that was written for it; a number that another desk closed meanwhile stays closed."""
    rows = QueueTicket.objects.select_for_update(of=("self",)).select_related("queue__place")
    found = rows.filter(pk=ticket.pk, state=TicketState.CALLED, queue__place__unit=visit.unit_id).first()
    if found is not None:
        finish_ticket(found, by=by, on=on, visit=visit)
