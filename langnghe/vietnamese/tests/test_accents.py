"""Marked, unmarked, or neither: by the rules of the syllable."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.vietnamese.marks import accents, accents_lines
from langnghe.vietnamese.syllable import SYLLABLES, could_be_syllable, is_syllable
from langnghe.vietnamese.text import fold

UNMARKED = [
    "toi dong y voi y kien nay", "Toi dong y", "de nghi xem lai viec nay", "Bai viet rat hay va y nghia",
    "ko dong y voi cach lam nay", "TOI DONG Y VOI Y KIEN NAY", "can bo xa lam viec rat nhiet tinh", "toi cam on",
    "duong nay hong lau roi khong ai sua", "Tôi dong y voi y kien nay cua ban", "UBND xa Hoang Phu can tra loi dan",
]  # fmt: skip
MARKED = [
    "Tôi đồng ý với ý kiến này",
    "Phường Hạc Thành",
    "RẤT HAY",
    "Đơn",
    "ý kiến của UBND xã",
    normalize("NFD", "Tiếp công dân"),
]
FOREIGN = [
    "", "   ", "12345", "TH-7K4M", "23-QĐ/TW", "Nguyen Van An", "nguyen van an", "le thi hoa", "NGUYEN VAN AN",
    "12 Tran Phu street", "So 5 duong Tran Phu, phuong Hac Thanh, tinh Thanh Hoa", "binh.nguyen@thanhhoa.example",
    "https://langnghe.example/bai-viet-rat-hay", "I agree with this opinion", "can do no to the man on in",
    "The man ran to the sun and sat on a mat", "Thank you so much", "I like pho and banh mi",
    "Mr. Dung met Ms. Lan in Hanoi on Monday", "Je suis content de vous voir ici", "Hanoi, Da Nang and Hue are nice",
    "東京は大きい", "Привет", "🙂🙂🙂",
]  # fmt: skip


@pytest.mark.parametrize("text", UNMARKED)
def test_text_that_lost_its_marks_is_unmarked(text: str) -> None:
    assert accents(text).verdict == "unmarked"


@pytest.mark.parametrize("text", MARKED)
def test_text_with_its_marks_is_marked(text: str) -> None:
    assert accents(text).verdict == "marked"


@pytest.mark.parametrize("text", FOREIGN)
def test_names_addresses_codes_and_other_languages_pass(text: str) -> None:
    assert accents(text).verdict == "foreign"


def test_the_share_is_that_of_the_words_that_speak_for_the_verdict() -> None:
    assert accents("toi dong y voi y kien nay").share == 1.0
    assert accents("Tôi đồng ý lắm nha em").share == pytest.approx(4 / 6, abs=0.001)


def test_every_line_has_its_own_verdict() -> None:
    found = accents_lines("Tôi đồng ý\n\ntoi dong y voi ban\nTH-7K4M\n")
    assert [verdict.verdict for verdict in found] == ["marked", "unmarked", "foreign"]


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "giếng", "gì", "khuỷu", "Huỳnh", "yêu", "uyên", "xoong", "ngoẹo", "Đắk"]
)
def test_possible_syllables(word: str) -> None:
    assert is_syllable(word) is (word != "Đắk")


@pytest.mark.parametrize(
    "word", ["cế", "nghá", "kà", "gế", "tàp", "mảt", "qế", "việtt", "àá", "zô", "street", "ỉng"]
)
def test_impossible_syllables(word: str) -> None:
    assert not is_syllable(word)


@given(st.sampled_from(sorted(SYLLABLES)))
def test_every_syllable_may_lose_its_marks(syllable: str) -> None:
    assert could_be_syllable(fold(syllable))


@given(st.text())
def test_any_text_has_a_verdict(text: str) -> None:
    assert 0.0 <= accents(text).share <= 1.0
