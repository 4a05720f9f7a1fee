"""Pages for everyone: the schedule, its changes, its files, and the board of duty."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from langnghe.kernel.clock import today
from langnghe.reception import selectors, services
from langnghe.reception.models import Schedule, Session

from .conftest import ON, Desk
from .test_pages import coming


@pytest.fixture
def posted(cast: Any, desk: Desk) -> Schedule:
    schedule = coming(cast, desk)
    services.post_schedule(schedule, by=cast.chi, on=today())
    return schedule


def address(name: str, desk: Desk) -> str:
    return reverse(f"reception:{name}", args=[desk.unit.pk])


def test_the_schedule_is_read_without_an_account(
    client: Client, posted: Schedule, desk: Desk, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(10):
        answer = client.get(address("schedule_of", desk))
    text = answer.content.decode()

    assert answer.status_code == 200
    assert desk.head.title in text
    assert "Buổi tiếp gần nhất" in text


def test_what_is_not_posted_is_not_shown(client: Client, cast: Any, desk: Desk) -> None:
    coming(cast, desk)

    assert "Chưa niêm yết buổi tiếp nào" in client.get(address("schedule_of", desk)).content.decode()


def test_a_change_is_shown_with_its_reason(client: Client, cast: Any, desk: Desk, posted: Schedule) -> None:
    session = posted.sessions.order_by("held_on")[0]
    services.move_session(
        session, to=today() + timedelta(days=40), reason="Họp đột xuất", by=cast.chi, on=today()
    )
    text = client.get(address("schedule_of", desk)).content.decode()

    assert "Có gì thay đổi" in text
    assert "Lý do: Họp đột xuất" in text


@pytest.mark.parametrize("name", ["schedule_of", "calendar"])
def test_an_unchanged_schedule_is_not_sent_again(
    client: Client, cast: Any, desk: Desk, posted: Schedule, name: str
) -> None:
    first = client.get(address(name, desk))
    by_tag = {"If-None-Match": first["ETag"]}
    assert client.get(address(name, desk), headers=by_tag).status_code == 304
    assert (
        client.get(address(name, desk), headers={"If-Modified-Since": first["Last-Modified"]}).status_code
        == 304
    )

    session = posted.sessions.order_by("held_on")[0]
    services.delegate_session(session, to=desk.deputy, reason="Đi họp", by=cast.chi, on=today())
    assert client.get(address(name, desk), headers=by_tag).status_code == 200


def test_the_tag_differs_by_language(client: Client, posted: Schedule, desk: Desk) -> None:
    tags = {
        client.get(address("schedule_of", desk), headers={"Accept-Language": language})["ETag"]
        for language in ("vi", "en")
    }

    assert len(tags) == 2


def test_unknown_units_and_years_are_answered_in_words(client: Client, desk: Desk) -> None:
    unknown = client.get(reverse("reception:schedule_of", args=["KHONG-CO"]))
    assert unknown.status_code == 404
    assert "Không có đơn vị này" in unknown.content.decode()
    assert client.get(address("schedule_of", desk), {"nam": "hai nghìn"}).status_code == 422
    assert client.get(address("notice", desk), {"thang": "12"}).status_code == 422


def test_the_schedule_of_this_installation_has_the_short_address(
    client: Client, desk: Desk, posted: Schedule, settings: Any
) -> None:
    settings.SITE_UNIT = desk.unit.pk
    assert desk.unit.name in client.get(reverse("reception:schedule")).content.decode()


def test_the_calendar_cancels_a_moved_session(
    client: Client, cast: Any, desk: Desk, posted: Schedule
) -> None:
    session = posted.sessions.order_by("held_on")[0]
    services.move_session(session, to=today() + timedelta(days=40), reason="Họp", by=cast.chi, on=today())
    answer = client.get(address("calendar", desk))
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")

    assert answer["Content-Type"].startswith("text/calendar")
    assert len(events) == Session.objects.filter(posted_on__isnull=False).count()
    gone = [event for event in events if event["STATUS"] == "CANCELLED"]
    assert [event["UID"] for event in gone] == [f"buoi-tiep-{session.pk}@{desk.unit.pk.lower()}.lang-nghe"]
    assert gone[0].decoded("DTSTART") == session.starts_at


def test_the_notice_prints_as_page_and_as_pdf(client: Client, desk: Desk, posted: Schedule) -> None:
    page = client.get(address("notice", desk)).content.decode()
    paper = client.get(address("notice_pdf", desk))

    assert "Điều 24 Luật Tiếp công dân" in page
    assert "<svg" in page
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF-")
    empty = client.get(address("notice_pdf", desk), {"thang": "2019-02"})
    assert empty.content.startswith(b"%PDF-")


@pytest.fixture
def kept(cast: Any, desk: Desk, draw: Callable[..., Schedule]) -> list[Session]:
    """April 2024: one day in person, one delegated; May: one in person, one moved."""
    schedule = draw()
    services.post_schedule(schedule, by=cast.chi, on=ON)
    first, second, third, fourth = schedule.sessions.order_by("held_on")
    services.hold_session(first, by=cast.an, on=first.held_on)
    services.delegate_session(second, to=desk.deputy, reason="Họp", by=cast.chi, on=ON)
    services.hold_session(third, by=cast.an, on=third.held_on)
    services.move_session(fourth, to=date(2024, 5, 28), reason="Họp", by=cast.chi, on=ON)
    return [first, second, third, fourth]


def test_the_board_sets_deed_beside_duty(desk: Desk, kept: list[Session]) -> None:
    rows = selectors.duty_board(
        desk.unit, since=date(2024, 1, 1), until=date(2024, 12, 31), on=date(2024, 6, 10)
    )
    row = next(row for row in rows if row.post == desk.head)

    assert (row.since, [one.period.start.month for one in row.kept]) == (date(2024, 4, 1), [4, 5])
    assert (row.required, row.in_person, row.delegated, row.moved, row.missed, row.lacking) == (
        4,
        2,
        1,
        1,
        0,
        2,
    )
    assert any("Điều 13" in cite for cite in row.cites)
    assert row.running[0].period.start == date(2024, 6, 1)


def test_a_post_without_sessions_is_not_accused(desk: Desk) -> None:
    rows = selectors.duty_board(
        desk.unit, since=date(2024, 1, 1), until=date(2024, 12, 31), on=date(2024, 6, 10)
    )

    assert [row.has_sessions for row in rows] == [False]


def test_each_number_of_the_board_opens_its_sessions(client: Client, desk: Desk, kept: list[Session]) -> None:
    board = client.get(address("duty_board", desk), {"nam": "2024"}).content.decode()
    records = reverse(
        "reception:duty_records", args=[desk.unit.pk, desk.head.pk, "in_person", "2024-04-01", "2024-12-31"]
    )

    assert records in board
    listed = client.get(records).content.decode()
    assert "2 ngày, 2 buổi" in listed
    assert "05/4/2024" in listed
    assert "22/4/2024" not in listed


def test_a_list_that_does_not_exist_is_not_found(client: Client, desk: Desk) -> None:
    for state, day, status in (("planned", "2024-04-01", 404), ("moved", "hôm qua", 422)):
        parts = [desk.unit.pk, desk.head.pk, state, day, "2024-12-31"]
        assert client.get(reverse("reception:duty_records", args=parts)).status_code == status
