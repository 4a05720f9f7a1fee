"""Twenty clients ask for the last place at the same moment: it is sold once, the others queue."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier
from typing import Any

from django.db import connection

from conftest import make_cast
from langnghe import lawbook
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import WrongState
from langnghe.reception import services
from langnghe.reception.models import Booking, Session
from langnghe.reception.services.booking import Wish

from .conftest import HOURS, ON, make_desk

CLIENTS = 20
AT = datetime(2024, 3, 4, 9, 0, tzinfo=LOCAL)


def _session(cast: Any) -> Session:
    desk = make_desk(cast)
    schedule = services.draw_schedule(
        desk.unit, post=desk.head, place=desk.place, rule=lawbook.Monthly(days=(5, 20)), roll="next_working_day",
        since=date(2024, 4, 1), until=date(2024, 4, 30), hours=HOURS, by=cast.an, on=ON,
    )  # fmt: skip
    services.post_schedule(schedule, by=cast.chi, on=ON)
    services.open_booking(schedule, capacity=1, closes_days=1, per_person=1, papers="", by=cast.an, on=ON)
    return schedule.sessions.order_by("held_on")[0]


def test_the_last_place_is_sold_once(committed_db: None) -> None:
    session = _session(make_cast())
    connection.close()
    barrier = Barrier(CLIENTS)

    def ask(client: int) -> str:
        try:
            wish = Wish(full_name=f"Người {client}", field="land", phone=f"09123456{client:02}")
            barrier.wait(30)
            return str(services.book(session, wish, token=f"token-of-client-{client}", at=AT).booking.state)
        finally:
            connection.close()

    with ThreadPoolExecutor(CLIENTS) as pool:
        states = sorted(pool.map(ask, range(CLIENTS)))

    assert states == ["booked"] + ["waiting"] * (CLIENTS - 1)
    assert Booking.objects.filter(number__isnull=False).count() == 1


def test_booking_and_moving_at_once_leaves_nobody_on_the_old_day(committed_db: None) -> None:
    cast = make_cast()
    session = _session(cast)
    connection.close()
    barrier = Barrier(9)

    def act(client: int) -> None:
        try:
            barrier.wait(30)
            if client == 0:
                services.move_session(session, to=date(2024, 4, 9), reason="Họp", by=cast.chi, on=ON)
                return
            wish = Wish(full_name=f"Người {client}", field="land", phone=f"09123456{client:02}")
            try:
                services.book(session, wish, token=f"token-of-client-{client}", at=AT)
            except WrongState:
                return
        finally:
            connection.close()

    with ThreadPoolExecutor(9) as pool:
        list(pool.map(act, range(9)))

    assert not Booking.objects.filter(session=session).exists()
