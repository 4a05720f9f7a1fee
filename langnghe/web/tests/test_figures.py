"""A figure and its records run one definition: they cannot differ, and a signed one keeps what was signed.

Tested above the rooms whose rows are counted.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from conftest import Cast
from langnghe.figures import engine, selectors, services
from langnghe.figures.models import FrozenFigure
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import NotFound
from langnghe.reception.models import ReceptionPlace, Session
from langnghe.units.models import Post

JANUARY = {"since": date(2024, 1, 1), "until": date(2024, 1, 31)}
KEYS = ["sessions_held", "sessions_delegated", "sessions_moved", "sessions_missed", "sessions_posted_late"]


@pytest.fixture
def hold(cast: Cast) -> Callable[..., Session]:
    def _hold(day: date, state: str = "in_person", **more: Any) -> Session:
        head = Post.objects.get(unit=cast.committee, kind="HEAD")
        place, _made = ReceptionPlace.objects.get_or_create(unit=cast.committee, name="Phòng", address="số 1")
        return Session.objects.create(
            unit=cast.committee, post=head, place=place, held_on=day, planned_on=day, state=state,
            starts_at=datetime.combine(day, time(7, 30), LOCAL), ends_at=datetime.combine(day, time(9), LOCAL),
            reason="" if state == "in_person" else "bận", **more,
        )  # fmt: skip

    return _hold


def test_a_figure_counts_both_days_of_its_period(cast: Cast, hold: Callable[..., Session]) -> None:
    for day in (date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 31), date(2024, 2, 1)):
        hold(day)
    assert engine.value("sessions_held", unit=cast.committee.pk, **JANUARY).value == 2


def test_the_records_are_exactly_the_rows_behind_the_number(cast: Cast, hold: Callable[..., Session]) -> None:
    counted = [hold(date(2024, 1, 5)), hold(date(2024, 1, 19))]
    hold(date(2024, 1, 12), "missed")
    for key in KEYS:
        rows = engine.records(key, unit=cast.committee.pk, **JANUARY)
        assert engine.value(key, unit=cast.committee.pk, **JANUARY).value == rows.count()
    assert list(engine.records("sessions_held", unit=cast.committee.pk, **JANUARY)) == counted


def test_many_figures_of_one_population_are_one_question(
    cast: Cast, hold: Callable[..., Session], django_assert_num_queries: Any
) -> None:
    hold(date(2024, 1, 5))
    with django_assert_num_queries(1):
        answers = engine.values(KEYS, unit=cast.committee.pk, **JANUARY)
    assert [answer.value for answer in answers.values()] == [1, 0, 0, 0, 0]


def test_another_unit_has_its_own_number(cast: Cast, hold: Callable[..., Session]) -> None:
    hold(date(2024, 1, 5))
    assert engine.value("sessions_held", unit=cast.other.pk, **JANUARY).value == 0


def test_an_unknown_figure_is_not_a_zero() -> None:
    with pytest.raises(NotFound):
        engine.figure_by_key("khong_co")


def test_every_figure_says_what_it_counts() -> None:
    assert all(str(figure.note).strip() and str(figure.title).strip() for figure in engine.figures())


def test_a_frozen_figure_keeps_its_value_beside_the_new_one(cast: Cast, hold: Callable[..., Session]) -> None:
    kept = hold(date(2024, 1, 5))
    services.freeze(["sessions_held"], subject=("report", 1), unit=cast.committee.pk, **JANUARY)
    hold(date(2024, 1, 19))
    (row,) = selectors.frozen_for("report", 1)
    assert (row.frozen.value, row.now, row.changed) == (1, 2, True)
    assert [record[:2] for record in row.frozen.records] == [["session", kept.pk]]


def test_a_frozen_figure_cannot_be_rewritten(cast: Cast) -> None:
    services.freeze(["sessions_held"], subject=("report", 1), unit=cast.committee.pk, **JANUARY)
    with pytest.raises(DatabaseError), transaction.atomic():
        FrozenFigure.objects.update(value=9)


def records_page(
    cast: Cast, key: str = "sessions_held", since: str = "2024-01-01", until: str = "2024-01-31"
) -> str:
    return reverse("figures:records", args=[cast.committee.pk, key, since, until])


def test_everyone_opens_the_records_of_a_number(
    cast: Cast, hold: Callable[..., Session], client: Client, django_assert_max_num_queries: Any
) -> None:
    for day in range(1, 13):
        hold(date(2024, 1, day))
    with django_assert_max_num_queries(5):
        page = client.get(records_page(cast))
    assert page.context["answer"].value == len(page.context["rows"]) == 12


@pytest.mark.parametrize(("since", "status"), [("2024-02-31", 422), ("hôm-qua", 422)])
def test_a_day_that_does_not_exist_is_answered(cast: Cast, client: Client, since: str, status: int) -> None:
    assert client.get(records_page(cast, since=since)).status_code == status


def test_an_unknown_figure_or_unit_is_not_found(cast: Cast, client: Client) -> None:
    assert client.get(records_page(cast, key="khong_co")).status_code == 404
    address = reverse("figures:records", args=["khong-co", "visits", "2024-01-01", "2024-01-31"])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("asked", [{"tu": "2024-05-01", "den": "2024-04-01"}, {"tu": "31/02/2024"}])
def test_the_overview_says_what_is_wrong_with_a_period(
    cast: Cast, client: Client, asked: dict[str, str]
) -> None:
    page = client.get(reverse("figures:overview"), asked | {"don_vi": cast.committee.pk})
    assert page.status_code == 422
