"""The clock of the server is set back two days: numbers go on, nothing is doubled, what was written stays."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from langnghe.audit.models import Entry
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Refusal
from langnghe.reception import services
from langnghe.reception.models import QueueTicket, Schedule, Session, SessionState, Visit, VisitBook
from langnghe.reception.services.booking import Wish

from .conftest import ON, Desk, turn

DAY = date(2024, 4, 5)
BACK = DAY - timedelta(days=2)


def test_turns_keep_their_order_of_writing(cast: Any, desk: Desk) -> None:
    first = services.record_visit(desk.unit, turn(), received_on=DAY, by=cast.an, on=DAY)
    second = services.record_visit(desk.unit, turn(), received_on=BACK, by=cast.an, on=BACK)

    assert (first.number, second.number) == (1, 2)
    assert VisitBook.objects.get().last == 2
    assert [one.received_on for one in Visit.objects.order_by("number")] == [DAY, BACK]
    entries = list(Entry.objects.filter(action="visit.recorded").order_by("id"))
    assert [entry.subject_id for entry in entries] == [first.pk, second.pk]


def test_a_turn_of_tomorrow_by_the_wrong_clock_is_refused_and_the_written_one_stays(
    cast: Any, desk: Desk
) -> None:
    visit = services.record_visit(desk.unit, turn(), received_on=DAY, by=cast.an, on=DAY)
    with pytest.raises(Refusal):
        services.record_visit(desk.unit, turn(), received_on=DAY, by=cast.an, on=BACK)
    with pytest.raises(Refusal):
        services.void_visit(visit, reason="Ghi nhầm", by=cast.an, on=BACK)

    visit.refresh_from_db()
    assert (visit.voided_on, visit.number) == (None, 1)


def test_each_day_has_its_own_line(cast: Any, desk: Desk) -> None:
    numbers = [
        services.take_ticket(desk.place, by=cast.an, on=on, idempotency=f"form-{number}").number
        for number, on in enumerate((DAY, DAY, BACK, DAY))
    ]
    assert numbers == [1, 2, 1, 3]
    assert QueueTicket.objects.count() == 4


def test_a_session_is_not_held_before_its_day_and_keeps_what_was_said(cast: Any, session: Session) -> None:
    services.hold_session(session, by=cast.an, on=DAY)
    with pytest.raises(Refusal):
        services.miss_session(session, reason="Bão", by=cast.an, on=BACK)
    session.refresh_from_db()
    assert session.state == SessionState.IN_PERSON


def test_a_second_posting_is_refused_whatever_the_clock_says(
    cast: Any, draw: Callable[..., Schedule]
) -> None:
    schedule = draw()
    services.post_schedule(schedule, by=cast.chi, on=ON)
    with pytest.raises(Refusal):
        services.post_schedule(schedule, by=cast.chi, on=ON - timedelta(days=2))
    schedule.refresh_from_db()
    assert schedule.posted_on == ON


def test_the_queue_for_a_place_keeps_its_order(cast: Any, session: Session) -> None:
    """Who asked first by the clock that was right may stand behind; nobody is lost and no place is given twice."""
    assert session.schedule
    terms: dict[str, Any] = {"capacity": 1, "closes_days": 1, "per_person": 1, "papers": ""}
    services.open_booking(session.schedule, **terms, by=cast.an, on=ON)
    now = datetime(2024, 3, 20, 9, tzinfo=LOCAL)
    at = [now, now + timedelta(minutes=1), now - timedelta(days=2)]
    made = [
        services.book(
            session, Wish(full_name=f"Người {n}", field="land", phone=f"091234567{n}"), token=f"token-clock-{n}", at=when
        ).booking
        for n, when in enumerate(at)
    ]  # fmt: skip

    assert [one.state for one in made] == ["booked", "waiting", "waiting"]
    services.cancel_booking(made[0], at=now + timedelta(minutes=5))
    states = []
    for one in made:
        one.refresh_from_db()
        states.append(one.state)
    assert sorted(states) == ["cancelled", "offered", "waiting"]
