"""The numbers of the petition register, and exactly the records behind each."""

from datetime import date

import pytest
from django.test import Client

from conftest import Cast
from langnghe.figures import engine
from langnghe.petitions import services
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import RULING, accepted, received

SINCE, UNTIL = date(2026, 11, 1), date(2026, 12, 31)


def value(cast: Cast, key: str, until: date = UNTIL) -> int:
    return engine.value(key, unit=cast.committee.pk, since=SINCE, until=until).value


@pytest.fixture
def register(cast: Cast) -> None:
    """Five received: three complaints accepted, two of them answered, one of these late; one feedback; one voided."""
    in_time, late, _open = accepted(cast), accepted(cast), accepted(cast)
    accepted(cast, "feedback")
    services.decide(in_time, ruling=RULING, by=cast.chi, on=date(2026, 12, 18))
    services.decide(late, ruling=RULING, by=cast.chi, on=date(2026, 12, 19))
    voided = received(cast)
    Petition.objects.filter(pk=voided.pk).update(voided_on=date(2026, 11, 13))


@pytest.mark.parametrize(
    ("key", "counted"),
    [
        ("petitions_received", 4),
        ("complaints_accepted", 3),
        ("petitions_answered", 2),
        ("petitions_answered_late", 1),
    ],
)
def test_each_number_opens_exactly_its_records(cast: Cast, register: None, key: str, counted: int) -> None:
    assert value(cast, key) == counted
    assert engine.records(key, unit=cast.committee.pk, since=SINCE, until=UNTIL).count() == counted


def test_an_answer_counts_on_its_own_day(cast: Cast, register: None) -> None:
    assert value(cast, "petitions_answered", until=date(2026, 12, 18)) == 1


def test_a_denunciation_is_counted_and_not_listed(client: Client, cast: Cast, register: None) -> None:
    hidden = received(cast)
    Petition.objects.filter(pk=hidden.pk).update(kind="denunciation")
    page = client.get(f"/so-lieu/{cast.committee.pk}/petitions_received/{SINCE}/{UNTIL}/")

    assert value(cast, "petitions_received") == page.context["answer"].value == 5
    assert (len(page.context["rows"]), page.context["left_out"]) == (4, 1)
    # The book has no gaps, so that the numbers of the others would tell the number of this one.
    assert "number" not in [
        name for name, _heading in engine.figure_by_key("petitions_received").population.columns
    ]
    assert "Đơn tố cáo được tính mà không nêu số, ngày" in page.content.decode()
