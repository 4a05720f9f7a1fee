"""A statutory table of a unit and a period: numbers, checks with their arithmetic, the text in force."""

from dataclasses import dataclass
from datetime import date

from langnghe import lawbook
from langnghe.figures import engine
from langnghe.lawbook import tables
from langnghe.reception.selectors.balances import Checked, Opening, checks_of, opening_of, table_of
from langnghe.reception.stat_tables import StatTable
from langnghe.units.models import Unit


@dataclass(frozen=True)
class Cell:
    """One column; without a key no register holds it. `opening` is how much of its value the paper register counted."""

    number: int
    name: str
    key: str
    value: int | None
    opening: int


@dataclass(frozen=True)
class Filled:
    """`reported` is false where the register has no line in the period: then nothing is said, not even nought."""

    table: tables.Table
    cells: list[Cell]
    checks: list[Checked]
    untied: int | None
    reported: bool
    opening: Opening
    note: str

    @property
    def verified(self) -> bool:
        return self.table.confidence == lawbook.Confidence.CONFIRMED

    @property
    def unknown(self) -> list[Cell]:
        return [cell for cell in self.cells if not cell.key]


def fill(stat: StatTable, unit: Unit, *, since: date, until: date) -> Filled:
    """By the text in force on the last day of the period; what the paper register counted is added and told apart."""
    table = table_of(stat.rule, unit, until)
    wanted = [*stat.keys.values(), *([stat.apart] if stat.apart else [])]
    answers = engine.values(wanted, unit=unit.pk, since=since, until=until)
    opening = opening_of(unit, stat.rule, since=since, until=until)
    cells = [
        _cell(number, name, stat.keys.get(number, ""), answers, opening.of(number))
        for number, name in table.columns.items()
    ]
    checks = checks_of(table, {cell.number: cell.value or 0 for cell in cells})
    told = bool(opening.added) or any(cell.value for cell in cells)
    untied = answers[stat.apart].value if stat.apart else None
    return Filled(
        table, cells, checks, untied, told or bool(stat.lines(unit, since, until)), opening, str(stat.note)
    )


def _cell(number: int, name: str, key: str, answers: dict[str, engine.Answer], opening: int) -> Cell:
    return Cell(number, name, key, answers[key].value + opening if key else None, opening)
