"""The board of duty of a country and a province: counts, unknowns, open data, and the copy beside the register."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.reception import selectors, services
from langnghe.reception.models import DutyMonth, ReceptionPlace, Schedule, Session
from langnghe.reception.selectors import duty_totals
from langnghe.reception.selectors.duty_months import differences, posts_with_duty
from langnghe.reception.services.recounting import recount, recount_all
from langnghe.reception.services.scheduling import at
from langnghe.rules.services import replace_rule
from langnghe.units.models import Post

from .conftest import HOURS, ON, Desk

YEAR: dict[str, Any] = {"since": date(2024, 1, 1), "until": date(2024, 12, 31), "on": date(2024, 6, 10)}
SPAN = {"tu": "2024-04", "den": "2024-05"}


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


@dataclass(frozen=True)
class Case:
    """States of the sessions of one month of a chair who owes two days; what the board must say."""

    states: str
    kept: int
    delegated: int
    moved: int
    missed: int
    unreported: int
    lacking: int
    reported: bool = True


CASES = [
    Case("in_person in_person", 2, 0, 0, 0, 0, 0),
    Case("in_person", 1, 0, 0, 0, 1, 1),
    Case("in_person in_person in_person", 3, 0, 0, 0, 0, 0),
    Case("in_person delegated", 1, 1, 0, 0, 0, 1),
    Case("delegated delegated", 0, 2, 0, 0, 0, 2),
    Case("missed in_person", 1, 0, 0, 1, 0, 1),
    Case("moved in_person in_person", 2, 0, 1, 0, 0, 0),
    Case("planned planned", 0, 0, 0, 0, 2, 2, reported=False),
    Case("in_person planned", 1, 0, 0, 0, 1, 1),
    Case("in_person in_person planned", 2, 0, 0, 0, 1, 0),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.states)
def test_a_month_counts_days_by_what_became_of_them(desk: Desk, case: Case) -> None:
    for number, state in enumerate(case.states.split()):
        _session(desk, date(2024, 4, 2) + timedelta(days=7 * number), state)
    recount([desk.head.pk])
    month = DutyMonth.objects.get(post=desk.head, month=date(2024, 4, 1))

    assert month.required == 2
    assert (month.kept, month.delegated, month.moved, month.missed) == (
        case.kept, case.delegated, case.moved, case.missed,
    )  # fmt: skip
    assert (month.unreported, month.lacking, month.reported) == (
        case.unreported, case.lacking, case.reported,
    )  # fmt: skip


def _session(desk: Desk, day: date, state: str) -> Session:
    return Session.objects.create(
        unit=desk.unit, post=desk.head, place=desk.place, held_on=day, planned_on=day, state=state,
        starts_at=at(day, HOURS[0]), ends_at=at(day, HOURS[1]), posted_on=ON,
        reason="" if state in {"planned", "in_person"} else "Họp",
        delegated_to=desk.deputy if state == "delegated" else None,
    )  # fmt: skip


def test_two_sessions_of_a_day_are_one_day(desk: Desk) -> None:
    day = date(2024, 4, 2)
    _session(desk, day, "in_person")
    other = ReceptionPlace.objects.create(unit=desk.unit, name="Phòng 2", address="trụ sở")
    Session.objects.create(
        unit=desk.unit, post=desk.head, place=other, held_on=day, planned_on=day, state="in_person",
        starts_at=at(day, HOURS[1]), ends_at=at(day, HOURS[1]) + timedelta(hours=2), posted_on=ON,
    )  # fmt: skip
    recount([desk.head.pk])

    assert DutyMonth.objects.get(post=desk.head, month=date(2024, 4, 1)).kept == 1


def test_every_step_of_a_session_keeps_the_copy_equal(
    cast: Any, desk: Desk, draw: Callable[..., Schedule]
) -> None:
    schedule = draw()
    states = []

    def look() -> None:
        assert differences(posts_with_duty()) == []
        states.append(DutyMonth.objects.filter(post=desk.head).order_by("month").first())

    look()
    services.post_schedule(schedule, by=cast.chi, on=ON)
    look()
    first, second, _third, fourth = schedule.sessions.order_by("held_on")
    services.miss_session(first, reason="Bão", by=cast.an, on=first.held_on)
    look()
    services.hold_session(first, by=cast.an, on=first.held_on)
    look()
    services.delegate_session(second, to=desk.deputy, reason="Họp", by=cast.chi, on=ON)
    look()
    services.move_session(fourth, to=date(2024, 6, 3), reason="Họp", by=cast.chi, on=ON)
    look()

    assert [(one.kept, one.delegated, one.missed) for one in states if one] == [
        (0, 0, 0), (0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 1, 0), (1, 1, 0),
    ]  # fmt: skip
    assert recount_all().changed == 0


def test_a_wrong_copy_is_found_and_made_again(desk: Desk, kept: list[Session]) -> None:
    DutyMonth.objects.filter(post=desk.head, month=date(2024, 4, 1)).update(kept=7)

    assert differences(posts_with_duty()) == [(desk.head.pk, date(2024, 4, 1))]
    assert recount_all().changed == 1
    assert differences(posts_with_duty()) == []


def test_the_country_says_what_the_unit_says(desk: Desk, kept: list[Session]) -> None:
    row = next(row for row in selectors.duty_board(desk.unit, **YEAR) if row.post == desk.head)
    [total] = duty_totals.totals(duty_totals.months(**YEAR), "post")

    assert (total.required, total.kept, total.delegated, total.moved, total.missed) == (
        row.required, row.in_person, row.delegated, row.moved, row.missed,
    )  # fmt: skip
    assert (total.unreported, total.lacking) == (row.unreported, row.lacking)


def test_a_stricter_rule_of_the_unit_counts(desk: Desk, kept: list[Session]) -> None:
    admin = create_user(
        "quan", password="only-for-tests", display_name="Quản", unit=desk.unit.pk,
        role=Role.ADMINISTRATOR, since=date(2021, 1, 1),
    )  # fmt: skip
    replace_rule(
        f"reception.freq.{desk.head.duty_office}", unit=desk.unit.pk, since=date(2024, 5, 1), number=4,
        measure="month", person="Chi", cite="Điều 2 Quy chế 3/QĐ-UBND", by=admin, on=date(2024, 5, 1),
    )  # fmt: skip
    recount_all(unit=desk.unit.pk)
    months = DutyMonth.objects.filter(post=desk.head).order_by("month")

    assert [row.required for row in months[:2]] == [2, 4]
    assert "Quy chế 3/QĐ-UBND" in months[1].article


def test_who_has_no_register_is_not_shown_as_nought(client: Client, desk: Desk, kept: list[Session]) -> None:
    text = client.get(reverse("reception:duty"), SPAN).content.decode()

    assert "Chưa có số liệu" in text
    assert "không phải là số không" in text


def test_each_number_of_a_province_opens_its_sessions(
    client: Client, desk: Desk, kept: list[Session], django_assert_max_num_queries: Any
) -> None:
    area = DutyMonth.objects.first().province_id  # type: ignore[union-attr]
    address = reverse("reception:duty_province", args=[area])
    with django_assert_max_num_queries(8):
        text = client.get(address, SPAN).content.decode()
    parts = [desk.unit.pk, desk.head.pk, "moved", "2024-04-01", "2024-05-31"]
    records = reverse("reception:duty_records", args=parts)

    assert records in text
    assert "1 ngày, 1 buổi" in client.get(records).content.decode()
    for by in ("chuc-danh", "thang"):
        assert client.get(address, {**SPAN, "theo": by}).status_code == 200
    assert client.get(address, {**SPAN, "theo": "mau-sac"}).status_code == 404
    assert client.get(address, {"tu": "2024-09", "den": "2024-01"}).status_code == 422


def test_days_outside_every_period_are_in_no_list(desk: Desk) -> None:
    post = Post.objects.create(
        unit=desk.unit, kind="OTHER", title="Chủ tịch xã (thử)", duty_office="commune_chair"
    )
    day = date(2026, 6, 29)  # the week of 29/6 has its Thursday under the law that counts months
    Session.objects.create(
        unit=desk.unit, post=post, place=desk.place, held_on=day, planned_on=day, state="in_person",
        starts_at=at(day, HOURS[0]), ends_at=at(day, HOURS[1]), posted_on=ON,
    )  # fmt: skip

    assert selectors.sessions_behind(post, "in_person", since=day, until=date(2026, 7, 31)) == []


@pytest.mark.parametrize("name", ["duty_csv", "duty_json"])
def test_an_unchanged_file_is_not_sent_again(
    client: Client, cast: Any, desk: Desk, kept: list[Session], name: str
) -> None:
    address = reverse(f"reception:{name}", args=[2024])
    first = client.get(address)
    tag = {"If-None-Match": first["ETag"]}
    again = client.get(address, headers=tag)
    assert (again.status_code, again.content) == (304, b"")

    services.hold_session(kept[1], by=cast.an, on=kept[1].held_on)
    assert client.get(address, headers=tag).status_code == 200


def _content(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode()


def test_the_csv_reads_back(client: Client, desk: Desk, kept: list[Session]) -> None:
    text = _content(client.get(reverse("reception:duty_csv", args=[2024])))
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert [row["month"] for row in rows[:3]] == ["2024-04", "2024-05", "2024-06"]
    assert (rows[0]["required"], rows[0]["kept_in_person"], rows[0]["delegated"]) == ("2", "1", "1")
    assert (rows[2]["kept_in_person"], rows[2]["not_reported"], rows[2]["lacking"]) == ("", "2", "")


def test_the_json_keeps_its_contract(client: Client, desk: Desk, kept: list[Session]) -> None:
    found = json.loads(_content(client.get(reverse("reception:duty_json", args=[2024]))))

    assert {"title", "year", "licence", "licence_name", "documentation", "unknown", "fields", "rows"} <= set(
        found
    )
    assert found["licence_name"] is None
    assert list(found["rows"][0]) == list(found["fields"])
    assert found["rows"][2]["kept_in_person"] is None
    assert desk.head.title == found["rows"][0]["post"]


def test_files_of_one_province_and_of_none(client: Client, desk: Desk, kept: list[Session]) -> None:
    area = DutyMonth.objects.first().province_id  # type: ignore[union-attr]
    mine = client.get(reverse("reception:duty_province_json", args=[area, 2024]))
    assert json.loads(_content(mine))["rows"]
    assert client.get(reverse("reception:duty_province_json", args=["zz", 2024])).status_code == 404
    page = client.get(reverse("reception:duty_open_data")).content.decode()
    assert "kept_in_person" in page
    assert "chưa xác định" in page


def test_an_office_of_a_unit_says_what_it_owed_and_did(desk: Desk, kept: list[Session]) -> None:
    found = selectors.duty_of_office(
        desk.unit, desk.head.duty_office, since=date(2024, 3, 1), until=date(2024, 4, 30)
    )

    assert [(one.kept, one.delegated, reported) for one, reported in found] == [(0, 0, False), (1, 1, True)]
