"""The line: numbers without a gap, who is first, what becomes of a number; two desks never call the same."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.db import connection

from conftest import make_cast
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.reception import selectors, services
from langnghe.reception.models import QueueDay, QueueTicket, Session, TicketState

from .conftest import Desk, make_desk

DAY = date(2024, 4, 5)


def take(cast: Any, desk: Desk, **more: Any) -> QueueTicket:
    return services.take_ticket(desk.place, by=cast.an, on=more.pop("on", DAY), **more)


def call(cast: Any, desk: Desk, room: str = "Bàn 1", **more: Any) -> QueueTicket | None:
    return services.call_next(desk.place, room=room, by=cast.an, on=DAY, **more)


def test_numbers_run_from_one_on_each_day(cast: Any, desk: Desk) -> None:
    given = [take(cast, desk).number, take(cast, desk).number, take(cast, desk, on=date(2024, 4, 8)).number]

    assert given == [1, 2, 1]


def test_the_same_form_gives_one_number(cast: Any, desk: Desk) -> None:
    assert take(cast, desk, idempotency="one") == take(cast, desk, idempotency="one")


def test_a_stated_reason_goes_first_then_the_number(cast: Any, desk: Desk) -> None:
    for priority in ("", "", "frail", "far"):
        take(cast, desk, priority=priority)

    called = [call(cast, desk, f"Bàn {n}") for n in range(4)]

    assert [one.number for one in called if one] == [3, 4, 1, 2]


def test_a_room_with_a_called_number_gets_the_same_again(cast: Any, desk: Desk) -> None:
    take(cast, desk), take(cast, desk)

    assert call(cast, desk) == call(cast, desk)
    assert QueueTicket.objects.filter(state=TicketState.CALLED).count() == 1


def test_nobody_waits(cast: Any, desk: Desk) -> None:
    assert call(cast, desk) is None


def test_an_absent_number_may_come_after_all(cast: Any, desk: Desk) -> None:
    take(cast, desk)
    ticket = call(cast, desk)
    assert ticket
    absent = services.mark_absent(ticket, by=cast.an, on=DAY)
    assert absent.state == TicketState.ABSENT

    back = services.recall_ticket(ticket, by=cast.an, on=DAY, room="Bàn 2")
    done = services.finish_ticket(back, by=cast.an, on=DAY)

    assert (back.room, back.call, done.state) == ("Bàn 2", 2, TicketState.DONE)


def test_a_number_once_done_is_not_called_again(cast: Any, desk: Desk) -> None:
    take(cast, desk)
    ticket = call(cast, desk)
    assert ticket
    services.finish_ticket(ticket, by=cast.an, on=DAY)

    with pytest.raises(WrongState, match="đã tiếp"):
        services.recall_ticket(ticket, by=cast.an, on=DAY)


def test_another_unit_neither_takes_nor_finds_a_number(cast: Any, desk: Desk) -> None:
    ticket = take(cast, desk)

    with pytest.raises(NotAllowed):
        services.take_ticket(desk.place, by=cast.dung, on=DAY)
    with pytest.raises(NotFound):
        services.mark_absent(ticket, by=cast.dung, on=DAY)


def test_a_session_of_another_day_is_refused(cast: Any, desk: Desk, session: Session) -> None:
    with pytest.raises(Invalid, match="trong hôm nay"):
        take(cast, desk, session=session, on=date(2024, 4, 8))


def test_who_waits_for_a_session_that_moves_keeps_the_number(cast: Any, desk: Desk, session: Session) -> None:
    ticket = take(cast, desk, session=session)
    assert call(cast, desk) is None

    services.move_session(session, to=date(2024, 4, 9), reason="họp đột xuất", by=cast.chi, on=DAY)

    called = call(cast, desk)
    assert called == ticket
    assert called.session_fell_away
    assert [one.session_fell_away for one in selectors.line(desk.place, viewer=cast.an, on=DAY).called] == [
        True
    ]


def test_entries_about_the_line_hold_no_word_of_anybody(cast: Any, desk: Desk) -> None:
    take(cast, desk, priority="far")

    entry = Entry.objects.get(subject_kind="ticket")
    assert entry.action == "ticket.given"
    assert set(entry.data) == {"number", "priority", "state", "call", "visit"}


def test_two_desks_never_call_the_same_number(committed_db: None) -> None:
    cast = make_cast()
    desk = make_desk(cast)
    for _ in range(8):
        take(cast, desk)
    connection.close()

    def work(worker: int) -> list[int]:
        try:
            numbers = []
            for n in range(4):
                ticket = call(cast, desk, f"Bàn {worker}-{n}")
                numbers += [ticket.number] if ticket else []
            return numbers
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(work, range(2))

    assert sorted(first + second) == list(range(1, 9))
    assert QueueDay.objects.get().calls == 8


def test_two_windows_take_numbers_without_gap_or_double(committed_db: None) -> None:
    cast = make_cast()
    desk = make_desk(cast)
    connection.close()

    def work(_worker: int) -> None:
        try:
            for _ in range(6):
                take(cast, desk)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))

    assert sorted(QueueTicket.objects.values_list("number", flat=True)) == list(range(1, 13))
