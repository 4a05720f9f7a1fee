"""The schedules that real notices show: weekly, days of the month, nth weekday, listed dates, bodies in turn."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.errors import BadTerm
from langnghe.lawbook.rolling import PlannedDate, RollPolicy, rolled
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


def _refuse(vietnamese: str, english: str) -> BadTerm:
    return BadTerm(vietnamese, english)


def _check_weekday(weekday: int) -> None:
    if weekday not in range(WEEK):
        raise _refuse("Thứ trong tuần phải từ 0 (thứ Hai) đến 6.", "A weekday is 0 (Monday) to 6.")


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
            raise _refuse("Ngày trong tháng phải từ 1 đến 31.", "A day of the month is 1 to 31.")
        if self.short_month not in {"last_day", "skip"}:
            raise _refuse(
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
            raise _refuse(
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


@dataclass(frozen=True)
class Rotating:
    """Bodies in turn on the dates of another rule, counted from a first day so that every range agrees."""

    of: "Weekly | Monthly | Nth | Dates"
    receivers: tuple[str, ...]
    since: date

    def __post_init__(self) -> None:
        if not self.receivers:
            raise _refuse("Lịch luân phiên phải có người tiếp.", "A rotation needs its receivers.")

    def planned(self, start: date, end: date) -> Iterator[tuple[date, str]]:
        for at, (day, _) in enumerate(self.of.planned(self.since, end)):
            if day >= start:
                yield day, self.receivers[at % len(self.receivers)]

    def as_json(self) -> dict[str, Any]:
        return {"rotating": list(self.receivers), "since": self.since.isoformat(), "of": self.of.as_json()}


def schedule_dates(
    rule: ScheduleRule,
    start: date,
    end: date,
    roll: RollPolicy | str = RollPolicy.NEXT_WORKING_DAY,
    *,
    book: Book | None = None,
) -> list[PlannedDate]:
    """The dates a schedule gives from start to end, moved off days not worked. Refuses an end before its start.

    A date planned in the range stays in the list when it moves out of it: it belongs to the planned month.
    Two planned dates that move to one day are one date.
    """
    if end < start:
        raise _refuse("Ngày cuối ở trước ngày đầu.", "The end is before the start.")
    policy, calendar = RollPolicy(roll), (book or default_book()).calendar
    found: dict[date, PlannedDate] = {}
    for day, receiver in rule.planned(start, end):
        one = rolled(day, policy, calendar)
        if one and (one.date not in found or not one.moved_because):
            found[one.date] = one._replace(receiver=receiver)
    return [found[day] for day in sorted(found)]


def weekday_number(name: object) -> int:
    if isinstance(name, str) and name in WEEKDAYS:
        return WEEKDAYS.index(name)
    raise _refuse(
        f"Không đọc được thứ “{name}”; hãy dùng mon … sun.", f"“{name}” is not a weekday; use mon … sun."
    )


def _plain(value: Mapping[str, Any]) -> Weekly | Monthly | Nth | Dates:
    if "weekly" in value:
        return Weekly(weekday_number(value["weekly"]))
    if "monthly" in value:
        return Monthly(tuple(value["monthly"]), value.get("short_month", "last_day"))
    if "nth" in value:
        return Nth(value["nth"], weekday_number(value["weekday"]))
    if "dates" in value:
        return Dates(_dates(value["dates"]))
    raise _refuse("Không đọc được quy tắc lịch.", "The schedule rule cannot be read.")


def _dates(values: Iterable[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(value) for value in values)


def parse_rule(value: Mapping[str, Any]) -> Weekly | Monthly | Nth | Dates | Rotating:
    """A rule from its stored JSON. Refuses a form it does not know."""
    try:
        if "rotating" in value:
            return Rotating(_plain(value["of"]), tuple(value["rotating"]), date.fromisoformat(value["since"]))
        return _plain(value)
    except (KeyError, TypeError, ValueError) as error:
        raise _refuse("Không đọc được quy tắc lịch.", "The schedule rule cannot be read.") from error
