"""Table 01/TCD of a unit and a period: numbers, checks with their arithmetic, the text in force."""

from dataclasses import dataclass
from datetime import date

from langnghe import lawbook
from langnghe.figures import engine
from langnghe.lawbook import tables
from langnghe.reception import table_01
from langnghe.reception.selectors.balances import Checked, Opening, checks_of, lines_within, opening_of
from langnghe.rules.selectors import book_of
from langnghe.units.models import Unit


@dataclass(frozen=True)
class Cell:
    """One column; `opening` is how much of its value the paper register counted."""

    number: int
    name: str
    key: str
    value: int
    opening: int


@dataclass(frozen=True)
class Filled:
    """`reported` is false where the register has no line in the period: then nothing is said, not even nought."""

    table: tables.Table
    cells: list[Cell]
    checks: list[Checked]
    untied: int
    reported: bool
    opening: Opening

    @property
    def verified(self) -> bool:
        return self.table.confidence == lawbook.Confidence.CONFIRMED


def table_01_of(unit: Unit, *, since: date, until: date) -> Filled:
    """By the text in force on the last day of the period; what the paper register counted is added and told apart."""
    table = tables.table(table_01.RULE, until, book=book_of(unit.pk))
    keys = [table_01.key_of(number) for number in table.columns]
    answers = engine.values([*keys, table_01.UNTIED], unit=unit.pk, since=since, until=until)
    opening = opening_of(unit, table_01.RULE, since=since, until=until)
    cells = [
        Cell(number, name, key, answers[key].value + opening.of(number), opening.of(number))
        for (number, name), key in zip(table.columns.items(), keys, strict=True)
    ]
    checks = checks_of(table, {cell.number: cell.value for cell in cells})
    reported = (
        bool(opening.added) or any(cell.value for cell in cells) or bool(lines_within(unit, since, until))
    )
    return Filled(table, cells, checks, answers[table_01.UNTIED].value, reported, opening)
