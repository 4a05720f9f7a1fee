"""Closest first: what is written as it was typed stands on top, then words side by side, then the newest."""

import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.people.services import add_person
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.selectors import finding
from langnghe.petitions.tests.conftest import ON, received

DAY = date(2026, 11, 20)


def named(cast: Cast, name: str, **more: Any) -> Petition:
    return received(cast, person=add_person(name), **more)


def found(cast: Cast, typed: str, **more: Any) -> list[int]:
    return [hit.pk for hit in selectors.search(cast.an, DAY, typed=typed, closest=True, **more).hits]


@pytest.mark.parametrize("typed", ["Hòa", "hoà", "HOÀ", unicodedata.normalize("NFD", "Hòa")])
def test_the_name_with_its_marks_stands_before_newer_ones_without(cast: Cast, typed: str) -> None:
    right = [named(cast, "Lê Hoà").pk, named(cast, "Lê Hòa").pk]
    others = [named(cast, name).pk for name in ("Lê Hoa", "Lê Hóa")]

    assert found(cast, typed) == [*reversed(right), *reversed(others)]


def test_typed_without_marks_the_newest_stand_first(cast: Cast) -> None:
    made = [named(cast, name).pk for name in ("Lê Hoa", "Lê Hoà", "Lê Hóa")]
    assert found(cast, "hoa") == made[::-1]


def test_words_side_by_side_stand_before_the_same_words_apart(cast: Cast) -> None:
    near = named(cast, "Lê An", summary="Lối đi chung bị rào").pk
    apart = named(cast, "Lê An", summary="Chung một lối, đi không được").pk

    assert found(cast, "loi di chung") == [near, apart]
    assert found(cast, "lối đi chung") == [near, apart]


def test_of_marks_that_were_typed_the_more_the_closer(cast: Cast) -> None:
    made = [named(cast, name).pk for name in ("Trần Thị Hoa", "Trần Thị Hòa", "Trân Thị Hòa")]
    assert found(cast, "Trần Thị Hòa") == [made[1], made[2], made[0]]


def test_a_part_of_a_word_is_not_the_word(cast: Cast) -> None:
    whole, part = named(cast, "Lê An", summary="Lối đi hà").pk, named(cast, "Lê An", summary="Hàng hạ").pk
    assert found(cast, "hà") == [whole, part]


def test_the_next_page_goes_on_where_this_one_ends(cast: Cast) -> None:
    made = [named(cast, name).pk for name in ("Hà", "Hạ", "Hà", "Hạ", "Hà")]
    right, others = made[::2][::-1], made[1::2][::-1]
    first = selectors.search(cast.an, DAY, typed="Hà", closest=True, size=2)
    second = selectors.search(cast.an, DAY, typed="Hà", closest=True, size=2, after=first.following)
    third = selectors.search(cast.an, DAY, typed="Hà", closest=True, size=2, after=second.following)

    assert [hit.pk for one in (first, second, third) for hit in one.hits] == [*right, *others]
    assert (third.following, third.compared) == ("", 0)


@pytest.mark.parametrize("after", ["x", "-1", "99999999999999999999", "2026-11-20_5", "٣"])
def test_a_bent_key_begins_again(cast: Cast, after: str) -> None:
    made = named(cast, "Hà").pk
    assert found(cast, "Hà", after=after) == [made]


def test_only_so_many_are_compared_and_that_is_told(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, an: Client, at_today: Any
) -> None:
    at_today(DAY)
    monkeypatch.setattr(finding, "COMPARED", 2)
    old = named(cast, "Hà", received_on=ON - timedelta(days=3)).pk
    newer = [named(cast, "Hạ").pk for _ in range(2)]
    assert (found(cast, "Hà"), old not in newer) == (newer[::-1], True)

    page = an.get("/don/tim/?q=Hà&xep=sat").content.decode()
    assert "So trong 2 đơn mới nhất có đủ các từ này." in page
    assert "So trong" not in an.get("/don/tim/?q=Hà").content.decode()


def test_filters_and_rights_hold_as_for_the_newest(cast: Cast) -> None:
    mine = named(cast, "Hà")
    services.classify(mine, kind="feedback", field="land", because="Đủ", by=cast.an, on=ON)
    named(cast, "Hà")

    assert found(cast, "Hà", kind="feedback") == [mine.pk]
    assert selectors.search(cast.dung, DAY, typed="Hà", closest=True).hits == []


def test_without_words_there_is_nothing_to_be_close_to(cast: Cast) -> None:
    made = named(cast, "Hà")
    services.classify(made, kind="feedback", field="land", because="Đủ", by=cast.an, on=ON)
    assert found(cast, "", kind="feedback") == [made.pk]
    assert found(cast, str(made)) == [made.pk]


def test_filters_alone_go_on_page_after_page_whatever_the_order(cast: Cast) -> None:
    made = [named(cast, "Hà").pk for _ in range(3)][::-1]
    asked: dict[str, Any] = {"typed": "", "state": "received", "closest": True, "size": 2}
    first = selectors.search(cast.an, DAY, **asked)
    second = selectors.search(cast.an, DAY, **asked, after=first.following)

    assert [hit.pk for one in (first, second) for hit in one.hits] == made


def test_the_order_lives_in_the_address_and_a_file_of_all_is_by_day(
    cast: Cast, an: Client, at_today: Any
) -> None:
    at_today(DAY)
    right, newer = named(cast, "Lê Hoà"), named(cast, "Lê Hoa")
    page = an.get("/don/tim/?q=Hoà&xep=sat").content.decode()

    assert page.index(f"/don/{right.pk}/") < page.index(f"/don/{newer.pk}/")
    assert '<option value="sat" selected>' in page
    csv = b"".join(an.get("/don/tim/xuat.csv?q=Hoà&xep=sat")).decode("utf-8-sig")
    assert csv.index("Lê Hoa") < csv.index("Lê Hoà")


def test_it_asks_once_more_than_the_newest(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for name in ("Hà", "Hạ", "Há"):
        named(cast, name)
    found(cast, "Lê Hà")
    with django_assert_max_num_queries(4):
        found(cast, "Lê Hà")
