"""Search finds by number, name and words, in any script of marks, and never outside the viewer's rights."""

import sys
import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.accounts.services import hand_over
from langnghe.people.services import add_person
from langnghe.petitions import access, selectors, services, signatures
from langnghe.petitions.models import Petition, PetitionText
from langnghe.petitions.selectors import finding, found_keys
from langnghe.petitions.selectors.known_shares import Known
from langnghe.petitions.tests.conftest import ON, accepted, classified, received
from langnghe.vietnamese import fold, normalise

DAY = date(2026, 11, 20)


def found(cast: Cast, typed: str, **more: Any) -> list[int]:
    return [hit.pk for hit in selectors.search(cast.an, DAY, typed=typed, **more).hits]


def toan(cast: Cast) -> Petition:
    person = add_person("Đặng Thị Hoà", address="Thôn Quý Thuỷ")
    return received(cast, person=person, summary="Phản ánh lối đi chung bị rào tại ngõ 7")


@pytest.mark.parametrize(
    "typed",
    [
        "Đặng Thị Hoà",
        "Đặng Thị Hòa",
        "dang thi hoa",
        "Hoà Đặng",
        "HÒA",
        unicodedata.normalize("NFD", "Đặng Thị Hoà"),
        "quy thuy",
        "Quý Thuỷ",
        "Quý Thủy",
        '"lối đi chung"',
        "“loi di chung” hoa",
        "rào,  ngõ-7",
    ],
)
def test_every_spelling_finds_the_same(cast: Cast, typed: str) -> None:
    received(cast)
    petition = toan(cast)

    assert found(cast, typed) == [petition.pk]


def test_a_number_finds_one_line_of_the_book(cast: Cast) -> None:
    received(cast)
    second = received(cast)

    assert found(cast, f"{second.number}/{second.year}") == [second.pk]
    assert found(cast, f"số {second.number} / {second.year} Binh") == []
    assert found(cast, f"{second.number}/{second.year} Binh") == [second.pk]


def test_the_answer_is_found_as_soon_as_it_is_given(cast: Cast) -> None:
    petition = accepted(cast, "feedback")
    services.answer(
        petition, number="45/QĐ-UBND", text="Giữ nguyên mức hỗ trợ di chuyển", by=cast.chi, on=DAY
    )

    assert found(cast, "giu nguyen muc ho tro") == [petition.pk]


def test_a_phrase_in_another_order_is_not_found(cast: Cast) -> None:
    toan(cast)

    assert found(cast, '"chung đi lối"') == []


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "' | x:*", '"', "&", "<->"])
def test_signs_alone_ask_nothing_and_break_nothing(cast: Cast, typed: str) -> None:
    toan(cast)

    assert found(cast, typed) == []


def test_another_unit_finds_nothing(cast: Cast) -> None:
    toan(cast)

    for other in (cast.dung, cast.giang, cast.editor):
        assert selectors.search(other, DAY, typed="hoa").hits == []


def test_who_gets_the_file_finds_it(cast: Cast) -> None:
    petition = classified(cast, "feedback")
    hand_over("petition", petition.pk, to=cast.other.pk, on=date(2026, 11, 16))

    assert [hit.pk for hit in selectors.search(cast.dung, DAY, typed="boi thuong").hits] == [petition.pk]


def test_what_went_to_paper_is_not_found_and_leaves_no_words(cast: Cast) -> None:
    petition = toan(cast)
    services.move_to_paper(petition, by=cast.an, on=DAY)

    assert found(cast, "hoa") == []
    assert not PetitionText.objects.exists()


def test_filters_narrow(cast: Cast) -> None:
    complaint, feedback = classified(cast), accepted(cast, "feedback")

    assert found(cast, "bồi thường") == [feedback.pk, complaint.pk]
    assert found(cast, "bồi thường", kind="complaint") == [complaint.pk]
    assert found(cast, "bồi thường", state="accepted") == [feedback.pk]
    assert found(cast, "bồi thường", field="policy") == []
    assert selectors.search(cast.an, DAY, typed="boi", since=date(2026, 11, 13)).hits == []
    assert len(selectors.search(cast.an, DAY, typed="boi", until=ON).hits) == 2


def test_pages_by_key_show_every_hit_once_in_three_questions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = {received(cast).pk for _ in range(5)}
    seen: list[int] = []
    after = ""
    for _ in range(3):
        with django_assert_max_num_queries(3):
            page = selectors.search(cast.an, DAY, typed="bồi thường", after=after, size=2)
        seen += [hit.pk for hit in page.hits]
        after = page.following

    assert (len(seen), set(seen), after) == (5, made, "")


@pytest.mark.parametrize(
    "after", ["x", "_", "2026-11-12_", "2026-11-12_٣", "2026-11-12_99999999999999999999"]
)
def test_a_bent_key_starts_from_the_beginning(cast: Cast, after: str) -> None:
    received(cast)

    assert len(selectors.search(cast.an, DAY, typed="bồi", after=after).hits) == 1


WORDS = dict.fromkeys(("boi", "thuong", "dong", "hoa", "binh", "toan"), 1.0)
DAYS = [date(2026, 10, 1), date(2026, 11, 1), date(2026, 11, 21)]


def ways_taken(monkeypatch: pytest.MonkeyPatch, book: Known) -> list[str]:
    """Which ways a search goes on that knows this of its book."""
    monkeypatch.setattr(found_keys, "known", lambda: book)
    monkeypatch.setattr(found_keys, "AT_ONCE", 0)
    names = {getattr(found_keys, name): name.lower() for name in ("WALK", "INDEX", "FILES", "NUMBERS")}
    ways: list[str] = []
    asked = found_keys._asked

    def noted(way: str, *given: Any, **more: Any) -> Any:
        ways.append(names[way])
        return asked(way, *given, **more)

    monkeypatch.setattr(found_keys, "_asked", noted)
    return ways


@pytest.mark.parametrize("typed", ["bồi thường", "boi thuong dong", "hoa binh", "toan"])
@pytest.mark.parametrize("chosen", [{}, {"kind": "complaint"}, {"since": ON}, {"until": ON}])
@pytest.mark.parametrize("book", [("walk", 1.0, 1.0), ("index", 0.01, 1.0), ("files", 0.5, 1e-9)])
def test_every_way_finds_the_same_in_the_same_order(
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    chosen: dict[str, Any],
    book: tuple[str, float, float],
) -> None:
    for make in (received, toan, classified, received):
        make(cast)
    at_once = {size: found(cast, typed, size=size, **chosen) for size in (1, 2, 25)}
    way, share, held = book
    words = dict.fromkeys(WORDS, share)
    ways = ways_taken(monkeypatch, Known(1e6, words, {cast.committee.pk: held}, DAYS))

    assert {size: found(cast, typed, size=size, **chosen) for size in at_once} == at_once
    assert way in ways


def test_days_follow_on_days_until_the_page_is_full(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten petitions of ten weeks: the first days hold two, what was met there says how many days come next."""
    made = [
        received(cast, received_on=date(2026, 11, 12) - timedelta(weeks=n), summary=f"Bồi thường thửa {n}").pk
        for n in range(10)
    ]
    days = [date(2026, 1, 1), date(2026, 11, 21)]
    ways = ways_taken(monkeypatch, Known(100.0, {"boi": 1.0}, {cast.committee.pk: 1.0}, days))
    monkeypatch.setattr(found_keys, "WALKED", 0)

    assert found(cast, "boi", size=3) == made[:3]
    assert ways == ["index", "index"]
    ways.clear()
    assert found(cast, "boi", size=25) == made
    assert ways == ["index", "index"]


def test_a_walk_that_does_not_fill_the_page_is_followed_by_days(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [make(cast).pk for make in (received, toan, received, toan)]
    ways = ways_taken(monkeypatch, Known(4.0, WORDS, {cast.committee.pk: 1.0}, DAYS))
    monkeypatch.setattr(found_keys, "WALKED", 2)

    assert found(cast, "hoa", size=1) == [made[3]]
    assert ways == ["walk", "index"]


def test_a_file_held_twice_is_met_once(cast: Cast) -> None:
    for _ in range(3):
        received(cast)
    held = finding.HELD.statement(**access.reader(cast.an, DAY))
    text, values = f"{held[0]} UNION ALL {held[0]}", [*held[1], *held[1]]
    twice = found_keys.Wanted("dat", frozenset({"dat"}), (text, values), [cast.committee.pk], DAY)

    found_once = found_keys._asked(found_keys.FILES, twice, 9)
    assert len(found_once) == len(set(found_once)) > 0


def test_what_comes_in_tomorrow_is_not_found_today(cast: Cast) -> None:
    petition = toan(cast)

    assert [hit.pk for hit in selectors.search(cast.an, ON, typed="hoa").hits] == [petition.pk]
    assert selectors.search(cast.an, ON - timedelta(days=1), typed="hoa").hits == []


def test_hits_are_marked_as_they_were_written() -> None:
    pieces = list(signatures.pieces("Ông Hoà, bà HÒA và hoang", frozenset({"hoa"})))

    assert [piece.text for piece in pieces if piece.is_hit] == ["Hoà", "HÒA"]
    assert "".join(piece.text for piece in pieces) == "Ông Hoà, bà HÒA và hoang"


def test_every_plain_letter_folds_to_one() -> None:
    plain = [sign for sign in map(chr, range(sys.maxunicode + 1)) if signatures.PLAIN.fullmatch(sign)]

    assert [sign for sign in plain if len(fold(sign)) != 1 or normalise(sign) != sign] == []
    assert set("ấỷĐ7-–“,\n") <= set(plain)


@given(st.text(alphabet="hHòÒọa oàạ_-½ﬁđĐß\u0301\u200b,", max_size=30))
def test_plain_texts_and_others_are_marked_alike(text: str) -> None:
    looked_for = frozenset({"hoa", "ho", "a", "do"})
    pieces = signatures.pieces(text, looked_for)

    assert pieces == signatures._cut_word_by_word(normalise(text), looked_for)
    assert "".join(piece.text for piece in pieces) == normalise(text)


def test_what_has_no_words_yet_gets_them_once(cast: Cast) -> None:
    petition = toan(cast)
    PetitionText.objects.all().delete()

    assert services.index_missing() == 1
    assert services.index_missing() == 0
    assert found(cast, "hoà") == [petition.pk]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_the_database_reads_words_as_we_do(db: None, text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT btrim(regexp_replace(langnghe_fold(%s), '[^a-z0-9]+', ' ', 'g')),"
            " tsvector_to_array(to_tsvector('simple', %s))",
            [text, signatures.words(text)],
        )
        folded, lexemes = cursor.fetchone()

    assert folded == signatures.words(text)
    assert set(lexemes) == set(signatures.words(text).split())
