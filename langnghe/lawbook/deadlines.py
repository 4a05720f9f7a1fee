"""Due dates: which day a term ends, on which article, and day by day why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.calendars import WorkCalendar
from langnghe.lawbook.days import Day, day_by_day
from langnghe.lawbook.model import Citation, Confidence, Reading, RuleVersion
from langnghe.lawbook.terms import Direction, Term, Unit, plain_end


class End(NamedTuple):
    """One reading's answer: the plain end of the term and the day it is moved to."""

    term: Term
    cite: Citation
    unrolled_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """`due_on`: overdue after it. `safe_on`: in time under every reading of the text."""

    rule: str
    title: str
    counted_from: date
    due_on: date
    safe_on: date
    unrolled_on: date
    direction: Direction
    version_from: date
    cite: Citation
    confidence: Confidence
    provisional: bool
    readings: tuple[End, ...]
    facts: tuple[str, ...]
    pack_version: str
    version: RuleVersion = field(repr=False, compare=False)
    calendar: WorkCalendar = field(repr=False, compare=False)

    def days(self) -> tuple[Day, ...]:
        """Every day from the event to the due date: counted or not, and why."""
        return day_by_day(self.counted_from, self.readings[0], self.direction, self.calendar)

    def as_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "title": self.title,
            "counted_from": self.counted_from.isoformat(),
            "due_on": self.due_on.isoformat(),
            "safe_on": self.safe_on.isoformat(),
            "unrolled_on": self.unrolled_on.isoformat(),
            "direction": str(self.direction),
            "version_from": self.version_from.isoformat(),
            "cite": self.cite.as_json(),
            "confidence": str(self.confidence),
            "provisional": self.provisional,
            "facts": list(self.facts),
            "pack_version": self.pack_version,
            "readings": [
                {"term": str(end.term), "due_on": end.due_on.isoformat(), "cite": end.cite.as_json()}
                for end in self.readings
            ],
            "days": [{"date": d.date.isoformat(), "counted": d.counted, "why": d.why} for d in self.days()],
        }


def end_of(reading: Reading, counted_from: date, direction: Direction, calendar: WorkCalendar) -> End:
    """The day of the event is not counted (civil-code-2015/147); only the final day moves off a day off (148.5)."""
    term = reading.term
    if direction is Direction.BEFORE:
        if term.unit is Unit.WORKING_DAYS:
            day = calendar.add(counted_from, -term.number)
        else:
            day = plain_end(counted_from, term, -1)
        return End(term, reading.cite, day, day)
    if term.unit is Unit.WORKING_DAYS:
        day = calendar.add(counted_from, term.number)
        return End(term, reading.cite, day, day)
    day = plain_end(counted_from, term, 1)
    return End(term, reading.cite, day, calendar.roll(day))


def deadline(
    rule_id: str, counted_from: date, *, facts: Iterable[str] = (), book: Book | None = None
) -> Deadline:
    """The due date by the version in force on the day of the event. Refuses unknown rules, facts and days."""
    book = book or default_book()
    version = book.rule(rule_id).on(counted_from)
    return computed(version, counted_from, frozenset(facts), book)


def computed(version: RuleVersion, counted_from: date, facts: frozenset[str], book: Book) -> Deadline:
    calendar = book.calendar
    direction = version.direction
    readings = version.readings(facts)
    ends = tuple([end_of(reading, counted_from, direction, calendar) for reading in readings])
    first = ends[0]
    safe_on = first.due_on if len(ends) == 1 else min([end.due_on for end in ends])
    if direction is Direction.BEFORE:
        # A notice may be given on a day off, but an office that counts on it is late: the safe day is worked.
        safe_on = calendar.roll_back(safe_on)
    last = max(counted_from, first.due_on)
    return Deadline(
        version.rule,
        version.title,
        counted_from,
        first.due_on,
        safe_on,
        first.unrolled_on,
        direction,
        version.in_force_from,
        first.cite,
        version.confidence,
        last >= calendar.provisional_from,
        ends,
        tuple(sorted(facts)),
        book.version,
        version,
        calendar,
    )
