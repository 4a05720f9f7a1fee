"""Statutory tables: their columns and the sums that must hold in every row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.errors import WrongKind
from langnghe.lawbook.model import Citation, Confidence, Kind

FIELD = "stat"


@dataclass(frozen=True, slots=True)
class Check:
    """One column equals the sum of others."""

    total: int
    parts: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.total} = {' + '.join(map(str, self.parts))}"


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that does not hold, with both sides."""

    check: Check
    stated: int
    summed: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table by the text in force on a day."""

    rule: str
    title: str
    columns: Mapping[int, str]
    checks: tuple[Check, ...]
    cite: Citation
    confidence: Confidence

    def failures(self, row: Mapping[int, int]) -> list[Failure]:
        """The checks that a row breaks; a column left out counts as zero."""
        found = []
        for check in self.checks:
            stated, summed = row.get(check.total, 0), sum(row.get(part, 0) for part in check.parts)
            if stated != summed:
                found.append(Failure(check, stated, summed))
        return found


def parse_check(text: str) -> Check:
    total, _, parts = text.partition(" = ")
    return Check(int(total), tuple(int(part) for part in parts.split(" + ")))


def tables_on(on: date, *, book: Book | None = None) -> list[Table]:
    """Every table that a text prescribes on a day."""
    chosen = book or default_book()
    held = [rule.id for rule in chosen.field_rules(FIELD) if any(one.holds_on(on) for one in rule.versions)]
    return [table(rule_id, on, book=chosen) for rule_id in held]


def table(rule_id: str, on: date, *, book: Book | None = None) -> Table:
    """The table in force on a day. Refuses a rule that is no table."""
    version = (book or default_book()).on(rule_id, on)
    if version.kind is not Kind.TABLE:
        raise WrongKind(f"“{rule_id}” không phải là biểu thống kê.", f"“{rule_id}” is not a statutory table.")
    checks = tuple(parse_check(text) for text in version.data["checks"])
    return Table(rule_id, version.title, version.data["columns"], checks, version.cite, version.confidence)
