"""Search finds by number, name and words, in any script of marks, and never outside the viewer's rights."""

import sys
import unicodedata
from datetime import date
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


@pytest.mark.parametrize("typed", ["bồi thường", "boi thuong dong", "hoa binh", "toan"])
@pytest.mark.parametrize("chosen", [{}, {"kind": "complaint"}, {"since": ON}, {"until": ON}])
def test_a_walk_and_the_index_find_the_same_in_the_same_order(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, typed: str, chosen: dict[str, Any]
) -> None:
    for make in (received, toan, classified, received):
        make(cast)
    by_index = {size: found(cast, typed, size=size, **chosen) for size in (1, 2, 25)}
    monkeypatch.setattr(found_keys, "expected", lambda _words, _known: (1e9, 4.0))

    for tried in (1, 2, 600):
        monkeypatch.setattr(found_keys, "TRIED", tried)
        assert {size: found(cast, typed, size=size, **chosen) for size in by_index} == by_index
    # The third way: the files that somebody holds are looked through.
    monkeypatch.setattr(found_keys, "TRIED", 1)
    monkeypatch.setattr(found_keys, "WORTH_COUNTING", -1)
    monkeypatch.setattr(found_keys, "_holds_fewer", lambda _wanted, _files: True)
    assert {size: found(cast, typed, size=size, **chosen) for size in by_index} == by_index


def test_a_walk_goes_on_where_what_was_tried_promises_a_page(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four petitions, every other one with the word: two rows tried meet one, and the rest of the page lies within four."""
    made = [make(cast).pk for make in (received, toan, received, toan)]
    ways: list[str] = []
    source = found_keys._source

    def noted(way: str, *given: Any, **more: Any) -> Any:
        ways.append("index" if way == found_keys.INDEX else "walk")
        return source(way, *given, **more)

    monkeypatch.setattr(found_keys, "_source", noted)
    monkeypatch.setattr(found_keys, "TRIED", 2)
    monkeypatch.setattr(found_keys, "expected", lambda _words, _known: (100.0, 100.0))

    assert found(cast, "hoa", size=1) == [made[3]]
    assert ways == ["walk", "walk"]


@pytest.mark.parametrize(("petitions", "way"), [(1e9, "walk"), (4.0, "index")])
def test_who_sees_few_of_many_walks_on_only_past_fewer_rows_than_the_index_brings(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, petitions: float, way: str
) -> None:
    """Four with the word, one of them for this officer: the trial counts all four, so that many more have it."""
    made = [toan(cast).pk for _ in range(4)]
    seen = ("SELECT unnest(%s)", ([made[0]],))
    wanted = found_keys.Wanted("hoa", frozenset({"hoa"}), seen)
    monkeypatch.setattr(found_keys, "TRIED", 4)
    monkeypatch.setattr(found_keys, "expected", lambda _words, _known: (1e9, petitions))
    ways: list[str] = []
    asked = found_keys._asked

    def noted(one: str, *given: Any, **more: Any) -> Any:
        ways.append("index" if one == found_keys.INDEX else "walk")
        return asked(one, *given, **more)

    monkeypatch.setattr(found_keys, "_asked", noted)

    assert found_keys._tried(wanted, 2) == ([(made[0], ON)], 4)
    assert [pk for pk, _day in found_keys.newest(wanted, most=2)] == [made[0]]
    assert ways[0] == way


def test_the_files_that_somebody_holds_are_counted_no_further_than_needed(cast: Cast) -> None:
    for _ in range(3):
        received(cast)
    held = finding.HELD.statement(**access.reader(cast.an, DAY))
    wanted = found_keys.Wanted("hoa", frozenset({"hoa"}), held)

    assert [found_keys._holds_fewer(wanted, files) for files in (0, 2, 3, 4)] == [False, False, False, True]
    # Twice in custody of one person's units, and met once.
    twice = found_keys.Wanted(
        "dat", frozenset({"dat"}), (f"{held[0]} UNION ALL {held[0]}", [*held[1], *held[1]])
    )
    found_once = found_keys._asked(found_keys.FILES, twice, 9)
    assert len(found_once) == len(set(found_once)) > 0


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
