"""Days that an authority adds to the calendar: a day off, a swap, a guessed day off that is worked after all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from langnghe.lawbook.calendars import Swap, WorkCalendar, YearOfDays
from langnghe.lawbook.errors import BadTerm
from langnghe.lawbook.statutory import SATURDAY, DayOff


class DayKind(StrEnum):
    OFF = "off"
    SWAP = "swap"
    WORKED = "worked"


@dataclass(frozen=True, slots=True)
class AddedDay:
    """One notice about one day; `completes_year` says that the year's announcement is complete with it."""

    day: date
    kind: DayKind
    why: str
    why_en: str
    worked: date | None = None
    completes_year: bool = False


def with_days(known: YearOfDays, days: Iterable[AddedDay]) -> YearOfDays:
    """The year as it stands after these notices."""
    for one in days:
        off = tuple(day for day in known.off if day.date != one.day)
        if one.kind is DayKind.OFF:
            known = replace(known, off=(*off, DayOff(one.day, one.why, one.why_en)))
        elif one.kind is DayKind.SWAP and one.worked:
            known = replace(known, swaps=(*known.swaps, Swap(one.day, one.worked)))
        else:
            known = replace(known, off=off)
        known = replace(known, provisional=known.provisional and not one.completes_year)
    return known


def check(one: AddedDay, calendar: WorkCalendar) -> None:
    """Refuses a day off that is one already, a swap of the wrong days, and work on a day already worked."""
    working = calendar.is_working(one.day)
    if one.kind is DayKind.WORKED:
        if working or one.day.weekday() >= SATURDAY:
            raise BadTerm(
                "Chỉ ghi đi làm cho ngày thường mà lịch đang coi là ngày nghỉ.",
                "Only a weekday that the calendar holds as a day off can be made a working day.",
            )
        return
    if not working:
        raise BadTerm(
            f"Ngày {one.day:%d/%m/%Y} đã là ngày nghỉ: {calendar.describe(one.day).why}.",
            f"{one.day:%d/%m/%Y} is a day off already: {calendar.describe(one.day).why_en}.",
        )
    if one.kind is DayKind.SWAP:
        _check_swap(one, calendar)


def _check_swap(one: AddedDay, calendar: WorkCalendar) -> None:
    worked = one.worked
    if worked is None or worked.weekday() < SATURDAY or calendar.is_working(worked):
        raise BadTerm(
            "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật đang nghỉ.",
            "The day worked instead must be a Saturday or Sunday that is off.",
        )
    if worked.year != one.day.year:
        raise BadTerm(
            "Hoán đổi qua năm khác phải chờ thông báo của lịch năm đó.",
            "A swap into another year waits for that year's announcement.",
        )
