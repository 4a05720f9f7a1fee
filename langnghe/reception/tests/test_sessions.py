"""Posting, holding, delegating, moving and missing sessions; then each refusal."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, Refusal, WrongState
from langnghe.reception import selectors, services
from langnghe.reception.models import Schedule, Session
from langnghe.units.models import Post

from .conftest import ON, Desk, turn

DAY = date(2024, 4, 5)


def test_posting_marks_each_session_with_its_day(draw: Callable[..., Schedule], cast: Any) -> None:
    schedule = draw()
    late = services.post_schedule(schedule, by=cast.chi, on=ON)

    assert late == []
    assert set(schedule.sessions.values_list("posted_on", "posted_late")) == {(ON, False)}
    entry = Entry.objects.filter(action="session.posted")[0]
    assert "Điều 24" in entry.cite


@pytest.mark.parametrize(("on", "is_late"), [(date(2024, 3, 29), False), (date(2024, 4, 1), True)])
def test_nearer_than_five_working_days_is_late(
    draw: Callable[..., Schedule], cast: Any, on: date, *, is_late: bool
) -> None:
    schedule = draw()
    late = services.post_schedule(schedule, by=cast.chi, on=on)

    assert [session.held_on for session in late] == ([DAY] if is_late else [])
    assert schedule.sessions.get(held_on=DAY).posted_late is is_late


def test_posting_refuses_who_may_not_a_second_time_and_a_past_schedule(
    draw: Callable[..., Schedule], cast: Any
) -> None:
    schedule = draw()
    with pytest.raises(NotAllowed, match="niêm yết"):
        services.post_schedule(schedule, by=cast.an, on=ON)
    with pytest.raises(WrongState, match="không còn buổi nào"):
        services.post_schedule(schedule, by=cast.chi, on=date(2024, 7, 1))
    services.post_schedule(schedule, by=cast.chi, on=ON)
    with pytest.raises(WrongState, match="đã được niêm yết"):
        services.post_schedule(schedule, by=cast.chi, on=ON)


def test_a_session_to_which_nobody_came_is_still_held(session: Session, cast: Any) -> None:
    held = services.hold_session(session, by=cast.an, on=DAY)

    assert (held.state, held.visits.count()) == ("in_person", 0)


def test_holding_refuses_before_its_day_and_a_moved_session(session: Session, cast: Any) -> None:
    with pytest.raises(Invalid, match="Chưa đến ngày"):
        services.hold_session(session, by=cast.an, on=ON)
    services.move_session(session, to=date(2024, 4, 12), reason="Họp Quốc hội", by=cast.chi, on=ON)
    with pytest.raises(WrongState, match="dời lịch"):
        services.hold_session(session, by=cast.an, on=DAY)


def test_holding_refuses_an_officer_of_another_unit_as_if_it_were_not_there(
    session: Session, cast: Any
) -> None:
    with pytest.raises(NotFound, match="Không có buổi tiếp này"):
        services.hold_session(session, by=cast.dung, on=DAY)


def test_delegation_names_who_receives_and_why(session: Session, cast: Any, desk: Desk) -> None:
    delegated = services.delegate_session(session, to=desk.deputy, reason="Đi công tác", by=cast.chi, on=ON)

    assert (delegated.state, delegated.delegated_to, delegated.reason) == (
        "delegated",
        desk.deputy,
        "Đi công tác",
    )


def test_delegation_refuses_no_reason_the_same_post_another_unit_and_who_may_not(
    session: Session, cast: Any, desk: Desk
) -> None:
    foreign = Post.objects.get(unit=cast.other, kind="HEAD")
    with pytest.raises(Invalid, match="lý do"):
        services.delegate_session(session, to=desk.deputy, reason="  ", by=cast.chi, on=ON)
    for post in (desk.head, foreign):
        with pytest.raises(Invalid, match="cùng đơn vị"):
            services.delegate_session(session, to=post, reason="Bận", by=cast.chi, on=ON)
    with pytest.raises(NotAllowed):
        services.delegate_session(session, to=desk.deputy, reason="Bận", by=cast.an, on=ON)
    with pytest.raises(Invalid, match="đã qua"):
        services.delegate_session(session, to=desk.deputy, reason="Bận", by=cast.chi, on=date(2024, 4, 6))


def test_a_moved_session_stays_visible_and_points_to_its_new_day(
    session: Session, cast: Any, desk: Desk
) -> None:
    new = services.move_session(session, to=date(2024, 4, 12), reason="Họp đột xuất", by=cast.chi, on=ON)

    session.refresh_from_db()
    assert (session.state, session.moved_to, session.reason) == ("moved", new, "Họp đột xuất")
    assert (new.state, new.held_on, new.planned_on, new.posted_on) == ("planned", date(2024, 4, 12), DAY, ON)
    assert new.starts_at - session.starts_at == timedelta(days=7)
    shown = selectors.public_schedule(desk.unit, since=DAY, until=date(2024, 4, 12))
    assert list(shown) == [session, new]


def test_moving_refuses_the_same_day_the_past_and_a_taken_room(session: Session, cast: Any) -> None:
    for day in (DAY, date(2024, 2, 1)):
        with pytest.raises(Invalid, match="khác ngày cũ"):
            services.move_session(session, to=day, reason="Bận", by=cast.chi, on=ON)
    with pytest.raises(Refusal, match="đã có một buổi tiếp khác"):
        services.move_session(session, to=date(2024, 4, 22), reason="Bận", by=cast.chi, on=ON)
    session.refresh_from_db()
    assert (session.state, Session.objects.count()) == ("planned", 4)


def test_a_missed_session_has_a_reason(session: Session, cast: Any) -> None:
    missed = services.miss_session(session, reason="Không ai trực", by=cast.an, on=DAY)

    assert (missed.state, missed.reason) == ("missed", "Không ai trực")


def test_missing_refuses_no_reason_before_its_day_and_a_session_with_turns(
    session: Session, cast: Any, desk: Desk
) -> None:
    with pytest.raises(Invalid, match="Chưa đến ngày"):
        services.miss_session(session, reason="x", by=cast.an, on=ON)
    with pytest.raises(Invalid, match="lý do"):
        services.miss_session(session, reason="", by=cast.an, on=DAY)
    services.record_visit(
        desk.unit, turn(session=session, receiver="head"), received_on=DAY, by=cast.an, on=DAY
    )
    with pytest.raises(WrongState, match="đã ghi lượt"):
        services.miss_session(session, reason="x", by=cast.an, on=DAY)
    with pytest.raises(WrongState, match="đã ghi lượt"):
        services.move_session(session, to=date(2024, 4, 12), reason="x", by=cast.chi, on=DAY)
    with pytest.raises(WrongState, match="người đứng đầu tiếp"):
        services.delegate_session(session, to=desk.deputy, reason="x", by=cast.chi, on=DAY)
