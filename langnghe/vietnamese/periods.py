"""Periods of time as reports name them: 6 tháng đầu năm 2020, quý I/2024, từ năm 2021 đến hết năm 2023."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from langnghe.vietnamese.dates import FoundDate, find_dates
from langnghe.vietnamese.errors import NoSuchDate, NotAPeriod
from langnghe.vietnamese.text import normalise


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both counted."""

    start: date
    end: date


@dataclass(frozen=True)
class FoundPeriod:
    """A period in a text."""

    span: tuple[int, int]
    text: str
    period: Period


_YEAR = r"(?:năm\s{1,3})?(?<!\d)((?:18|19|20|21)\d\d)(?!\d)"
_OF = r"\s{0,2}(?:[/,-]|của)?\s{0,2}"
_TO = r"\s{1,3}(?:đến|tới)\s{1,3}(?:hết\s{1,3}|cuối\s{1,3})?"
_QUARTERS = {"iv": 4, "iii": 3, "ii": 2, "i": 1, "4": 4, "3": 3, "2": 2, "1": 1}
_HALVES = {"đầu": (1, 6), "cuối": (7, 12)}


def _months(year: str, first: int, last: int, until: str | None = None) -> Period:
    end = int(until or year)
    return Period(date(int(year), first, 1), date(end, last, monthrange(end, last)[1]))


def _counted_months(m: re.Match[str]) -> Period | None:
    count, part, year = int(m[1]), (m[2] or "đầu").lower(), m[3]
    if not 1 <= count <= 12:
        return None
    return _months(year, 1, count) if part == "đầu" else _months(year, 13 - count, 12)


def _half(m: re.Match[str]) -> Period:
    first, last = _HALVES[m[1].lower()]
    return _months(m[2], first, last)


def _quarters(m: re.Match[str]) -> Period | None:
    first, last = _QUARTERS[m[1].lower()], _QUARTERS[(m[2] or m[1]).lower()]
    return _months(m[3], 3 * first - 2, 3 * last) if first <= last else None


def _from_month(m: re.Match[str]) -> Period | None:
    first, year, last, until = int(m[1]), m[2] or m[4], int(m[3]), m[4]
    fits = 1 <= first <= 12 and 1 <= last <= 12 and (int(year), first) <= (int(until), last)
    return _months(year, first, last, until) if fits else None


def _month(m: re.Match[str]) -> Period | None:
    return _months(m[2], int(m[1]), int(m[1])) if 1 <= int(m[1]) <= 12 else None


def _years(m: re.Match[str]) -> Period | None:
    return _months(m[1], 1, 12, m[2]) if int(m[1]) <= int(m[2]) else None


def _year(m: re.Match[str]) -> Period:
    return _months(m[1], 1, 12)


# The longer writing first: where two begin at one place, the first that fits is taken.
_WRITINGS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Period | None]]] = [
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"(?<![\d.,/])(\d{{1,2}})\s{{1,3}}tháng(?:\s{{1,3}}(đầu|cuối))?(?:\s{{1,3}}của)?{_OF}(?=năm|\d){_YEAR}", _counted_months),
        (rf"nửa\s{{1,3}}(đầu|cuối)\s{{1,3}}{_YEAR}", _half),
        (rf"quý\s{{1,3}}(iv|iii|ii|i|[1-4])(?:\s{{0,2}}(?:-|,|và|đến)\s{{0,2}}(?:quý\s)?(iv|iii|ii|i|[1-4]))?{_OF}{_YEAR}", _quarters),
        (rf"(?:từ\s{{1,3}})?tháng\s{{1,3}}(\d{{1,2}})(?:{_OF}{_YEAR})?(?:{_TO}|\s{{0,2}}-\s{{0,2}})(?:tháng\s{{1,3}})?(\d{{1,2}}){_OF}{_YEAR}", _from_month),
        (rf"(?<!\d\s)tháng\s{{1,3}}(\d{{1,2}}){_OF}{_YEAR}", _month),
        (rf"(?:từ|giai\s{{1,3}}đoạn|nhiệm\s{{1,3}}kỳ|trong\s{{1,3}}các\s{{1,3}}năm|các\s{{1,3}}năm|(?<!\w)năm(?:\s?\()?){_OF}{_YEAR}(?:{_TO}|\s{{0,2}}[-–]\s{{0,2}}){_YEAR}", _years),
        (rf"(?<!\w)(?<!đầu\s)(?<!cuối\s)(?<!giữa\s)(?=năm){_YEAR}", _year),
    )
]  # fmt: skip
_BETWEEN_DAYS = re.compile(r"\s{0,2}(?:-|–|(?:đến|tới)(?:\s(?:hết\s)?(?:ngày)?)?)\s{0,2}", re.IGNORECASE)


def find_periods(text: str) -> list[FoundPeriod]:
    """Every period with its year, in order; of two that overlap, the one that begins first and goes on longer."""
    days = [day for day in find_dates(text) if day.written and day.written.day]
    found = sorted([*_named(text, days), *_between(text, days)], key=lambda one: (one.span[0], -one.span[1]))
    kept: list[FoundPeriod] = []
    for one in found:
        if not kept or one.span[0] >= kept[-1].span[1]:
            kept.append(one)
    return kept


def parse_period(text: str) -> Period:
    """Read one period. Refuses a text that names none or several, and days that do not exist."""
    bare = " ".join(normalise(text).split())
    missing = next((day for day in find_dates(bare) if day.written is None), None)
    if missing is not None:
        raise NoSuchDate(missing.warning, f"There is no {missing.text} in the calendar")
    found = find_periods(bare)
    if (
        len(found) != 1
        or found[0].span[1] != len(bare)
        or any(sign.isdigit() for sign in bare[: found[0].span[0]])
    ):
        raise NotAPeriod(text)
    return found[0].period


def _named(text: str, days: list[FoundDate]) -> Iterator[FoundPeriod]:
    # In “ngày 26 tháng 4 năm 2024” the year is part of the day.
    taken = {place for day in days for place in range(*day.span)}
    for pattern, read in _WRITINGS:
        for match in pattern.finditer(text):
            period = read(match)
            if period is not None and match.end() - 1 not in taken:
                yield FoundPeriod(match.span(), match[0], period)


def _between(text: str, days: list[FoundDate]) -> Iterator[FoundPeriod]:
    for first, last in pairwise(days):
        if _BETWEEN_DAYS.fullmatch(text, first.span[1], last.span[0]):
            period = _from_day(first, last)
            if period is not None:
                span = (first.span[0], last.span[1])
                yield FoundPeriod(span, text[slice(*span)], period)


def _from_day(first: FoundDate, last: FoundDate) -> Period | None:
    """“từ 20/3 đến 25/3/2024”: the first day takes the year of the last."""
    if last.date is None or first.written is None:
        return None
    try:
        start = first.date or first.written.in_year(last.date.year)
    except NoSuchDate:
        return None
    return Period(start, last.date) if start <= last.date else None
