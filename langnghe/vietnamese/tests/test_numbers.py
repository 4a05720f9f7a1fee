"""Numbers read and written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.vietnamese.errors import NotANumber
from langnghe.vietnamese.numbers import find_numbers, format_number, parse_number
from langnghe.vietnamese.numerals import Qualifier, Separators
from langnghe.vietnamese.words import money_in_words, number_in_words


@pytest.mark.parametrize(
    ("written", "value", "separators"),
    [
        ("1.166", 1166, "vietnamese"),
        ("1,5", Decimal("1.5"), "vietnamese"),
        ("1.166,25", Decimal("1166.25"), "vietnamese"),
        ("0,166", Decimal("0.166"), "vietnamese"),
        ("1,166", 1166, "english"),
        ("1,166,200.5", Decimal("1166200.5"), "english"),
        ("95.2", Decimal("95.2"), "english"),
        ("05", 5, "plain"),
        ("-12", -12, "plain"),
        ("1 250 015", 1250015, "plain"),
        ("1,5 triệu", 1500000, "vietnamese"),
        ("2 nghìn tỷ", 2 * 10**12, "plain"),
        ("2 tỷ 500 triệu", 2_500_000_000, "plain"),
    ],
)
def test_both_habits_of_separators_are_told_apart(
    written: str, value: int | Decimal, separators: str
) -> None:
    found = parse_number(written)
    assert (found.value, found.separators) == (value, separators)


def test_the_habit_of_a_text_decides_where_it_is_known() -> None:
    assert parse_number("1,166", separators=Separators.VIETNAMESE).value == Decimal("1.166")
    assert parse_number("1.166", separators=Separators.ENGLISH).value == Decimal("1.166")


@pytest.mark.parametrize(
    ("written", "qualifier"),
    [
        ("300", "exact"), ("hơn 300", "more_than"), ("Trên 300", "more_than"), ("vượt quá 300", "more_than"),
        ("ít nhất 300", "at_least"), ("không dưới 300", "at_least"), ("khoảng 300", "about"), ("xấp xỉ 300", "about"),
        ("gần 300", "less_than"), ("dưới 300", "less_than"), ("không quá 300", "less_than"), ("chưa đến 300", "less_than"),
    ],
)  # fmt: skip
def test_the_word_before_says_how_exactly_a_number_is_meant(written: str, qualifier: str) -> None:
    assert parse_number(written).qualifier == qualifier
    assert parse_number(written).value == 300


@pytest.mark.parametrize(
    "written", ["", "abc", "1.16.6", "1,2,3", "12a", "1.166 1.166", "--5", "1/", "/2", "9" * 5000, "٣"]
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(NotANumber, match="không phải là một số"):
        parse_number(written)


def test_every_counting_number_of_a_text_is_found() -> None:
    text = (
        "Theo 23-QĐ/TW ngày 30/7/2021, năm 2024 đã tiếp 1.166 lượt, hơn 300 đơn (95,2%), 161/201 người, 05 đoàn; "
        "mỗi ngày 5 lượt; từ 10 người trở lên; từ 7h30; 55/2022/NĐ-CP."
    )
    found = find_numbers(text)
    assert [one.text for one in found] == ["1.166", "hơn 300", "95,2", "161/201", "05", "5", "10"]
    assert [one.value for one in found] == [1166, 300, Decimal("95.2"), 161, 5, 5, 10]
    assert [one.of for one in found] == [None, None, None, 201, None, None, None]
    assert [one.number.each for one in found] == [False, False, False, False, False, True, False]
    assert found[1].qualifier == Qualifier.MORE_THAN
    assert found[6].qualifier == Qualifier.AT_LEAST
    assert all(text[slice(*one.span)] == one.text for one in found)


def test_shares_of_thousands_are_read_and_telephones_are_not() -> None:
    found = find_numbers("giải quyết 1.120/1.200 ý kiến, gọi 0912345678 hoặc 0373.852.246")
    assert [(one.text, one.value, one.of) for one in found] == [("1.120/1.200", 1120, 1200)]


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_written_whole_number_reads_back(number: int) -> None:
    assert parse_number(format_number(number)).value == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6).filter(lambda number: number.is_finite()))
def test_a_written_decimal_reads_back(number: Decimal) -> None:
    assert parse_number(format_number(number)).value == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1166, "1.166"),
        (5, "5"),
        (Decimal("1.5"), "1,5"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("-0.0"), "0"),
    ],
)
def test_numbers_are_written_as_vietnamese_does(number: int | Decimal, written: str) -> None:
    assert format_number(number) == written


def test_three_decimals_are_not_written_as_thousands() -> None:
    assert format_number(Decimal("1.166")) == "1,1660"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"), (5, "năm"), (10, "mười"), (15, "mười lăm"), (21, "hai mươi mốt"), (24, "hai mươi bốn"),
        (55, "năm mươi lăm"), (101, "một trăm linh một"), (111, "một trăm mười một"), (1005, "một nghìn không trăm linh năm"),
        (1_000_000, "một triệu"), (1_250_015, "một triệu hai trăm năm mươi nghìn không trăm mười lăm"),
        (1_000_000_005, "một tỷ không trăm linh năm"), (2 * 10**12, "hai nghìn tỷ"), (-21, "âm hai mươi mốt"),
        (Decimal("12.05"), "mười hai phẩy không năm"), (Decimal("1.5"), "một phẩy năm"),
    ],
)  # fmt: skip
def test_numbers_in_words(number: int | Decimal, words: str) -> None:
    assert number_in_words(number) == words


def test_the_south_says_le_and_ngan() -> None:
    assert number_in_words(1005, zero_tens="lẻ", thousand="ngàn") == "một ngàn không trăm lẻ năm"


def test_money_begins_with_a_capital() -> None:
    assert money_in_words(1_250_015) == "Một triệu hai trăm năm mươi nghìn không trăm mười lăm đồng"


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=10**12))
def test_two_numbers_never_share_their_words(one: int, other: int) -> None:
    assert (number_in_words(one) == number_in_words(other)) is (one == other)
