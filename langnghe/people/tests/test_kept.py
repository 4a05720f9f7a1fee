"""A question in words that are kept: other values give other rows, and a filter left out is other words."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from langnghe.kernel.kept import Kept
from langnghe.people.models import Person

pytestmark = pytest.mark.django_db

Rows = QuerySet[Person, tuple[Any, ...]]


def _people(
    *, name: str = "", ids: list[int] | None = None, only_with_phone: bool = False, pk: int | None = None
) -> Rows:
    rows = Person.objects.all()
    rows = rows.filter(full_name=name) if name else rows
    rows = rows.filter(pk__one_of=ids) if ids is not None else rows
    rows = rows.filter(pk=pk) if pk is not None else rows
    rows = rows.exclude(phone="") if only_with_phone else rows
    return rows.order_by("pk").values_list("pk")


@pytest.fixture
def people() -> list[int]:
    names = [("%s", ""), ("Lê Thị ‘Hoa’; --", "0912"), ("Trần", "")]
    return [Person.objects.create(full_name=name, sort_key=name, phone=phone).pk for name, phone in names]


def test_the_same_words_with_other_values(people: list[int]) -> None:
    kept = Kept(_people)
    assert [kept.rows(most=9, name=name) for name in ("%s", "Lê Thị ‘Hoa’; --", "Nobody")] == [
        [(people[0],)], [(people[1],)], [],
    ]  # fmt: skip
    assert kept.words.cache_info().misses == 1


def test_a_list_of_any_length_is_one_question(people: list[int]) -> None:
    kept = Kept(_people)
    given: list[list[int]] = [[], people[:1], people]
    assert [len(kept.rows(most=9, ids=ids)) for ids in given] == [0, 1, 3]
    assert kept.words.cache_info().misses == 1


def test_an_empty_value_and_a_mark_reach_the_function(people: list[int]) -> None:
    kept = Kept(_people)
    assert len(kept.rows(most=9, name="", ids=None, pk=None)) == 3
    assert kept.rows(most=9, only_with_phone=True) == [(people[1],)]
    assert len(kept.rows(most=2)) == 2


def test_one_is_a_value_and_no_mark() -> None:
    row = Person.objects.create(pk=1, full_name="Một", sort_key="mot")
    kept = Kept(_people)
    assert kept.rows(most=9, pk=row.pk) == [(1,)]
    assert kept.rows(most=9, pk=2) == []
    assert kept.words.cache_info().misses == 1


def test_where_nothing_can_be_found_nothing_is_asked() -> None:
    kept = Kept(lambda: Person.objects.none().values_list("pk"))
    with CaptureQueriesContext(connection) as asked:
        assert kept.rows(most=9) == []
    assert len(asked) == 0


def test_words_for_another_statement(people: list[int]) -> None:
    text, values = Kept(_people).statement(ids=people, only_with_phone=True)
    assert values == [people, ""]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({text}) AS found", values)  # noqa: S608 - of our own making
        assert cursor.fetchall() == [(1,)]
