"""What happens to a planned day that is not worked: a setting of each schedule."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from langnghe.lawbook.calendars import WorkCalendar
from langnghe.lawbook.statutory import SATURDAY

CalendarDate = date  # a field named `date` hides the type inside its class
ONE_DAY = timedelta(days=1)
TUESDAY = 1
WEEK = 7


class RollPolicy(StrEnum):
    NEXT_WORKING_DAY = "next_working_day"
    NEAREST_WORKING_DAY = "nearest_working_day"
    NEXT_WORKING_DAY_SAME_MONTH = "next_working_day_same_month"
    NEXT_TUESDAY = "next_tuesday"
    SKIP = "skip"
    NONE = "none"


class PlannedDate(NamedTuple):
    """A date of the schedule, the day first planned, and why it moved (empty when it did not)."""

    date: date
    planned_on: CalendarDate
    moved_because: str
    receiver: str = ""
    place: str = ""


def _nearest(day: date, calendar: WorkCalendar) -> date:
    """The nearer working day; the later one when both are as near, so that no posted day comes earlier for nothing."""
    before, after = calendar.roll_back(day), calendar.roll(day)
    return before if day - before < after - day else after


def _same_month(day: date, calendar: WorkCalendar) -> date:
    after = calendar.roll(day)
    return after if after.month == day.month else calendar.roll_back(day)


def _next_tuesday(day: date, calendar: WorkCalendar) -> date:
    """A weekend goes to Tuesday of the next week, a holiday to the next working day; so does a Tuesday off."""
    if day.weekday() < SATURDAY:
        return calendar.roll(day)
    return calendar.roll(day + timedelta(days=(TUESDAY - day.weekday()) % WEEK))


ROLLS: dict[RollPolicy, Callable[[date, WorkCalendar], date | None]] = {
    RollPolicy.NEXT_WORKING_DAY: lambda day, calendar: calendar.roll(day),
    RollPolicy.NEAREST_WORKING_DAY: _nearest,
    RollPolicy.NEXT_WORKING_DAY_SAME_MONTH: _same_month,
    RollPolicy.NEXT_TUESDAY: _next_tuesday,
    RollPolicy.SKIP: lambda _day, _calendar: None,
    RollPolicy.NONE: lambda day, _calendar: day,
}


def rolled(day: date, policy: RollPolicy, calendar: WorkCalendar) -> PlannedDate | None:
    """The day as it will be held; `None` when the schedule leaves a day off out."""
    one = calendar.describe(day)
    if one.working:
        return PlannedDate(day, day, "")
    moved = ROLLS[policy](day, calendar)
    return PlannedDate(moved, day, one.why if moved != day else "") if moved else None
