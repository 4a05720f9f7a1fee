"""Whole dates in a piece of text, each with the days before it that share its month and with the range it ends."""

import re
from dataclasses import dataclass
from datetime import date

from langnghe.reception.reading import patterns


@dataclass(frozen=True)
class Whole:
    """A date as written: “02, 09/7/2026” has one day before it, “06 đến 08/7” begins with `first`."""

    day: str
    month: int
    year: int | None
    start: int
    end: int
    before: tuple[str, ...] = ()
    first: str = ""
    first_month: int = 0

    @property
    def span(self) -> tuple[date, date] | None:
        """Both ends of a range; None when a day is wrong, or the end comes first."""
        if self.year is None:
            return None
        try:
            ends = (
                date(self.year, self.first_month, int(self.first)),
                date(self.year, self.month, int(self.day)),
            )
        except ValueError:
            return None
        return ends if ends[0] < ends[1] else None


def whole_dates(text: str, year: int | None) -> list[Whole]:
    """Every date in order; a year written once at the end of a list holds for the dates before it."""
    matches = list(patterns.DATE.finditer(text))
    found: list[Whole] = []
    for match in matches:
        last = found[-1] if found else None
        ahead = " " * last.end + text[last.end : match.start()] if last else text[: match.start()]
        one = _whole(match, ahead, _year_of(match) or year or _year_behind(match, matches))
        if last and not last.first and patterns.TO.fullmatch(text[last.end : one.start]):
            found[-1] = _ranged(one, last.day, last.month, last.start)
        else:
            found.append(one)
    return found


def _whole(match: re.Match[str], ahead: str, year: int | None) -> Whole:
    """`ahead` is what stands between the date before and this one."""
    one = Whole(match["day"], _month_of(match), year, match.start(), match.end())
    if first := patterns.FIRST.search(ahead):
        return _ranged(one, first[1], one.month, first.start())
    listed = patterns.BEFORE.search(ahead)
    if listed is None or patterns.NO_DAY.search(ahead[: listed.start()]):
        return one
    days = tuple(re.findall(r"\d{1,2}", listed[0]))
    return Whole(one.day, one.month, one.year, listed.start(), one.end, days)


def _ranged(one: Whole, day: str, month: int, start: int) -> Whole:
    return Whole(one.day, one.month, one.year, start, one.end, (), day, month)


def _month_of(match: re.Match[str]) -> int:
    return patterns.number(match["month"] or match["month2"] or match["month3"])


def _year_of(match: re.Match[str]) -> int | None:
    written = match["year"] or match["year2"] or match["year3"]
    return patterns.year_number(written) if written else None


def _year_behind(match: re.Match[str], matches: list[re.Match[str]]) -> int | None:
    """“09/7, 13/8, 10/9/2026”: only where the months do not run back."""
    behind = [one for one in matches if one.start() > match.start() and _year_of(one)]
    return _year_of(behind[0]) if behind and _month_of(match) <= _month_of(behind[0]) else None


def without(text: str, dates: list[Whole]) -> str:
    for one in dates:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text
