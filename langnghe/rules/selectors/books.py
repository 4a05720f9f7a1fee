"""The book of one unit: the law with what the unit confirmed, made stricter, or took off the calendar."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from langnghe import lawbook
from langnghe.kernel.trips import Statement, together
from langnghe.lawbook.added import AddedDay, DayKind, with_days
from langnghe.lawbook.calendars import YearOfDays
from langnghe.lawbook.local import confirmed, replaced, restored
from langnghe.lawbook.model import Duty
from langnghe.lawbook.terms import Term, Unit
from langnghe.rules.models import Confirmation, LocalDayOff, LocalRule, Measure

Marks = Sequence[datetime | None]
TABLES = [one._meta.db_table for one in (Confirmation, LocalRule, LocalDayOff)]  # noqa: SLF001 - Django's documented name
# Asked with every term of every petition, so it is written once and not put together each time.
NEWEST = ", ".join(f"(SELECT max(at) FROM {name} WHERE unit_id = %s)" for name in TABLES)  # noqa: S608 - names of ours
DUTIES = {Measure.EACH_WEEK: "week", Measure.EACH_MONTH: "month"}


def book_of(unit_code: str, marks: Marks | None = None) -> lawbook.Book:
    """The law as it holds for this unit; one question, and none more while the unit adds nothing.

    `marks` is what `marks_of` gave where somebody has asked it already, in the same transaction.
    """
    if marks is None:
        (marks,) = together(marks_of(unit_code))
    return _built(unit_code, tuple(marks)) if any(marks) else lawbook.default_book()


def marks_of(unit_code: str) -> Statement:
    """Asks for the moments of the newest row of each table, so that a kept book is never older than the rows."""
    return f"SELECT ARRAY[{NEWEST}]", [unit_code] * len(TABLES)


@lru_cache(maxsize=256)
def _built(unit_code: str, _marks: tuple[datetime | None, ...]) -> lawbook.Book:
    base = lawbook.default_book()
    rows: list[Confirmation | LocalRule] = [
        *Confirmation.objects.filter(unit=unit_code, takes_back__isnull=True, taken_back_by__isnull=True),
        *LocalRule.objects.filter(unit=unit_code),
    ]
    local: dict[str, lawbook.Rule] = {}
    for row in sorted(rows, key=lambda one: (one.since, one.at)):
        try:
            law = base.rule(row.rule)
            local[row.rule] = with_row(local.get(row.rule, law), law, row)
        except lawbook.LawError:
            # A newer text of the law is as strict as the local rule, or the rule is gone: the law stands.
            continue
    return base.adapted(local, _notices(base, unit_code))


def with_row(rule: lawbook.Rule, law: lawbook.Rule, row: Confirmation | LocalRule) -> lawbook.Rule:
    """The rule after one row; the lawbook refuses what is looser or has no citation."""
    cite = lawbook.Citation("local", "", row.cite)
    if isinstance(row, Confirmation):
        held = rule.on(row.since)
        told = lawbook.Citation(held.cite.source, held.cite.article, row.cite)
        return confirmed(rule, on=row.since, by=row.person, cite=told)
    if row.number is None:
        return restored(rule, law, on=row.since)
    term = term_of(row.number, row.measure)
    facts = None if isinstance(term, Duty) else row.facts
    return replaced(rule, on=row.since, term=term, by=row.person, cite=cite, facts=facts, law=law)


def term_of(number: int, measure: str) -> Term | Duty:
    """The number of a local rule as the lawbook writes it."""
    if measure in DUTIES:
        return Duty(number, DUTIES[Measure(measure)])
    return Term(number, Unit(measure))


def _notices(base: lawbook.Book, unit_code: str) -> dict[int, YearOfDays]:
    rows = LocalDayOff.objects.filter(unit=unit_code, takes_back__isnull=True, taken_back_by__isnull=True)
    by_year: dict[int, list[AddedDay]] = defaultdict(list)
    for row in rows.order_by("at"):
        by_year[row.day.year].append(added_day(row))
    return {year: with_days(base.year(year), days) for year, days in by_year.items()}


def added_day(row: LocalDayOff) -> AddedDay:
    english = f"by notice: {row.name}"
    return AddedDay(row.day, DayKind(row.kind), row.name, english, row.worked_on, row.completes_year)
