"""Provisional years, and what a notice changes."""

from datetime import date

import pytest

from langnghe import lawbook
from langnghe.lawbook.calendars import Swap, YearOfDays
from langnghe.lawbook.statutory import DayOff, days_off


def test_a_year_nobody_announced_is_provisional_and_says_so() -> None:
    found = lawbook.deadline("complaint.first_resolution", date(2026, 12, 10))
    assert found.due_on.year == 2027
    assert found.provisional
    assert "tạm tính" in lawbook.explain(found)


def test_a_deadline_inside_an_announced_year_is_not_provisional() -> None:
    assert not lawbook.deadline("complaint.first_resolution", date(2026, 11, 2)).provisional


def test_a_notice_recomputes_and_leaves_another_pack_version() -> None:
    off = (*days_off(2027), DayOff(date(2027, 2, 12), "nghỉ Tết theo thông báo", "by notice"))
    notice = YearOfDays(2027, provisional=False, off=off, swaps=(Swap(date(2027, 9, 3), date(2027, 9, 11)),))
    told = lawbook.Book(notices={2027: notice})
    before = lawbook.deadline("reception.reply", date(2027, 1, 29))
    after = lawbook.deadline("reception.reply", date(2027, 1, 29), book=told)
    assert (after.due_on - before.due_on).days > 0
    assert not after.provisional
    assert after.pack_version != before.pack_version
    assert lawbook.is_working_day(date(2027, 9, 11), book=told)


@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2100, 1, 1), date.max, date.min])
def test_days_outside_the_calendar_are_refused(day: date) -> None:
    with pytest.raises(lawbook.BadTerm):
        lawbook.is_working_day(day)


def test_far_years_are_computed() -> None:
    assert lawbook.add_working_days(date(2098, 6, 1), 10).year == 2098


def test_an_end_before_its_start_is_refused() -> None:
    with pytest.raises(lawbook.BadTerm):
        lawbook.workdays(date(2026, 2, 1), date(2026, 1, 1))


def test_why_names_the_swap() -> None:
    [off] = lawbook.workdays(date(2026, 8, 31), date(2026, 8, 31))
    [worked] = lawbook.workdays(date(2026, 8, 22), date(2026, 8, 22))
    assert off.why == "nghỉ hoán đổi, làm bù 22/08/2026"
    assert worked.why == "làm bù cho ngày 31/08/2026"
