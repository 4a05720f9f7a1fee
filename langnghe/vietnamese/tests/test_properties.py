"""What holds of every text: spans slice it, cutting it invents nothing, folding twice is folding once."""

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from langnghe.vietnamese.cite import cite
from langnghe.vietnamese.claiming.claim import UNITS
from langnghe.vietnamese.claiming.spoken import read_words
from langnghe.vietnamese.claims import claims
from langnghe.vietnamese.numbers import format_number, parse_number
from langnghe.vietnamese.numerals import Qualifier
from langnghe.vietnamese.text import fold
from langnghe.vietnamese.words import number_in_words

PIECES = (
    "tiếp", "1.166", "1,166", "05", "161/201", "23-QĐ/TW", "55/2022/NĐ-CP", "512/UBND-VX", "lượt", "người", "đơn", "đoàn đông người",
    "buổi", "ngày", "26/4", "30/7/2021", "năm 2021", "trong đó", "gồm", "lần lượt", "so với", "cùng kỳ", "tăng", "giảm", "đạt",
    "80,1%", "(", ")", ",", ";", ".", ":", "\n", "hơn", "khoảng", "từ", "đến", "và", "Quyết định", "số", "của", "Bộ Chính trị",
    "điều 5", "hai mươi mốt", "năm", "một", "tổng số", "còn lại", "mỗi", "\u200b", "a\u0323\u0302", "-", "–", "Ð", "tỷ", "triệu",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join) | st.text(max_size=60)
PARAGRAPHS = (
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join).filter(lambda text: "\n" not in text)
)


@given(TEXTS)
@example("1\u200b166 lượt, tăng 5% (2/3 đơn)")
def test_spans_slice_the_text_that_was_given(text: str) -> None:
    found = claims(text)
    assert all(text[slice(*claim.span)] == claim.text for claim in found.claims)
    assert all(0 <= start < end <= len(text) for check in found.checks for start, end in check.spans)
    assert all(text[slice(*cited.span)] == cited.text for cited in cite(text))


@given(TEXTS)
def test_claims_stand_in_order_and_apart(text: str) -> None:
    found = claims(text).claims
    assert all(first.span[1] <= second.span[0] for first, second in itertools.pairwise(found))
    assert {claim.unit for claim in found} <= set(UNITS)
    assert {claim.qualifier for claim in found} <= set(Qualifier)


@given(TEXTS)
def test_every_number_of_a_check_is_a_claim_of_the_text(text: str) -> None:
    found = claims(text)
    spans = {claim.span for claim in found.claims}
    assert {span for check in found.checks for span in check.spans} <= spans


@given(TEXTS, st.data())
def test_cutting_a_text_adds_no_citation(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    whole = len(cite(text))
    assert len(cite(text[:at])) <= whole
    assert len(cite(text[at:])) <= whole


@given(PARAGRAPHS, PARAGRAPHS)
def test_paragraphs_are_read_one_by_one(first: str, second: str) -> None:
    both = claims(f"{first}.\n\n{second}")
    apart = [claim.value for text in (first + ".", second) for claim in claims(text).claims]
    assert [claim.value for claim in both.claims] == apart


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.integers(0, 10**15))
def test_a_number_that_is_written_reads_back(number: int) -> None:
    assert parse_number(format_number(number)).value == number


@given(st.integers(1, 10**12 - 1))
def test_a_number_in_words_reads_back(number: int) -> None:
    assert read_words(number_in_words(number).split()) == number
