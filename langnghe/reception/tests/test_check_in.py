"""Who booked and has come: a number ahead of those who did not book, once, and nothing typed twice."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, WrongState
from langnghe.reception import services
from langnghe.reception.models import Booking, QueueTicket, Session
from langnghe.reception.selectors import queue as line
from langnghe.reception.services.booking import Wish
from langnghe.reception.services.queueing import check_in

from .conftest import ON, Desk
from .test_booking import AT

WISH = Wish(full_name="Lê Thị Hòa", field="land", phone="0912345699", topic="Sổ đỏ thửa 12")


@pytest.fixture
def booked(cast: Any, session: Session) -> Booking:
    """A place in the session of 5/4/2024, booked some weeks before."""
    assert session.schedule
    services.open_booking(
        session.schedule, capacity=3, closes_days=1, per_person=1, papers="", by=cast.an, on=ON
    )
    return services.book(session, WISH, token="a-token-long-enough", at=AT).booking


def test_who_booked_goes_before_who_did_not(cast: Any, desk: Desk, booked: Booking) -> None:
    session = booked.session
    walk_in = services.take_ticket(desk.place, by=cast.an, on=session.held_on, session=session)

    ticket = check_in(booked, by=cast.an, on=session.held_on)

    assert check_in(booked, by=cast.an, on=session.held_on) == ticket
    waiting = line.line(desk.place, viewer=cast.an, on=session.held_on).waiting
    assert waiting == [ticket, walk_in]
    called = services.call_next(desk.place, room="P1", by=cast.an, on=session.held_on, session=session)
    assert called == ticket
    assert line.expected(desk.unit, viewer=cast.an, on=session.held_on) == []


def test_a_cancelled_booking_is_not_checked_in(cast: Any, booked: Booking) -> None:
    Booking.objects.filter(pk=booked.pk).update(state="cancelled", number=None)
    booked.refresh_from_db()

    with pytest.raises(WrongState, match="đã hủy"):
        check_in(booked, by=cast.an, on=booked.session.held_on)


def test_another_unit_finds_no_booking(cast: Any, booked: Booking) -> None:
    with pytest.raises(NotFound):
        line.booking_for(cast.dung, pk=booked.pk, on=booked.session.held_on)


def test_the_form_is_filled_from_the_booking(cast: Any, client: Client, booked: Booking) -> None:
    client.force_login(cast.an)
    Session.objects.filter(pk=booked.session_id).update(held_on=today())

    listed = client.get(reverse("reception:queue")).content.decode()
    slip = client.post(reverse("reception:arrive", args=[booked.pk]), follow=True)
    form = client.get(reverse("reception:record"), {"so": QueueTicket.objects.get().pk}).content.decode()

    assert "Lê Thị Hòa" in listed
    assert slip.status_code == 200
    assert "Sổ đỏ thửa 12" in form
    assert 'value="0912345699"' in form
