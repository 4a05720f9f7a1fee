"""The lunar calendar against Tết and Giỗ Tổ as they were."""

from datetime import date

import pytest

from langnghe import lawbook
from langnghe.lawbook import lunar
from langnghe.lawbook.statutory import days_off

# 2007 is a year in which Hà Nội and Bắc Kinh kept Tết on different days.
TET = [
    "2000-02-05 2005-02-09 2007-02-17 2010-02-14 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28",
    "2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06",
    "2028-01-26 2029-02-13 2030-02-02",
]
FOUNDERS = "2012-03-31 2014-04-09 2017-04-06 2020-04-02 2021-04-21 2022-04-10 2023-04-29 2024-04-18 2025-04-07 2026-04-26"


@pytest.mark.parametrize("day", [date.fromisoformat(day) for line in TET for day in line.split()])
def test_tet(day: date) -> None:
    assert lunar.tet(day.year) == day


@pytest.mark.parametrize("day", [date.fromisoformat(day) for day in FOUNDERS.split()])
def test_the_tenth_of_the_third_month(day: date) -> None:
    assert lunar.solar_day(day.year, 3, 10) == day


def test_a_day_that_is_not_lunar_is_refused() -> None:
    with pytest.raises(lawbook.BadTerm):
        lunar.solar_day(2026, 3, 31)


def test_computed_days_of_an_announced_year_hold_its_national_days() -> None:
    announced = {
        day.date for day in lawbook.workdays(date(2026, 1, 1), date(2026, 12, 31)) if not day.working
    }
    assert {off.date for off in days_off(2026)} <= announced


def test_a_computed_year_gives_eleven_days_beside_weekends() -> None:
    for year in range(2027, 2040):
        assert sum(off.date.weekday() < 5 for off in days_off(year)) == 11
