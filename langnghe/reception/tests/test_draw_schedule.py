"""Drawing a schedule: sessions with why a day moved, the law beside them; then each refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from langnghe import lawbook
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, Refusal
from langnghe.reception import selectors, services
from langnghe.reception.forms import ScheduleForm
from langnghe.reception.models import Schedule, Session, SessionKind
from langnghe.units.models import Post

from .conftest import HOURS, ON, Desk


def test_a_rule_becomes_planned_sessions(draw: Callable[..., Schedule]) -> None:
    schedule = draw()

    days = list(schedule.sessions.order_by("held_on").values_list("held_on", "state", "reason"))
    assert [day for day, _state, _reason in days] == [
        date(2024, 4, 5),
        date(2024, 4, 22),  # 20/4/2024 was a Saturday
        date(2024, 5, 6),  # 5/5/2024 was a Sunday
        date(2024, 5, 20),
    ]
    assert {state for _day, state, _reason in days} == {"planned"}
    assert days[0][2] == ""
    assert days[1][2] != ""
    assert Entry.objects.filter(subject_kind="session", action="session.planned").count() == 4


def test_times_are_those_of_vietnam(draw: Callable[..., Schedule]) -> None:
    first = draw().sessions.order_by("held_on")[0]

    assert first.starts_at == datetime(2024, 4, 5, 0, 30, tzinfo=UTC)


def test_a_schedule_is_checked_against_the_law_of_its_post(draw: Callable[..., Schedule]) -> None:
    enough = selectors.check_against_law(draw())

    assert [(row.planned, row.period.required_days) for row in enough] == [(2, 2), (2, 2)]
    assert all("13" in row.period.cite.article for row in enough)


def test_below_the_minimum_is_shown_with_the_article(draw: Callable[..., Schedule]) -> None:
    checked = selectors.check_against_law(draw(lawbook.Monthly(days=(5,))))

    assert [row.is_enough for row in checked] == [False, False]
    assert "Điều 13" in checked[0].period.cite.text


def test_of_a_month_that_the_schedule_covers_in_part_nothing_is_concluded(
    draw: Callable[..., Schedule],
) -> None:
    checked = selectors.check_against_law(draw(since=date(2024, 4, 20), until=date(2024, 5, 31)))

    assert [(row.is_whole, row.is_enough) for row in checked] == [(False, False), (True, True)]


def test_a_post_without_duty_has_nothing_to_check(draw: Callable[..., Schedule], desk: Desk) -> None:
    assert selectors.check_against_law(draw(post=desk.deputy)) == []


def test_refuses_who_may_not_plan(draw: Callable[..., Schedule], cast: Any) -> None:
    with pytest.raises(NotAllowed, match="lập lịch"):
        draw(by=cast.dung)


def test_refuses_a_post_of_another_unit(draw: Callable[..., Schedule], cast: Any) -> None:
    foreign = Post.objects.get(unit=cast.other, kind="HEAD")
    with pytest.raises(Invalid, match="thuộc đơn vị"):
        draw(post=foreign)


def test_refuses_days_in_the_wrong_order_and_more_than_a_year(draw: Callable[..., Schedule]) -> None:
    with pytest.raises(Invalid, match="một năm"):
        draw(since=date(2024, 5, 1), until=date(2024, 4, 1))
    with pytest.raises(Invalid, match="một năm"):
        draw(since=date(2024, 1, 1), until=date(2025, 12, 31))


def test_refuses_hours_in_the_wrong_order(draw: Callable[..., Schedule]) -> None:
    with pytest.raises(Invalid, match="Giờ kết thúc"):
        draw(hours=(time(11), time(8)))


def test_refuses_a_rule_that_gives_no_day(draw: Callable[..., Schedule]) -> None:
    with pytest.raises(Invalid, match="không cho ngày tiếp nào"):
        draw(lawbook.Monthly(days=(20,)), until=date(2024, 4, 10))


def test_a_double_booked_room_is_a_sentence_and_nothing_is_kept(
    draw: Callable[..., Schedule], desk: Desk
) -> None:
    draw()
    with pytest.raises(Refusal, match="Phòng này đã có"):
        draw(post=desk.deputy)

    assert Schedule.objects.count() == 1
    assert Session.objects.count() == 4


def test_a_person_in_two_rooms_is_a_sentence(draw: Callable[..., Schedule], cast: Any, desk: Desk) -> None:
    draw()
    room = services.add_place(desk.unit, name="Phòng hai", address="tầng hai", by=cast.an, on=ON)
    with pytest.raises(Refusal, match="Người tiếp đã có"):
        draw(place=room)


def test_a_dialogue_is_called_beside_the_schedule(cast: Any, desk: Desk) -> None:
    called = services.call_session(
        desk.unit, post=desk.head, place=desk.place, kind=SessionKind.DIALOGUE, held_on=date(2024, 3, 12), hours=HOURS,
        topic="Giải phóng mặt bằng", by=cast.an, on=ON,
    )  # fmt: skip

    assert (called.kind, called.posted_on, called.schedule) == ("dialogue", ON, None)


def test_refuses_to_call_a_regular_session_or_one_in_the_past(cast: Any, desk: Desk) -> None:
    given = {"post": desk.head, "place": desk.place, "hours": HOURS, "topic": "x", "by": cast.an, "on": ON}
    with pytest.raises(Refusal, match="lập từ lịch"):
        services.call_session(desk.unit, kind=SessionKind.REGULAR, held_on=date(2024, 3, 12), **given)
    with pytest.raises(Invalid, match="trước hôm nay"):
        services.call_session(desk.unit, kind=SessionKind.DIALOGUE, held_on=date(2024, 2, 12), **given)


@pytest.mark.parametrize("typed", ["31/2/2026", "03/7/2026, 30/2/2026", "32/7/2026", "thứ Năm", "7/2026"])
def test_days_that_are_not_in_the_calendar_are_a_sentence_at_their_field(desk: Desk, typed: str) -> None:
    given = {
        "post": desk.head.pk, "place": desk.place.pk, "shape": "dates", "dates": typed, "roll": "next_working_day",
        "since": "2026-01-01", "until": "2026-12-31", "starts_at": "07:30", "ends_at": "11:30",
    }  # fmt: skip
    form = ScheduleForm(given, unit=desk.unit)

    assert not form.is_valid()
    assert list(form.errors) == ["dates"]
