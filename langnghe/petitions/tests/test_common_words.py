"""Which words are common is read from PostgreSQL's own statistics, as the lesser role may read them."""

import json
import os
from datetime import date, timedelta

import psycopg
import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from conftest import SERVER, Cast, make_cast
from langnghe.petitions import blocks
from langnghe.petitions.selectors import known_shares
from langnghe.petitions.selectors.known_shares import Known
from langnghe.petitions.tests.conftest import ON, received

YEAR = [date(2025, 1, 1) + timedelta(days=73 * n) for n in range(6)]
ANY_DAY = st.dates(date(1890, 1, 1), date(2120, 1, 1))


@pytest.fixture
def committed_cast(committed_db: None) -> Cast:
    return make_cast()


def test_words_units_and_days_that_many_petitions_share(committed_cast: Cast) -> None:
    for n in range(3):
        received(committed_cast, summary=f"Xem lại đơn giá bồi thường thửa {n}")
    given = {**json.loads(os.environ[SERVER]), "dbname": connection.settings_dict["NAME"]}
    with psycopg.connect(**given, autocommit=True) as admin:
        admin.execute("ANALYZE petitions_petitiontext, accounts_custody")
    known_shares._known.cache_clear()
    known = known_shares.known()
    known_shares._known.cache_clear()

    assert known.total == 3.0
    assert known.share_with(frozenset({"boi", "thuong"})) == 1.0
    assert 0 < known.share_with(frozenset({"boi", "khongco"})) < 0.5
    assert len(known.some) == 3
    assert all({"boi", "thuong", "state=received", "channel=counter"} <= one for one in known.some)
    assert known.share_held([committed_cast.committee.pk]) == 1.0
    # Three on one day are its common value and no bounds: such a book has no days that part it evenly.
    assert known.day_before(ON, 1) is None


def test_a_book_of_which_nothing_is_known() -> None:
    assert Known().share_with(frozenset({"boi"})) == 0.0
    assert Known().day_before(ON, 1) is None


def test_some_petitions_show_which_words_go_together() -> None:
    """Each word is in a quarter: those of a phrase in the same one, those of a name where chance brings them together."""
    rows = [
        frozenset({"de", "nghi"}),
        frozenset({"le"}),
        frozenset({"chi"}),
        frozenset({"le", "chi", "x"}),
    ] * 100
    book = Known(400.0, {"de": 0.25, "nghi": 0.25, "le": 0.5, "chi": 0.5}, some=rows)

    assert book.share_with(frozenset({"de", "nghi"})) == 0.25
    assert book.share_with(frozenset({"le", "chi"})) == 0.25
    assert book.share_with(frozenset({"le", "nghi"})) == known_shares.NONE_MET / 400
    assert book.share_with(frozenset()) == 1.0


def test_they_show_which_words_a_filter_leaves_too() -> None:
    rows = [
        frozenset({"le", "kind=complaint"}),
        frozenset({"le"}),
        frozenset({"kind=complaint"}),
        frozenset(),
    ] * 100
    book = Known(400.0, {"le": 0.5}, some=rows)
    complaint = frozenset({"kind=complaint"})

    assert book.share_among(frozenset({"le"}), complaint) == 0.25
    assert book.share_among(frozenset({"le"}), frozenset()) == 0.5
    assert book.share_among(frozenset({"le"}), frozenset({"kind=feedback"})) == known_shares.NONE_MET / 400
    assert Known(4.0, {"le": 0.5}).share_among(frozenset({"le"}), complaint) == pytest.approx(
        known_shares.FILTERED * 0.5
    )


def test_too_few_of_them_show_nothing() -> None:
    book = Known(4.0, {"le": 0.5, "nghi": 0.5}, some=[frozenset({"le"}), frozenset({"nghi"})])
    assert book.share_with(frozenset({"le", "nghi"})) == pytest.approx(0.125**0.5)


def test_days_before_a_day_hold_as_many_petitions_as_asked() -> None:
    book = Known(total=500.0, days=YEAR)

    assert book.day_before(date(2026, 3, 1), 100) == YEAR[4]
    assert book.day_before(YEAR[3], 50) == YEAR[3] - timedelta(days=37)
    assert book.day_before(YEAR[3], 301) is None
    assert round(book.rows_between(YEAR[1], YEAR[3])) == 200


@given(ANY_DAY, st.floats(0.1, 1000))
def test_the_first_day_is_never_after_the_last(until: date, rows: float) -> None:
    since = Known(total=500.0, days=YEAR).day_before(until, rows)

    assert since is None or since <= until


@given(ANY_DAY, st.integers(0, 3000), st.integers(0, 3000))
def test_blocks_hold_every_day_between(since: date, length: int, along: int) -> None:
    until, day = since + timedelta(days=length), since + timedelta(days=min(along, length))
    asked = set(blocks.between(since, until).replace("'", "").split(" | "))
    number = day.toordinal() - 1

    assert asked == {""} or asked & {f"+{number // 8}", f"*{number // 128}"}
    assert length > blocks.LONG * (blocks.MOST - 1) - blocks.LONG or asked != {""}


def test_the_database_makes_the_same_blocks(committed_cast: Cast) -> None:
    petition = received(committed_cast)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array(SELECT one FROM unnest(tsvector_to_array(vector)) one WHERE one ~ '^[+*]' ORDER BY one COLLATE \"C\")"
            " FROM petitions_petitiontext WHERE petition_id = %s",
            [petition.pk],
        )
        ((found,),) = cursor.fetchall()
    number = petition.received_on.toordinal() - 1

    assert found == [f"*{number // 128}", f"+{number // 8}"]
