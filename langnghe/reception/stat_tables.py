"""The statutory tables that the desk fills in: which figure stands in which column, which lines are its register."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from langnghe.petitions import complaint_results, processing_tables
from langnghe.petitions.models import Petition
from langnghe.reception import table_01
from langnghe.reception.selectors.balances import lines_within
from langnghe.units.models import Unit

Lines = Callable[[Unit, date, date], int]


@dataclass(frozen=True)
class StatTable:
    """`keys` is column → figure; a column without one is in no register here and stays unknown.

    Without `lines` in a period nobody kept the register, and nothing is said. `apart` is counted beside the table,
    `note` says in which measures it counts.
    """

    rule: str
    keys: Mapping[int, str]
    lines: Lines
    apart: str = ""
    note: "str | Promise" = ""
    has_balances: bool = False

    @property
    def code(self) -> str:
        """“01/TCD”, as people call it."""
        return self.rule.removeprefix("stat.").replace("_", "/")


def _petitions(unit: Unit, _since: date, until: date) -> int:
    """A register of petitions is kept from its first line on: then a quarter without a complaint is a nought."""
    return Petition.objects.filter(unit=unit, received_on__lte=until).count()


TABLES = {
    "01-tcd": StatTable(
        table_01.RULE,
        {number: figure.key for number, figure in enumerate(table_01.COLUMNS, start=1)},
        lines_within,
        apart=table_01.UNTIED,
        has_balances=True,
    ),
    "02-xld": StatTable(
        processing_tables.COMPLAINTS.rule,
        processing_tables.COMPLAINTS.keys,
        _petitions,
        note=processing_tables.NOTE,
    ),
    "04-xld": StatTable(
        processing_tables.RECOMMENDATIONS.rule,
        processing_tables.RECOMMENDATIONS.keys,
        _petitions,
        note=processing_tables.NOTE,
    ),
    "01-kqgq": StatTable(
        complaint_results.RULE, complaint_results.KEYS, _petitions, note=complaint_results.NOTE
    ),
}
