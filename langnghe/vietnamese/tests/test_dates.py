"""Dates in all common writings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.vietnamese.dates import (
    WrittenDate,
    find_dates,
    format_date,
    long_date,
    parse_date,
    weekday_name,
)
from langnghe.vietnamese.errors import NoSuchDate, NotADate

DAY = date(2024, 4, 26)


@pytest.mark.parametrize(
    "written",
    [
        "26/4/2024", "26/04/2024", "26-4-2024", "26.4.2024", "26 / 4 / 2024", "26/4/24", "ngày 26/4/2024", "2024-04-26",
        "ngày 26 tháng 4 năm 2024", "Ngày 26 tháng 04 năm 2024", "26 tháng 4 năm 2024", "ngày 26 tháng Tư năm 2024", "Sáng 26/4/2024",
        "thứ Sáu, ngày 26/4/2024", "NGÀY 26 THÁNG 4, NĂM 2024",
    ],
)  # fmt: skip
def test_one_day_has_many_writings(written: str) -> None:
    assert parse_date(written).date == DAY


@pytest.mark.parametrize("written", ["Sáng 26/4", "ngày 26/4", "26/4", "chiều ngày 26 tháng 4", "(26/4)"])
def test_a_day_may_come_without_its_year(written: str) -> None:
    found = find_dates(f"ngày {written}")[0].written
    assert found == WrittenDate(26, 4, None)
    assert found.date is None
    assert found.in_year(2024) == DAY


def test_a_month_is_no_day() -> None:
    assert parse_date("tháng 4/2024") == parse_date("Tháng 4 năm 2024") == WrittenDate(None, 4, 2024)
    with pytest.raises(NotADate):
        parse_date("tháng 4/2024").in_year(2024)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("31/4/2024", "Không có ngày 31/4/2024 trong lịch"),
        ("ngày 29 tháng 2 năm 2023", "Không có ngày 29/2/2023 trong lịch"),
        ("30/2", "Không có ngày 30/2 trong lịch"),
        ("tháng 13/2024", "Không có tháng 13/2024 trong lịch"),
        ("00/00/2024", "Không có ngày 0/0/2024 trong lịch"),
    ],
)
def test_a_day_that_does_not_exist_is_refused_with_a_sentence(written: str, sentence: str) -> None:
    with pytest.raises(NoSuchDate, match=sentence):
        parse_date(written)


def test_the_leap_day_is_refused_only_in_common_years() -> None:
    leap = parse_date("ngày 29/2")
    assert leap.in_year(2024) == date(2024, 2, 29)
    with pytest.raises(NoSuchDate):
        leap.in_year(2023)


@pytest.mark.parametrize(
    "written", ["", "abc", "161/201", "26/4/2024 và 27/4/2024", "1.166", "ngày mai", "26/4/0024"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(NotADate, match="không phải là ngày"):
        parse_date(written)


def test_the_dates_of_a_text_are_found_and_nothing_else() -> None:
    text = (
        "Sáng 26/4, theo 23-QĐ/TW ngày 30/7/2021 và 55/2022/NĐ-CP, 161/201 người; các ngày 15/4, 20/4 và 25/4; "
        "từ 20/3 đến 25/3/2024; trong 3 tháng 2 lần; mục 1.2.24; tháng 4/2024; ngày 31/2/2023; tỷ lệ 3/5."
    )
    found = find_dates(text)
    assert [one.text for one in found] == [
        "26/4", "30/7/2021", "15/4", "20/4", "25/4", "20/3", "25/3/2024", "tháng 4/2024", "31/2/2023",
    ]  # fmt: skip
    assert all(text[slice(*one.span)] == one.text for one in found)
    assert found[-1].date is None
    assert found[-1].warning == "Không có ngày 31/2/2023 trong lịch"


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31)))
def test_a_written_date_reads_back(day: date) -> None:
    assert parse_date(format_date(day)).date == parse_date(long_date(day)).date == day


def test_dates_are_written_as_the_rules_of_form_ask() -> None:
    assert format_date(date(2024, 1, 5)) == "05/01/2024"
    assert format_date(DAY) == "26/4/2024"
    assert long_date(DAY) == "ngày 26 tháng 4 năm 2024"
    assert weekday_name(DAY) == "thứ Sáu"
