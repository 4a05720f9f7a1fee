"""Numbers as Vietnamese writes them: 1.166; 1,5; 05; hơn 300; 161/201; 1,5 triệu."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from langnghe.vietnamese.dates import find_dates
from langnghe.vietnamese.errors import NotANumber
from langnghe.vietnamese.numerals import (
    MOST_DIGITS,
    Number,
    Qualifier,
    Separators,
    format_number,
    read_digits,
)
from langnghe.vietnamese.qualifiers import (
    further_after,
    qualifier_after,
    qualifier_before,
    says_each,
    scale_after,
)
from langnghe.vietnamese.words import money_in_words, number_in_words

__all__ = [
    "FoundNumber",
    "Number",
    "Qualifier",
    "Separators",
    "find_numbers",
    "format_number",
    "money_in_words",
    "number_in_words",
    "parse_number",
]

# Not part of a word, a code, a range or a longer figure; the bounds stop a wall of digits.
_FIGURES = re.compile(
    rf"\d(?<![\w.,/-]\d)\d{{0,{MOST_DIGITS}}}(?:[.,]\d{{1,{MOST_DIGITS}}}){{0,6}}(?:/\d{{1,{MOST_DIGITS}}}(?:[.,]\d{{3}}){{0,4}})?"
    r"(?!\w|[.,/-]\w)"
)
_YEAR = re.compile(r"(?<!\w)(?:năm|nhiệm\s{1,3}kỳ|giai\s{1,3}đoạn)\s{1,3}\Z", re.IGNORECASE)


@dataclass(frozen=True)
class FoundNumber:
    """A number in a text; the span covers its qualifier, its digits and its scale (triệu, tỷ)."""

    span: tuple[int, int]
    text: str
    number: Number

    @property
    def value(self) -> int | Decimal:
        return self.number.value

    @property
    def qualifier(self) -> Qualifier:
        return self.number.qualifier

    @property
    def of(self) -> int | None:
        return self.number.of


def parse_number(text: str, *, separators: Separators | None = None) -> Number:
    """Read one number. Both 1.166 and 1,166 are thousands, unless the habit of the text is given."""
    bare = " ".join(text.split())
    unsigned = bare.lstrip("-−") if bare[:2].strip("-−") else bare
    number = _read(re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", unsigned), separators)
    if number is not None and len(bare) - len(unsigned) < 2:
        value, of, separators_seen = number
        return Number(value if unsigned == bare else -value, of=of, separators=separators_seen)
    found = find_numbers(bare)
    if len(found) != 1 or found[0].span != (0, len(bare)):
        raise NotANumber(text)
    return found[0].number


def find_numbers(text: str) -> list[FoundNumber]:
    """Every number that may count something; the figures of dates, codes, years and clock times are left out."""
    return list(_found(text))


def _found(text: str) -> Iterator[FoundNumber]:
    days = iter([*(day.span for day in find_dates(text)), (len(text) + 1, len(text) + 1)])
    day = next(days)
    end = 0
    for match in _FIGURES.finditer(text):
        while day[1] <= match.start():
            day = next(days)
        if match.start() >= end and match.end() <= day[0]:
            found = _one(text, match)
            if found is not None:
                end = found.span[1]
                yield found


def _one(text: str, match: re.Match[str]) -> FoundNumber | None:
    number = _read(match[0])
    if number is None or _is_year(text, match) or _is_telephone(match[0]):
        return None
    start, qualifier = qualifier_before(text, match.start())
    end, scale = scale_after(text, match.end())
    end, added = further_after(text, end, scale)
    if qualifier is Qualifier.EXACT:
        qualifier = qualifier_after(text, end)
    value, of, separators = number
    found = Number(_scaled(value, scale) + added, qualifier, of, says_each(text, start), separators)
    return FoundNumber((start, end), text[start:end], found)


def _read(
    figures: str, habit: Separators | None = None
) -> tuple[int | Decimal, int | None, Separators] | None:
    part, slash, whole = figures.partition("/")
    number = read_digits(part, habit)
    if number is None or not slash:
        return number and (number[0], None, number[1])
    of = read_digits(whole, habit)
    return (number[0], of[0], number[1]) if of and isinstance(of[0], int) else None


def _is_year(text: str, match: re.Match[str]) -> bool:
    looks = len(match[0]) == 4 and match[0][:2] in {"18", "19", "20", "21"}
    return looks and _YEAR.search(text, max(0, match.start() - 12), match.start()) is not None


def _is_telephone(figures: str) -> bool:
    return figures[0] == "0" and figures.isdigit() and len(figures) > 7


def _scaled(value: int | Decimal, scale: int) -> int | Decimal:
    if scale == 1:
        return value
    scaled = value * scale
    return int(scaled) if scaled == int(scaled) else scaled
