"""Working days: announced years from the packs, later ones computed and marked provisional."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from threading import Lock
from typing import NamedTuple

from langnghe.lawbook.errors import BadTerm
from langnghe.lawbook.statutory import SATURDAY, DayOff, days_off

FIRST_YEAR = 2012
LAST_YEAR = 2100
STEP = 4
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Workday(NamedTuple):
    """One date, whether it is worked, and why."""

    date: date
    working: bool
    why: str
    provisional: bool
    why_en: str


@dataclass(frozen=True, slots=True)
class Swap:
    """A working day taken off and the Saturday worked for it."""

    off: date
    worked: date


@dataclass(frozen=True, slots=True)
class YearOfDays:
    """What one year's announcement says, or what was computed before it."""

    year: int
    provisional: bool
    off: tuple[DayOff, ...]
    swaps: tuple[Swap, ...] = ()


@dataclass
class WorkCalendar:
    """The working days of all years as one sorted array of ordinals, so that adding days is one index."""

    announced: Callable[[int], YearOfDays | None]
    first: int = date(FIRST_YEAR, 1, 1).toordinal()
    until_year: int = FIRST_YEAR - 1
    worked: list[int] = field(default_factory=list)
    reasons: dict[int, tuple[str, str]] = field(default_factory=dict)
    extra: set[int] = field(default_factory=set)
    provisional_from: date = date.max

    def __post_init__(self) -> None:
        self._growing = Lock()
        self._grow(FIRST_YEAR + 15)

    def __deepcopy__(self, memo: object) -> "WorkCalendar":
        """Shared, never copied: it only grows, and test fixtures copy the deadlines that point to it."""
        return self

    def _grow(self, year: int) -> None:
        """Lay out whole years; a swap may reach into the neighbouring year, so reasons come first."""
        years = range(self.until_year + 1, year + 2)
        for one in years:
            self._learn(one)
        start, end = date(years[0], 1, 1).toordinal(), date(year, 12, 31).toordinal()
        # 1 January 0001 was a Monday, so an ordinal of 6 or 7 modulo 7 is a weekend.
        self.worked += [
            day
            for day in range(start, end + 1)
            if day in self.extra or (day % 7 not in {6, 0} and day not in self.reasons)
        ]
        self.until_year = year

    def year(self, number: int) -> YearOfDays:
        """What was announced for a year, or what is computed until it is."""
        return self.announced(number) or YearOfDays(number, provisional=True, off=tuple(days_off(number)))

    def _learn(self, year: int) -> None:
        known = self.year(year)
        if known.provisional and year > FIRST_YEAR:
            self.provisional_from = min(self.provisional_from, date(year, 1, 1))
        for off in known.off:
            self.reasons[off.date.toordinal()] = (off.why, off.why_en)
        for swap in known.swaps:
            self.extra.add(swap.worked.toordinal())
            self.reasons[swap.off.toordinal()] = (
                f"nghỉ hoán đổi, làm bù {swap.worked:%d/%m/%Y}",
                f"swapped day off, worked on {swap.worked:%d/%m/%Y}",
            )
            self.reasons[swap.worked.toordinal()] = (
                f"làm bù cho ngày {swap.off:%d/%m/%Y}",
                f"worked in place of {swap.off:%d/%m/%Y}",
            )

    def _reach(self, day: date) -> int:
        """The ordinal of a day inside the calendar, grown when needed. Refuses days it cannot know."""
        if not FIRST_YEAR <= day.year < LAST_YEAR:
            raise BadTerm(
                f"Lịch làm việc chỉ tính được từ năm {FIRST_YEAR} đến trước năm {LAST_YEAR}.",
                f"Working days can be counted only from {FIRST_YEAR} to before {LAST_YEAR}.",
            )
        if day.year >= self.until_year:
            # Web workers are threads: two of them must not lay out the same years twice.
            with self._growing:
                if day.year >= self.until_year:
                    self._grow(min(day.year + STEP, LAST_YEAR))
        return day.toordinal()

    def is_working(self, day: date) -> bool:
        ordinal = self._reach(day)
        at = bisect_left(self.worked, ordinal)
        return self.worked[at] == ordinal

    def add(self, day: date, number: int) -> date:
        """The n-th working day after a day, or before it when n is negative; the day itself is not counted."""
        ordinal = self._reach(day)
        while True:
            at = (
                bisect_right(self.worked, ordinal) + number - 1
                if number > 0
                else bisect_left(self.worked, ordinal) + number
            )
            if at < 0:
                raise BadTerm(
                    "Ngày tính lùi ra ngoài lịch làm việc.", "The count goes back beyond the calendar."
                )
            if at < len(self.worked):
                return date.fromordinal(self.worked[at])
            self._reach(date(min(self.until_year + 1, LAST_YEAR), 1, 1))

    def roll(self, day: date) -> date:
        """The day itself when worked, or the next working day (civil-code-2015/148.5)."""
        at = bisect_left(self.worked, self._reach(day))
        return date.fromordinal(self.worked[at])

    def roll_back(self, day: date) -> date:
        at = bisect_right(self.worked, self._reach(day))
        return date.fromordinal(self.worked[at - 1])

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when the end comes first."""
        first, last = self._reach(start), self._reach(end)
        return bisect_right(self.worked, last) - bisect_right(self.worked, first)

    def describe(self, day: date) -> Workday:
        working = self.is_working(day)
        why, why_en = self.reasons.get(day.toordinal()) or _ordinary(day)
        return Workday(day, working, why, day >= self.provisional_from, why_en)

    def days(self, start: date, end: date) -> list[Workday]:
        return [self.describe(start + timedelta(days=n)) for n in range((end - start).days + 1)]


def _ordinary(day: date) -> tuple[str, str]:
    if day.weekday() >= SATURDAY:
        return WEEKDAYS[day.weekday()], WEEKDAYS_EN[day.weekday()]
    return "ngày làm việc", "working day"


def with_announcements(
    base: Callable[[int], YearOfDays | None], changed: Mapping[int, YearOfDays]
) -> WorkCalendar:
    """The same calendar after a notice: open clocks are recomputed against it."""
    return WorkCalendar(lambda year: changed.get(year) or base(year))
