"""Asking the law as it holds for a unit: every answer is the lawbook's, every refusal a sentence."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from langnghe import lawbook
from langnghe.kernel.errors import Refusal
from langnghe.lawbook.schedule_rules import ScheduleRule
from langnghe.rules.selectors.books import Marks, book_of
from langnghe.units.models import Unit

Answer = TypeVar("Answer")


def _answered(unit: Unit, answer: Callable[[lawbook.Book], Answer], marks: Marks | None = None) -> Answer:
    try:
        return answer(book_of(unit.pk, marks))
    except lawbook.LawError as error:
        raise Refusal(str(error), instead=f"{unit.name}") from error


def deadline(
    rule_id: str,
    *,
    unit: Unit,
    counted_from: date,
    facts: Iterable[str] = (),
    marks: Marks | None = None,
) -> lawbook.Deadline:
    """The due date of a rule for this unit, by its stricter term and its calendar where it has them.

    `marks` is what `selectors.marks_of(unit)` gave where it was asked beside something else.
    """
    return _answered(
        unit, lambda book: lawbook.deadline(rule_id, counted_from, facts=facts, book=book), marks
    )


def rule(rule_id: str, *, unit: Unit, on: date) -> lawbook.RuleVersion:
    return _answered(unit, lambda book: lawbook.rule(rule_id, on, book=book))


def governing(rule_id: str, *, unit: Unit, event_on: date, asked_on: date) -> lawbook.RuleVersion:
    """The version that governs a case of this unit still undecided on `asked_on`."""
    return _answered(
        unit, lambda book: lawbook.governing(rule_id, event_on=event_on, asked_on=asked_on, book=book)
    )


def clock(rule_id: str, *, unit: Unit, on: date, facts: Iterable[str] = ()) -> lawbook.Clock:
    """A running term of this unit, which can be extended, suspended, resumed and ended."""
    return _answered(unit, lambda book: lawbook.Clock.accept(rule_id, on, facts=facts, book=book))


def duty(office: str, *, unit: Unit, since: date, until: date) -> list[lawbook.DutyPeriod]:
    """The days of reception that this unit's office owed, by a stricter local duty where it has one."""
    return _answered(unit, lambda book: lawbook.duty(office, since, until, book=book))


def required_days(office: str, *, unit: Unit, since: date, until: date) -> int:
    return sum(period.required_days for period in duty(office, unit=unit, since=since, until=until))


def workdays(*, unit: Unit, since: date, until: date) -> list[lawbook.Workday]:
    """Each day with whether this unit works on it, and why."""
    return _answered(unit, lambda book: lawbook.workdays(since, until, book=book))


def schedule_dates(
    planned: ScheduleRule, *, unit: Unit, since: date, until: date, roll: str
) -> list[lawbook.PlannedDate]:
    """The dates of a schedule of this unit, moved off its days off."""
    return _answered(unit, lambda book: lawbook.schedule_dates(planned, since, until, roll, book=book))
