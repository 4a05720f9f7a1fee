"""A holiday announced after posting: the planner, the reader of the schedule and those who booked are told."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.kernel.clock import LOCAL, today
from langnghe.notifications.models import Message
from langnghe.reception import selectors, services
from langnghe.reception.models import Schedule, Session
from langnghe.reception.services.booking import Booked, Wish
from langnghe.rules.services import note_day_off, take_back_day_off

from .conftest import ON

TODAY = today()


@pytest.fixture
def admin(cast: Any) -> User:
    return create_user(
        "quan", password="only-for-tests", display_name="Đỗ Văn Quản", unit=cast.committee.pk,
        role=Role.ADMINISTRATOR, since=date(2021, 1, 1),
    )  # fmt: skip


@pytest.fixture
def coming(cast: Any, draw: Callable[..., Schedule]) -> Session:
    """A posted session some weeks ahead that takes bookings."""
    day = TODAY + timedelta(days=21)
    while not lawbook.is_working_day(day):
        day += timedelta(days=1)
    schedule = draw(lawbook.Dates((day,)), since=day, until=day, on=TODAY)
    services.post_schedule(schedule, by=cast.chi, on=TODAY)
    terms: dict[str, Any] = {"capacity": 2, "closes_days": 1, "per_person": 1, "papers": ""}
    services.open_booking(schedule, **terms, by=cast.an, on=TODAY)
    return schedule.sessions.get()


def _book(session: Session) -> Booked:
    wish = Wish(full_name="Lê Văn Bình", field="land", phone="0912345678", email="binh@example.vn")
    at = datetime.combine(TODAY, datetime.min.time(), tzinfo=LOCAL)
    return services.book(session, wish, token="token-of-a-holiday", at=at)


def _holiday(session: Session, admin: User) -> Any:
    said: dict[str, Any] = {"person": "Lê Thị Chi", "cite": "Thông báo nghỉ", "by": admin, "on": TODAY}
    return note_day_off(
        session.held_on, unit=session.unit_id, kind="off", name="Ngày Văn hóa Việt Nam", **said
    )


def test_the_planner_sees_the_session_a_new_day_and_how_many_booked(
    client: Client, cast: Any, coming: Session, admin: User
) -> None:
    _book(coming)
    assert selectors.sessions_on_days_off(coming.unit, on=TODAY) == []
    _holiday(coming, admin)
    (found,) = selectors.sessions_on_days_off(coming.unit, on=TODAY)

    assert (found.session, found.booked) == (coming, 1)
    assert found.propose > coming.held_on
    client.force_login(cast.an)
    page = client.get(reverse("reception:plan")).content.decode()
    assert "Buổi nay rơi vào ngày nghỉ" in page
    assert "1 người đã đăng ký" in page


def test_the_public_schedule_and_the_booking_say_so(client: Client, coming: Session, admin: User) -> None:
    booked = _book(coming)
    address = reverse("reception:schedule_of", args=[coming.unit_id])
    before = client.get(address)
    row = _holiday(coming, admin)
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    mine = client.post(reverse("reception:booking_mine"), {"code": booked.code}).content.decode()

    assert "ngày nghỉ" not in before.content.decode()
    assert after.status_code == 200
    assert "Ngày Văn hóa Việt Nam" in after.content.decode()
    assert "chỗ vẫn được giữ" in mine
    take_back_day_off(row.pk, unit=coming.unit_id, person="Lê Thị Chi", cite="Thông báo", by=admin, on=TODAY)
    assert "Ngày Văn hóa" not in client.get(address).content.decode()


def test_the_reminder_warns(coming: Session, admin: User) -> None:
    _book(coming)
    _holiday(coming, admin)
    services.remind(on=coming.held_on - timedelta(days=1))

    (letter,) = Message.objects.filter(template="reception/letters/reminder")
    assert "Ngày Văn hóa Việt Nam" in letter.context["off"]


def test_booking_closes_by_the_calendar_of_the_unit(coming: Session, admin: User) -> None:
    schedule = coming.schedule
    assert schedule is not None
    before = selectors.booking.closes_on(coming, schedule)
    said: dict[str, Any] = {"person": "Lê Thị Chi", "cite": "Thông báo nghỉ", "by": admin, "on": TODAY}
    note_day_off(before, unit=coming.unit_id, kind="off", name="Nghỉ bù", **said)

    assert selectors.booking.closes_on(coming, schedule) < before


def test_a_held_or_moved_session_is_no_longer_asked_about(cast: Any, coming: Session, admin: User) -> None:
    _holiday(coming, admin)
    (found,) = selectors.sessions_on_days_off(coming.unit, on=TODAY)
    services.move_session(coming, to=found.propose, reason="Ngày nghỉ mới", by=cast.chi, on=TODAY)

    assert selectors.sessions_on_days_off(coming.unit, on=TODAY) == []
    assert selectors.sessions_on_days_off(coming.unit, on=ON) == []
