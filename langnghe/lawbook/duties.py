"""How many days a head had to receive citizens, and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.errors import NoTextInForce, UnknownRule
from langnghe.lawbook.model import Citation, Confidence, RuleVersion
from langnghe.lawbook.terms import add_months

PREFIX = "reception.freq."
THURSDAY = 3
WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)


class SessionState(StrEnum):
    KEPT = "kept"
    DELEGATED = "delegated"
    MOVED = "moved"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class DutyPeriod:
    """One month or ISO week and the days of reception it asked for."""

    start: date
    end: date
    unit: str
    required_days: int
    cite: Citation
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Kept:
    """A duty beside what was done; days are counted, not sessions, and only days in person fulfil it."""

    period: DutyPeriod
    kept: int
    delegated: int
    moved: int
    missed: int

    @property
    def lacking(self) -> int:
        return max(0, self.period.required_days - self.kept)


def _months(start: date, end: date) -> Iterable[tuple[date, date, date]]:
    first = start.replace(day=1)
    while first <= end:
        following = add_months(first, 1)
        yield first, following - ONE_DAY, max(first, start)
        first = following


def _weeks(start: date, end: date) -> Iterable[tuple[date, date, date]]:
    """ISO weeks; a week belongs to the range that holds its Thursday, so no week is asked for twice."""
    monday = start - timedelta(days=start.weekday())
    while monday <= end:
        thursday = monday + timedelta(days=THURSDAY)
        if start <= thursday <= end:
            yield monday, monday + timedelta(days=6), thursday
        monday += WEEK


def _periods(version: RuleVersion, start: date, end: date, book: Book) -> Iterable[DutyPeriod]:
    if version.duty is None:
        return
    each = _months if version.duty.each == "month" else _weeks
    for first, last, decisive in each(start, end):
        if not version.holds_on(decisive):
            continue
        # A week of Tết without one working day cannot ask for a reception.
        possible = book.calendar.between(first - ONE_DAY, last)
        required = min(version.duty.days, possible)
        yield DutyPeriod(first, last, version.duty.each, required, version.cite, version.confidence)


def duty(office: str, start: date, end: date, *, book: Book | None = None) -> list[DutyPeriod]:
    """The months or weeks from start to end in which the law asked this office for reception.

    Refuses an office that the law gives no duty, and days on which no text was in force.
    """
    book = book or default_book()
    rule = book.rule(PREFIX + office)
    if not any(version.duty for version in rule.versions):
        raise UnknownRule(
            f"Luật không định số ngày tiếp cho “{office}”.",
            f"The law fixes no days of reception for “{office}”.",
        )
    found = [period for version in rule.versions for period in _periods(version, start, end, book)]
    if not found and not any(version.holds_on(start) or version.holds_on(end) for version in rule.versions):
        raise NoTextInForce(
            f"Từ {start:%d/%m/%Y} đến {end:%d/%m/%Y} không có văn bản nào giao nhiệm vụ tiếp công dân cho “{office}”.",
            f"From {start:%d/%m/%Y} to {end:%d/%m/%Y} no text gave “{office}” a duty of reception.",
        )
    return found


def required_days(office: str, start: date, end: date, *, book: Book | None = None) -> int:
    return sum(period.required_days for period in duty(office, start, end, book=book))


def check_kept(periods: Iterable[DutyPeriod], sessions: Iterable[tuple[date, str]]) -> list[Kept]:
    """Per period the days kept in person, delegated, moved and missed; a day kept in person is only that."""
    days = [(day, SessionState(state)) for day, state in sessions]
    return [_counted(period, days) for period in periods]


def _counted(period: DutyPeriod, sessions: list[tuple[date, SessionState]]) -> Kept:
    by_state = {
        state: {day for day, one in sessions if one is state and period.start <= day <= period.end}
        for state in SessionState
    }
    kept = by_state[SessionState.KEPT]
    delegated = by_state[SessionState.DELEGATED] - kept
    return Kept(
        period,
        len(kept),
        len(delegated),
        len(by_state[SessionState.MOVED]),
        len(by_state[SessionState.MISSED]),
    )
