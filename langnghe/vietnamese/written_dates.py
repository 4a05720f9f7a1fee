"""A date as it is written: perhaps without its year, perhaps a month alone; and whether the calendar has it."""

from dataclasses import dataclass
from datetime import date

from langnghe.vietnamese.errors import NoSuchDate, NotADate

Day = date
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class WrittenDate:
    """What the writing says: a day, perhaps without its year, or a month, perhaps without its year."""

    day: int | None
    month: int
    year: int | None

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year and self.day else None

    def in_year(self, year: int) -> Day:
        """The day in a year that the writing leaves open. Refuses a month without a day, and 29/2 in a common year."""
        if self.day is None:
            raise NotADate(f"tháng {self.month}")
        return checked(WrittenDate(self.day, self.month, year)).date or date(year, self.month, self.day)


def may_exist(day: int | None, month: int) -> bool:
    return 1 <= month <= 12 and (day is None or 1 <= day <= _LONGEST_MONTHS[month - 1])


def checked(written: WrittenDate) -> WrittenDate:
    if not may_exist(written.day, written.month):
        raise _no_such_date(_shown(written))
    try:
        _ = written.date
    except ValueError:
        raise _no_such_date(_shown(written)) from None
    return written


def _shown(written: WrittenDate) -> str:
    figures = "/".join(str(part) for part in (written.day, written.month, written.year) if part is not None)
    return f"{'tháng' if written.day is None else 'ngày'} {figures}"


def _no_such_date(shown: str) -> NoSuchDate:
    return NoSuchDate(f"Không có {shown} trong lịch", f"There is no {shown} in the calendar")
