"""A notice about one day: the unit's calendar, its terms and its schedules follow."""

from datetime import date
from typing import Any

import pytest

from conftest import Cast
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.lawbook import Monthly
from langnghe.rules import services

CULTURE_DAY = date(2026, 11, 24)
NAME: dict[str, Any] = {"name": "Ngày Văn hóa Việt Nam"}


def is_working(cast: Cast, day: date) -> bool:
    [one] = services.workdays(unit=cast.committee, since=day, until=day)
    return one.working


def test_an_added_day_off_moves_the_terms_of_this_unit_only(cast: Cast, said: dict[str, Any]) -> None:
    asked: dict[str, Any] = {"counted_from": date(2026, 11, 20)}
    services.note_day_off(CULTURE_DAY, kind="off", **NAME, **said)

    here = services.deadline("reception.sender_to_citizen", unit=cast.committee, **asked)
    there = services.deadline("reception.sender_to_citizen", unit=cast.other, **asked)
    assert (here.due_on, there.due_on) == (date(2026, 11, 30), date(2026, 11, 27))
    assert "Ngày Văn hóa Việt Nam" in {day.why.partition(": ")[2].partition(",")[0] for day in here.days()}


def test_an_added_day_off_moves_a_schedule(cast: Cast, said: dict[str, Any]) -> None:
    services.note_day_off(CULTURE_DAY, kind="off", **NAME, **said)
    [moved] = services.schedule_dates(
        Monthly((24,)),
        unit=cast.committee,
        since=date(2026, 11, 1),
        until=date(2026, 11, 30),
        roll="next_working_day",
    )
    assert (moved.date, moved.moved_because) == (date(2026, 11, 25), "Ngày Văn hóa Việt Nam")


def test_a_swap_makes_a_saturday_a_working_day(cast: Cast, said: dict[str, Any]) -> None:
    services.note_day_off(CULTURE_DAY, kind="swap", worked_on=date(2026, 11, 28), **NAME, **said)

    assert (is_working(cast, CULTURE_DAY), is_working(cast, date(2026, 11, 28))) == (False, True)


def test_the_notice_of_a_year_corrects_what_was_guessed_and_ends_the_provisional_mark(
    cast: Cast, said: dict[str, Any]
) -> None:
    guessed = date(2027, 2, 10)
    assert not is_working(cast, guessed)
    services.note_day_off(guessed, kind="worked", name="Tết Đinh Mùi", completes_year=True, **said)

    assert is_working(cast, guessed)
    assert not services.deadline(
        "reception.reply", unit=cast.committee, counted_from=date(2027, 3, 1)
    ).provisional
    assert services.deadline("reception.reply", unit=cast.other, counted_from=date(2027, 3, 1)).provisional


@pytest.mark.parametrize(
    ("day", "change", "words"),
    [
        (date(2026, 11, 22), {"kind": "off"}, "đã là ngày nghỉ"),
        (CULTURE_DAY, {"kind": "swap"}, "Ngày làm bù"),
        (CULTURE_DAY, {"kind": "swap", "worked_on": date(2026, 11, 25)}, "Ngày làm bù"),
        (CULTURE_DAY, {"kind": "swap", "worked_on": date(2027, 1, 9)}, "năm khác"),
        (CULTURE_DAY, {"kind": "worked"}, "Chỉ ghi đi làm"),
        (CULTURE_DAY, {"kind": "party"}, "Chọn loại"),
        (CULTURE_DAY, {"kind": "off", "name": " "}, "tên ngày nghỉ"),
        (date(2150, 1, 4), {"kind": "off"}, "2100"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused(
    said: dict[str, Any], day: date, change: dict[str, Any], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        services.note_day_off(day, **{**NAME, **said, **change})


def test_a_notice_is_taken_back_once(cast: Cast, said: dict[str, Any]) -> None:
    row = services.note_day_off(CULTURE_DAY, kind="off", **NAME, **said)
    services.take_back_day_off(row.pk, **said)

    assert is_working(cast, CULTURE_DAY)
    with pytest.raises(WrongState):
        services.take_back_day_off(row.pk, **said)


def test_the_head_does_not_change_the_calendar(cast: Cast, said: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        services.note_day_off(CULTURE_DAY, **{"kind": "off", **NAME, **said, "by": cast.chi})
