"""The calendar file as another program reads it: vobject, which shares no line with the library that writes it."""

import unicodedata
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Any

import pytest
import vobject
from django.test import Client
from django.urls import reverse

from langnghe.kernel.clock import LOCAL, today
from langnghe.reception import services
from langnghe.reception.models import Session
from langnghe.reception.services.minutes import Written, write_minutes
from langnghe.units.models import Post

from .conftest import HOURS, Desk
from .test_pages import coming

TITLE = (
    "Phó Chủ tịch Thường trực Ủy ban nhân dân phường; phụ trách đất đai, giải phóng mặt bằng và tái định cư"
)
PLACE = (
    "Trụ sở tiếp công dân “một cửa”, tầng 1 \\ lối vào từ phía đường Nguyễn Thị Minh Khai; cạnh nhà văn hóa"
)
REASON = "Họp Hội đồng nhân dân tỉnh; kỳ họp bất thường, thứ Sáu, nghỉ cả buổi chiều"


@dataclass(frozen=True)
class Board:
    """One session of each fate, posted."""

    kept: Session
    moved: Session
    missed: Session
    delegated: Session
    whole_day: Session
    held: Session


@pytest.fixture
def board(cast: Any, desk: Desk) -> Board:
    Post.objects.filter(pk=desk.head.pk).update(title=TITLE)
    desk.place.name = PLACE
    desk.place.save()
    schedule = coming(cast, desk)
    services.post_schedule(schedule, by=cast.chi, on=today())
    kept, moved, missed, delegated = schedule.sessions.order_by("held_on")[:4]
    return Board(
        kept=kept,
        moved=moved,
        missed=missed,
        delegated=delegated,
        whole_day=called(cast, desk, hours=(time(7), time(17)), days=20),
        held=called(cast, desk, hours=HOURS, days=0),
    )


def called(cast: Any, desk: Desk, *, hours: tuple[time, time], days: int) -> Session:
    return services.call_session(
        desk.unit, post=desk.head, place=desk.place, kind="unscheduled", held_on=today() + timedelta(days=days),  # type: ignore[arg-type]
        hours=hours, topic="Giải phóng mặt bằng đường vành đai", by=cast.an, on=today(),
    )  # fmt: skip


def changed(board: Board, cast: Any, desk: Desk) -> None:
    services.hold_session(board.held, by=cast.an, on=today())
    services.move_session(
        board.moved, to=today() + timedelta(days=40), reason=REASON, by=cast.chi, on=today()
    )
    services.miss_session(board.missed, reason=REASON, by=cast.an, on=board.missed.held_on)
    services.delegate_session(board.delegated, to=desk.deputy, reason="Đi họp", by=cast.chi, on=today())


def read(client: Client, desk: Desk) -> dict[str, Any]:
    """The events of the public file by their UID, each UID once."""
    answer = client.get(reverse("reception:calendar", args=[desk.unit.pk]))
    assert answer["Content-Type"].startswith("text/calendar")
    [calendar] = vobject.readComponents(answer.content.decode())
    events = {event.uid.value: event for event in calendar.vevent_list}
    assert len(events) == len(calendar.vevent_list)
    return events


def event_of(session: Session, events: dict[str, Any]) -> Any:
    return events[f"buoi-tiep-{session.pk}@{session.unit_id.lower()}.lang-nghe"]


def test_every_session_is_one_event_at_its_hours(client: Client, desk: Desk, board: Board) -> None:
    events = read(client, desk)
    sessions = list(Session.objects.filter(unit=desk.unit, posted_on__isnull=False))
    assert len(events) == len(sessions) > 5
    for one in sessions:
        event = event_of(one, events)
        assert (event.dtstart.value, event.dtend.value) == (one.starts_at, one.ends_at)
        assert event.dtstart.value.replace(tzinfo=None) == one.starts_at.astimezone(LOCAL).replace(
            tzinfo=None
        )
        assert event.dtstart.value.date() == one.held_on
        # No rule of recurrence: what falls out for whom is the list of the board itself.
        assert event.getrruleset() is None


def test_a_session_of_a_whole_day_keeps_its_hours_and_says_what_it_is_about(
    client: Client, desk: Desk, board: Board
) -> None:
    event = event_of(board.whole_day, read(client, desk))
    assert event.description.value == "tiếp đột xuất: Giải phóng mặt bằng đường vành đai"
    assert (f"{event.dtstart.value:%H:%M}", f"{event.dtend.value:%H:%M}") == ("07:00", "17:00")


def test_long_names_unfold_to_the_letter(client: Client, desk: Desk, board: Board) -> None:
    event = event_of(board.kept, read(client, desk))
    assert event.summary.value == f"{TITLE} tiếp công dân"
    assert event.location.value == f"{PLACE}, {desk.place.address}"
    assert unicodedata.is_normalized("NFC", event.summary.value + event.location.value)


def test_what_was_moved_or_missed_is_cancelled_with_its_reason(
    client: Client, cast: Any, desk: Desk, board: Board
) -> None:
    changed(board, cast, desk)
    events = read(client, desk)
    said = {name: event_of(one, events) for name, one in vars(board).items()}
    assert {name: event.status.value for name, event in said.items()} == {
        "kept": "CONFIRMED",
        "moved": "CANCELLED",
        "missed": "CANCELLED",
        "delegated": "CONFIRMED",
        "whole_day": "CONFIRMED",
        "held": "CONFIRMED",
    }
    board.moved.refresh_from_db()
    assert board.moved.moved_to is not None
    assert event_of(board.moved.moved_to, events).status.value == "CONFIRMED"
    assert REASON in said["moved"].description.value
    assert REASON in said["missed"].description.value


def test_the_sequence_grows_with_a_change_and_a_uid_stays(
    client: Client, cast: Any, desk: Desk, board: Board
) -> None:
    before = read(client, desk)
    assert before.keys() == read(client, desk).keys()
    changed(board, cast, desk)
    after = read(client, desk)
    assert before.keys() < after.keys()
    grown = {
        name: int(event_of(one, after).sequence.value) - int(event_of(one, before).sequence.value)
        for name, one in vars(board).items()
    }
    assert {name for name, more in grown.items() if more > 0} == {"moved", "missed", "delegated", "held"}
    assert min(grown.values()) == 0


def test_minutes_written_afterwards_change_no_event(
    client: Client, cast: Any, desk: Desk, board: Board
) -> None:
    services.hold_session(board.held, by=cast.an, on=today())
    before = read(client, desk)
    minutes = Written(began_at=time(7, 30), ended_at=time(11), nobody_came=True)
    write_minutes(board.held, minutes, by=cast.an, on=today())
    kept, after = event_of(board.held, before), event_of(board.held, read(client, desk))
    assert (kept.sequence.value, kept.dtstamp.value) == (after.sequence.value, after.dtstamp.value)
