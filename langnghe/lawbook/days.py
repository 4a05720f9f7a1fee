"""The count of a term, day by day, as a clerk would do it on a wall calendar."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from langnghe.lawbook.calendars import WEEKDAYS, WEEKDAYS_EN, WorkCalendar, Workday
from langnghe.lawbook.terms import Direction, Unit

if TYPE_CHECKING:
    from langnghe.lawbook.deadlines import End

ONE_DAY = timedelta(days=1)


class Day(NamedTuple):
    """One day of the count, with its reason in both languages."""

    date: date
    counted: bool
    why: str
    why_en: str


def day_by_day(
    counted_from: date, end: "End", direction: Direction, calendar: WorkCalendar
) -> tuple[Day, ...]:
    """From the event to the due date; before the event the days run backwards."""
    found = [Day(counted_from, False, "ngày phát sinh, không tính", "the day of the event, not counted")]
    sign = -1 if direction is Direction.BEFORE else 1
    number, day = 0, counted_from
    last = max if sign > 0 else min
    while day != last(end.due_on, end.unrolled_on):
        day += ONE_DAY * sign
        one = calendar.describe(day)
        within = (end.unrolled_on - day).days * sign >= 0
        counted = within and (one.working or end.term.unit is not Unit.WORKING_DAYS)
        number += counted
        found.append(_told(one, number if counted else 0, last_day=day == end.due_on, rolled=not within))
    return tuple(found)


def _told(one: Workday, number: int, *, last_day: bool, rolled: bool) -> Day:
    if number:
        why, why_en = f"ngày thứ {number}", f"day {number}"
        if one.why in WEEKDAYS:
            why, why_en = f"{why} (ngày nghỉ vẫn tính)", f"{why_en} (a day off, still counted)"
        elif not one.working:
            why, why_en = f"{why} ({one.why}, vẫn tính)", f"{why_en} ({one.why_en}, still counted)"
        elif one.why != "ngày làm việc":
            why, why_en = f"{why} ({one.why})", f"{why_en} ({one.why_en})"
    elif rolled and last_day:
        why = "ngày cuối trùng ngày nghỉ, thời hạn kết thúc vào ngày làm việc tiếp theo này"
        why_en = "the last day fell on a day off; the term ends on this next working day"
    else:
        weekend = one.why in WEEKDAYS
        why = "không tính" if weekend else f"{one.why}, không tính"
        why_en = "not counted" if weekend else f"{one.why_en}, not counted"
    return Day(
        one.date,
        bool(number),
        f"{WEEKDAYS[one.date.weekday()]}: {why}",
        f"{WEEKDAYS_EN[one.date.weekday()]}: {why_en}",
    )
