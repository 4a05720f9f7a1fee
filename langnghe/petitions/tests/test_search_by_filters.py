"""Filters without a word: the newest that fit, page after page, whatever way the keys are brought; nothing outside the rights."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.petitions import selectors
from langnghe.petitions.models import Petition
from langnghe.petitions.selectors import found_keys
from langnghe.petitions.selectors.known_shares import Known
from langnghe.petitions.tests.conftest import classified, received
from langnghe.petitions.tests.test_denunciations import taken
from langnghe.vault.tests.conftest import Keepers

DAY = date(2026, 11, 20)


def found(cast: Cast, **chosen: Any) -> list[int]:
    return [hit.pk for hit in selectors.search(cast.an, DAY, typed="", **chosen).hits]


def of_ten_weeks(cast: Cast) -> list[int]:
    """The newest first."""
    days = [date(2026, 11, 12) - timedelta(weeks=n) for n in range(10)]
    return [received(cast, received_on=day, summary=f"Thửa {day}", kind="complaint").pk for day in days]


@pytest.fixture(params=["all files", "the newest"])
def way(request: pytest.FixtureRequest, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> str:
    """A person who holds few files, and one who holds many."""
    total = 1.0 if request.param == "all files" else 1e6
    monkeypatch.setattr(found_keys, "known", lambda: Known(total, {}, {cast.committee.pk: 1.0}, []))
    return str(request.param)


def test_filters_alone_find_the_newest_first(cast: Cast, way: str) -> None:
    made = of_ten_weeks(cast)
    other = classified(cast, "feedback").pk

    assert found(cast, kind="complaint") == made
    assert found(cast, kind="feedback") == [other]
    assert found(cast, kind="complaint", since=date(2026, 11, 1)) == made[:2]
    assert found(cast, until=date(2026, 9, 20)) == made[8:]
    assert found(cast, state="suspended") == []


@pytest.mark.parametrize("read", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("size", [1, 3, 25])
def test_page_after_page_each_is_met_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, read: int, size: int
) -> None:
    made = of_ten_weeks(cast)
    wanted = made[1::3]
    Petition.objects.filter(pk__in=wanted).update(kind="recommendation")
    monkeypatch.setattr(found_keys, "known", lambda: Known(1e6, {}, {cast.committee.pk: 1.0}, []))
    monkeypatch.setattr(found_keys, "READ", read)

    met: list[int] = []
    after, pages = "", 0
    while pages < 30:
        page = selectors.search(cast.an, DAY, typed="", kind="recommendation", after=after, size=size)
        met += [hit.pk for hit in page.hits]
        after, pages = page.following, pages + 1
        if not after:
            break
    assert met == wanted
    assert after == ""


def test_nothing_asked_is_nothing_found(cast: Cast) -> None:
    received(cast)
    assert found(cast) == []


def test_another_unit_and_a_sealed_file_are_not_among_them(
    keepers: Keepers, way: str, client: Client
) -> None:
    cast = keepers.cast
    petition = received(cast)
    taken(keepers)
    assert found(cast, since=date(2020, 1, 1)) == [petition.pk]
    assert selectors.search(cast.dung, DAY, typed="", since=date(2020, 1, 1)).hits == []


def test_a_page_that_is_not_full_says_how_far_it_read(
    client: Client,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    of_ten_weeks(cast)
    monkeypatch.setattr(found_keys, "known", lambda: Known(1e6, {}, {cast.committee.pk: 1.0}, []))
    monkeypatch.setattr(found_keys, "READ", 2)
    client.force_login(cast.an)
    with django_assert_max_num_queries(6):
        page = client.get("/don/tim/?buoc=suspended").content.decode()

    assert "Trong các đơn nhận từ ngày 05/11/2026 chưa có đơn nào khớp" in page
    assert "sau=2026-11-05_" in page
    assert "Không có đơn nào khớp" not in page
    end = client.get("/don/tim/?buoc=suspended&tu=2026-11-10").content.decode()
    assert "Không có đơn nào khớp" in end
