"""Periods of time as reports name them."""

from datetime import date

import pytest

from langnghe.vietnamese.errors import NoSuchDate, NotAPeriod
from langnghe.vietnamese.periods import find_periods, parse_period


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("6 tháng đầu năm 2020", "2020-01-01", "2020-06-30"),
        ("6 tháng cuối năm 2020", "2020-07-01", "2020-12-31"),
        ("nửa cuối năm 2020", "2020-07-01", "2020-12-31"),
        ("9 tháng năm 2023", "2023-01-01", "2023-09-30"),
        ("từ năm 2021 đến hết năm 2023", "2021-01-01", "2023-12-31"),
        ("giai đoạn 2021-2025", "2021-01-01", "2025-12-31"),
        ("quý I/2024", "2024-01-01", "2024-03-31"),
        ("Quý IV năm 2023", "2023-10-01", "2023-12-31"),
        ("quý II, III/2024", "2024-04-01", "2024-09-30"),
        ("tháng 7/2024", "2024-07-01", "2024-07-31"),
        ("tháng 2 năm 2024", "2024-02-01", "2024-02-29"),
        ("từ tháng 1 đến tháng 6 năm 2024", "2024-01-01", "2024-06-30"),
        ("từ tháng 10/2023 đến hết tháng 3/2024", "2023-10-01", "2024-03-31"),
        ("từ ngày 01/10/2021 đến ngày 30/9/2022", "2021-10-01", "2022-09-30"),
        ("từ 20/3 đến 25/3/2024", "2024-03-20", "2024-03-25"),
        ("năm 2024", "2024-01-01", "2024-12-31"),
        ("năm 2021-2023", "2021-01-01", "2023-12-31"),
        ("năm 2021 đến năm 2023", "2021-01-01", "2023-12-31"),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(written: str, start: str, end: str) -> None:
    period = parse_period(written)
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "6 tháng",
        "13 tháng năm 2023",
        "quý V/2024",
        "từ năm 2023 đến năm 2021",
        "năm 2020 và năm 2021",
        "từ đầu năm 2024 đến nay",
    ],
)
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(NotAPeriod, match="không phải là kỳ"):
        parse_period(written)


def test_a_period_with_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(NoSuchDate, match="31/2/2023"):
        parse_period("từ ngày 31/2/2023 đến ngày 01/3/2023")


def test_the_periods_of_a_text_are_found_once_each() -> None:
    text = "Trong 6 tháng đầu năm 2020, so với năm 2019; ngày 26 tháng 4 năm 2024; quý I/2024 (20/3/2024 - 25/3/2024)."
    found = find_periods(text)
    assert [one.text for one in found] == [
        "6 tháng đầu năm 2020",
        "năm 2019",
        "quý I/2024",
        "20/3/2024 - 25/3/2024",
    ]
    assert all(text[slice(*one.span)] == one.text for one in found)
