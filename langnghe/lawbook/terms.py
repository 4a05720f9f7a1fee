"""Lengths of time as the law writes them: a number and a unit."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from langnghe.lawbook.errors import BadTerm


class Unit(StrEnum):
    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    HOURS = "hours"
    MONTHS = "months"
    YEARS = "years"


class Direction(StrEnum):
    AFTER = "after"
    BEFORE = "before"


VIETNAMESE_UNITS = {
    Unit.CALENDAR_DAYS: "ngày",
    Unit.WORKING_DAYS: "ngày làm việc",
    Unit.HOURS: "giờ",
    Unit.MONTHS: "tháng",
    Unit.YEARS: "năm",
}
PATTERN = re.compile(r"([1-9]\d{0,3}) (calendar days?|working days?|hours?|months?|years?)")
HOURS_A_DAY = 24
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Term:
    """`30 calendar days`, `7 working days`."""

    number: int
    unit: Unit

    def __str__(self) -> str:
        name = str(self.unit)
        return f"{self.number} {name[:-1] if self.number == 1 else name}"

    def in_vietnamese(self) -> str:
        return f"{self.number} {VIETNAMESE_UNITS[self.unit]}"


def parse_term(text: object) -> Term:
    """Read `10 working days`; refuse every other writing."""
    match = PATTERN.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise BadTerm(
            f"Không đọc được thời hạn “{text}”; hãy viết như “10 working days”.",
            f"The term “{text}” cannot be read; write it like “10 working days”.",
        )
    unit = match[2] if match[2].endswith("s") else match[2] + "s"
    return Term(int(match[1]), Unit(unit))


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day (civil-code-2015/148.3)."""
    month = day.month - 1 + months
    year, month = day.year + month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def plain_end(day: date, term: Term, sign: int) -> date:
    """The unrolled end of a term that does not ask which days are worked."""
    if term.unit is Unit.MONTHS:
        return add_months(day, sign * term.number)
    if term.unit is Unit.YEARS:
        return add_months(day, sign * term.number * MONTHS_A_YEAR)
    if term.unit is Unit.HOURS:
        return day + timedelta(days=sign * (term.number // HOURS_A_DAY))
    return day + timedelta(days=sign * term.number)
