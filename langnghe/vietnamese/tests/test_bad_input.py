"""Walls of text, figures and brackets: every function answers. How fast is in bench/vietnamese.py."""

from collections.abc import Callable

import pytest

from langnghe.vietnamese.cite import cite
from langnghe.vietnamese.claims import claims
from langnghe.vietnamese.dates import find_dates
from langnghe.vietnamese.encodings import decode, detect
from langnghe.vietnamese.errors import LanguageError
from langnghe.vietnamese.marks import accents
from langnghe.vietnamese.numbers import find_numbers, parse_number
from langnghe.vietnamese.periods import find_periods
from langnghe.vietnamese.sorting import sort_key
from langnghe.vietnamese.text import Tones, fold, normalise

LENGTH = 50_000
WALLS = {
    "words": "tiếp công dân ngày 26/4 hơn 300 lượt ",
    "figures": "1",
    "points": "1.",
    "slashes": "1/",
    "dates": "26/4/2024-",
    "spaces": " ",
    "figures and spaces": "1  ",
    "months": "1 tháng ",
    "quarters": "quý I, ",
    "years": "từ năm 2021 đến ",
    "brackets": "((((",
    "marks": "a\u0323\u0302",
    "turned": "\u202e26/4",
    "viqr": "a^'",
    "letters": "a",
    "VNI": "aù",
    "claims": "12 lượt, ",
    "parts": "trong đó 5 đơn ",
    "brackets of parts": "100 đơn (trong đó ",
    "numbers in words": "một trăm hai mươi ba ",
    "ranges": "5 - 7 - ",
    "labels": "số lượt ",
    "percents": "5% ",
    "symbols": "23-QĐ/TW-",
    "numbers of documents": "Quyết định số ",
    "provisions": "điểm a khoản 1 Điều ",
    "issuers": "của Ban Thường vụ ",
}
FUNCTIONS: list[Callable[[str], object]] = [
    fold,
    normalise,
    lambda text: normalise(text, tones=Tones.OLD),
    find_dates,
    find_numbers,
    find_periods,
    accents,
    cite,
    claims,
    detect,
    sort_key,
    lambda text: decode(text.encode()),
]


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_is_answered(wall: str, function: Callable[[str], object]) -> None:
    assert function(WALLS[wall] * (LENGTH // len(WALLS[wall]))) is not None


@pytest.mark.parametrize("function", FUNCTIONS)
def test_nothing_is_answered_too(function: Callable[[str], object]) -> None:
    assert function("") is not None


def test_ten_megabytes_on_one_line_are_answered() -> None:
    text = "Sáng 26/4/2024, tiếp hơn 1.166 lượt công dân. " * 190_000
    assert len(text.encode()) > 10_000_000
    assert len(fold(text)) == len(text)
    assert len(find_dates(text)) == 190_000
    assert accents(text).verdict == "marked"


def test_marks_of_direction_do_not_hide_a_date() -> None:
    assert find_dates(normalise("\u202bngày 26\u200f/4/2024\u202c"))[0].text == "26/4/2024"


def test_a_wall_of_figures_is_no_number() -> None:
    with pytest.raises(LanguageError):
        parse_number("1" * 100_000)
    assert find_numbers("1" * 100_000) == []
