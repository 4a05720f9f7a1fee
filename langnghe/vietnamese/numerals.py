"""One number in figures: what its points and commas mean, and how to write it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

# More than anybody counts; a wall of digits is not a number.
MOST_DIGITS = 18
_DECIMAL = re.compile(rf"(\d{{1,{MOST_DIGITS}}})([.,])(\d{{1,{MOST_DIGITS}}})")
_GROUPED = re.compile(r"([1-9]\d{0,2}(?:([.,])\d{3})(?:\2\d{3}){0,4})(?:(?!\2)[.,](\d{1,18}))?")


class Qualifier(StrEnum):
    """How exactly a number is meant."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    ABOUT = "about"
    LESS_THAN = "less_than"


class Separators(StrEnum):
    """Which habit of writing a number follows; figures without point or comma follow neither."""

    PLAIN = "plain"
    VIETNAMESE = "vietnamese"
    ENGLISH = "english"


@dataclass(frozen=True)
class Number:
    """A number read: its value, how it is qualified, the whole it is part of (161/201), and how it was written."""

    value: int | Decimal
    qualifier: Qualifier = Qualifier.EXACT
    of: int | None = None
    each: bool = False
    separators: Separators = Separators.PLAIN


def read_digits(figures: str, habit: Separators | None = None) -> tuple[int | Decimal, Separators] | None:
    """None where the points and commas fit no number: 1.16.6 or 1,2,3."""
    if not figures.isascii():
        return None
    if figures.isdigit():
        return (int(figures), Separators.PLAIN) if len(figures) <= MOST_DIGITS else None
    grouped = _GROUPED.fullmatch(figures)
    # 1,166: three figures after one sign are thousands, unless the text is known to use the sign otherwise.
    if grouped and habit in {None, _habit(grouped=grouped[2])}:
        whole = grouped[1].replace(grouped[2], "")
        return Decimal(f"{whole}.{grouped[3]}") if grouped[3] else int(whole), _habit(grouped=grouped[2])
    decimal = _DECIMAL.fullmatch(figures)
    if decimal:
        separators = Separators.VIETNAMESE if decimal[2] == "," else Separators.ENGLISH
        if habit in {None, separators}:
            return Decimal(f"{decimal[1]}.{decimal[3]}"), separators
    return None


def _habit(*, grouped: str) -> Separators:
    return Separators.VIETNAMESE if grouped == "." else Separators.ENGLISH


def format_number(number: int | Decimal) -> str:
    """1166 is written 1.166 and 1.5 is written 1,5; one zero more keeps 1,1660 from being read as a thousand."""
    whole, _, part = f"{number:,f}".partition(".")
    part = part.rstrip("0")
    if len(part) == 3 and whole.lstrip("-") != "0":
        part += "0"
    if not part and whole == "-0":
        whole = "0"
    return whole.replace(",", ".") + (f",{part}" if part else "")
