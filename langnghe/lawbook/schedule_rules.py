"""The schedules that real notices show: weekly, days of the month, nth weekday, listed dates."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from langnghe.lawbook.errors import BadTerm
from langnghe.lawbook.terms import add_months

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = 7
LAST = -1
MOST_WEEKS = 5
MOST_DAYS = 31


class ScheduleRule(Protocol):
    """Anything that names its planned dates in a range."""

    def planned(self, start: date, end: date) -> Iterator[tuple[date, str]]: ...

    def as_json(self) -> dict[str, Any]: ...


def refuse(vietnamese: str, english: str) -> BadTerm:
    return BadTerm(vietnamese, english)


def _check_weekday(weekday: int) -> None:
    if weekday not in range(WEEK):
        raise refuse("Thứ trong tuần phải từ 0 (thứ Hai) đến 6.", "A weekday is 0 (Monday) to 6.")


def _months(start: date, end: date) -> Iterator[date]:
    first = start.replace(day=1)
    while first <= end:
        yield first
        first = add_months(first, 1)


@dataclass(frozen=True)
class Weekly:
    """Every week on one weekday, Monday being 0."""

    weekday: int

    def __post_init__(self) -> None:
        _check_weekday(self.weekday)

    def planned(self, start: date, end: date) -> Iterator[tuple[date, str]]:
        day = start + timedelta(days=(self.weekday - start.weekday()) % WEEK)
        while day <= end:
            yield day, ""
            day += timedelta(days=WEEK)

    def as_json(self) -> dict[str, Any]:
        return {"weekly": WEEKDAYS[self.weekday]}


@dataclass(frozen=True)
class Monthly:
    """Days of each month; a 30th in February is its last day, or left out: a setting."""

    days: tuple[int, ...]
    short_month: str = "last_day"

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", tuple(sorted(set(self.days))))
        if not self.days or not all(1 <= day <= MOST_DAYS for day in self.days):
            raise refuse("Ngày trong tháng phải từ 1 đến 31.", "A day of the month is 1 to 31.")
        if self.short_month not in {"last_day", "skip"}:
            raise refuse(
                "Tháng thiếu ngày: chỉ “last_day” hoặc “skip”.", "A short month is “last_day” or “skip”."
            )

    def _of(self, month: date) -> list[date]:
        last = monthrange(month.year, month.month)[1]
        days = self.days if self.short_month == "last_day" else [day for day in self.days if day <= last]
        return sorted({month.replace(day=min(day, last)) for day in days})

    def planned(self, start: date, end: date) -> Iterator[tuple[date, str]]:
        return ((day, "") for month in _months(start, end) for day in self._of(month) if start <= day <= end)

    def as_json(self) -> dict[str, Any]:
        return {"monthly": list(self.days), "short_month": self.short_month}


@dataclass(frozen=True)
class Nth:
    """The n-th weekday of each month; -1 is the last, which is not always the fourth."""

    n: int
    weekday: int

    def __post_init__(self) -> None:
        _check_weekday(self.weekday)
        if self.n != LAST and not 1 <= self.n <= MOST_WEEKS:
            raise refuse(
                "Thứ tự tuần phải từ 1 đến 5, hoặc -1 là tuần cuối.", "The nth is 1 to 5, or -1 for the last."
            )

    def planned(self, start: date, end: date) -> Iterator[tuple[date, str]]:
        for month in _months(start, end):
            last = monthrange(month.year, month.month)[1]
            first = 1 + (self.weekday - month.weekday()) % WEEK
            days = range(first, last + 1, WEEK)
            if self.n <= len(days):
                day = month.replace(day=days[self.n if self.n == LAST else self.n - 1])
                if start <= day <= end:
                    yield day, ""

    def as_json(self) -> dict[str, Any]:
        return {"nth": self.n, "weekday": WEEKDAYS[self.weekday]}


@dataclass(frozen=True)
class Dates:
    """Dates listed one by one, for notices that say “Thursday or Tuesday”."""

    dates: tuple[date, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "dates", tuple(sorted(set(self.dates))))

    def planned(self, start: date, end: date) -> Iterator[tuple[date, str]]:
        return ((day, "") for day in self.dates if start <= day <= end)

    def as_json(self) -> dict[str, Any]:
        return {"dates": [day.isoformat() for day in self.dates]}
