"""Table 01/TCD of a unit and a period: numbers, checks with their arithmetic, the text in force."""

from dataclasses import dataclass
from datetime import date

from langnghe import lawbook
from langnghe.figures import engine
from langnghe.lawbook import tables
from langnghe.reception import table_01
from langnghe.reception.models import Session, SessionState, Visit
from langnghe.rules.selectors import book_of
from langnghe.units.models import Unit


@dataclass(frozen=True)
class Cell:
    number: int
    name: str
    key: str
    value: int


@dataclass(frozen=True)
class Checked:
    """A check of the table with its numbers written in: “5 = 3 + 1 + 1”."""

    rule: str
    stated: int
    parts: str
    summed: int

    @property
    def holds(self) -> bool:
        return self.stated == self.summed


@dataclass(frozen=True)
class Filled:
    """`reported` is false where the register has no line in the period: then nothing is said, not even nought."""

    table: tables.Table
    cells: list[Cell]
    checks: list[Checked]
    untied: int
    reported: bool

    @property
    def verified(self) -> bool:
        return self.table.confidence == lawbook.Confidence.CONFIRMED


def table_01_of(unit: Unit, *, since: date, until: date) -> Filled:
    """By the text in force on the last day of the period."""
    table = tables.table(table_01.RULE, until, book=book_of(unit.pk))
    keys = [table_01.key_of(number) for number in table.columns]
    answers = engine.values([*keys, table_01.UNTIED], unit=unit.pk, since=since, until=until)
    cells = [
        Cell(number, name, key, answers[key].value)
        for (number, name), key in zip(table.columns.items(), keys, strict=True)
    ]
    row = {cell.number: cell.value for cell in cells}
    checks = [_checked(check, row) for check in table.checks]
    reported = any(row.values()) or _has_lines(unit, since, until)
    return Filled(table, cells, checks, answers[table_01.UNTIED].value, reported)


def _checked(check: tables.Check, row: dict[int, int]) -> Checked:
    parts = [row[part] for part in check.parts]
    return Checked(str(check), row[check.total], " + ".join(map(str, parts)), sum(parts))


def _has_lines(unit: Unit, since: date, until: date) -> bool:
    """A voided turn or a missed session is a line too: somebody kept the book."""
    visits = Visit.objects.filter(unit=unit, received_on__range=(since, until))
    sessions = Session.objects.filter(unit=unit, held_on__range=(since, until)).exclude(
        state=SessionState.PLANNED
    )
    return visits.exists() or sessions.exists()
