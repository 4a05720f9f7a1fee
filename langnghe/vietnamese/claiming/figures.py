"""The figures of a text: number, what is counted, qualifier; a number that counts nothing known stays bare."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from langnghe.vietnamese.claiming import names
from langnghe.vietnamese.claiming.spoken import read_words, spoken_numbers
from langnghe.vietnamese.claiming.units import any_noun, unit_after
from langnghe.vietnamese.numerals import MOST_DIGITS, Qualifier, read_digits
from langnghe.vietnamese.qualifiers import further_after, qualifier_after, qualifier_before, scale_after

# Every repetition is possessive: a wall of digits, points or slashes is read once.
_NUMBER = re.compile(
    r"\d(?<![\w.,/]\d)(?:\d{0,2}+(?: \d{3}(?!\w|[.,/]\d))++|\d*+(?:[.,]\d++)*+)(?:/\d++(?:[.,]\d{3}(?!\d))*+)?+(?!\w|/|-[^\W\d_])"
)
_AFTER = re.compile(r"\s?(%)|\s\(([^\W\d_]{2,7}(?:\s[^\W\d_]{2,7}){0,9})\)")
_GROUPED = re.compile(r"(.*\d)?[.,]\d{3}")
# “nhiều hơn 12 lượt so với cùng kỳ” is a difference of twelve.
_SO_MUCH_MORE = re.compile(r"(?:nhiều|cao|ít|thấp)\s{1,3}hơn\s", re.IGNORECASE)
_COMPARED = frozenset({Qualifier.MORE_THAN, Qualifier.LESS_THAN})
_PER = re.compile(r"/[^\W\d_]|\s(?:mỗi|một)\s(?:ngày|tuần|tháng|quý|năm|người|hộ)(?!\w)", re.IGNORECASE)


class Figure(NamedTuple):
    """A number in the plain text: `start` with its qualifier, `at` without; `of` is the whole in 161/201."""

    start: int
    at: int
    end: int
    value: int | Decimal
    of: int | None
    unit: str
    noun: str
    qualifier: Qualifier
    figures: str
    warnings: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.qualifier is Qualifier.EXACT


def find_figures(text: str) -> list[Figure]:
    """All numbers that are no names, those in words among them, in order."""
    written = list(_in_figures(text))
    said = list(_said(text))
    if not said:
        return written
    taken = {figure.at for figure in written}
    return sorted(
        [*written, *(figure for figure in said if figure.at not in taken)], key=lambda figure: figure.at
    )


def _in_figures(text: str) -> Iterator[Figure]:
    end = 0
    for match in _NUMBER.finditer(text):
        # In “2 tỷ 500 triệu đồng” the second number is a part of the first.
        if match.start() >= end and (figure := _written(text, match)) is not None:
            end = figure.end
            yield figure


def _written(text: str, match: re.Match[str]) -> Figure | None:
    figures = match[0]
    if len(figures) > 2 * MOST_DIGITS or _is_a_name(text, match.start(), figures):
        return None
    after = _AFTER.match(text, match.end())
    if after and after[1]:
        return _of_percent(text, match, after.end()) if "/" not in figures else None
    figure = _counting(text, match, after.end() if after else match.end())
    if figure and after:
        return figure._replace(warnings=_misspelled(after[2], figure.value))
    return figure


def _is_a_name(text: str, at: int, figures: str) -> bool:
    """Codes, years, days, telephone numbers, articles, places in a list."""
    if figures[0] == "0" and len(figures) > 3 and figures.isdigit():
        return True
    before = text[at - 1 : at]
    if before == "-" and text[at - 2 : at - 1].isalnum() and not text[at - 2].isdigit():
        return True
    if names.looks_like_a_year(figures) and names.is_of_years(text, at):
        return True
    if "/" in figures and names.may_be_a_day(figures) and names.is_of_a_day(text, at):
        return True
    return names.is_named(text, at, figures)


def _of_percent(text: str, match: re.Match[str], end: int) -> Figure | None:
    value = read_percent(match[0])
    if value is None:
        return None
    at = match.start()
    start, qualifier = qualifier_before(text, at)
    if text[start:at].strip().lower() == "vượt":
        start, qualifier = at, Qualifier.EXACT
    qualifier = qualifier_after(text, end) if qualifier is Qualifier.EXACT else qualifier
    return Figure(start, at, end, value, None, "percent", "%", qualifier, match[0])


def read_percent(figures: str) -> int | Decimal | None:
    """85,125 % has three decimals; 85.125 people are thousands."""
    if figures.isdigit():
        return int(figures) if len(figures) < 7 else None
    if re.fullmatch(r"\d{1,3}[.,]\d{1,6}", figures):
        return Decimal(figures.replace(",", "."))
    read = read_digits(figures)
    return read[0] if read else None


def _counting(text: str, match: re.Match[str], end: int) -> Figure | None:
    part, slash, whole = match[0].partition("/")
    value = _count(part)
    of = _count(whole) if slash else None
    if value is None or (slash and not isinstance(of, int)):
        return None
    counted = unit_after(text, end)
    is_round = False
    if counted is None:
        end, scale, added = _scale(text, end)
        if scale > 1:
            is_round, value, counted = True, _scaled(value, scale) + added, unit_after(text, end)
    at = match.start()
    start, qualifier = qualifier_before(text, at)
    if counted is None and (is_round or start < at or _GROUPED.fullmatch(part)):
        counted = any_noun(text, end)
    end, unit, noun = counted or (end, "", "")
    if unit and qualifier is Qualifier.EXACT:
        qualifier = qualifier_after(text, end)
    elif (
        unit
        and qualifier in _COMPARED
        and _SO_MUCH_MORE.match(text, start)
        and "so với" in text[end : end + 16]
    ):
        start, qualifier = at, Qualifier.EXACT
    return Figure(start, at, end, value, int(of) if of is not None else None, unit, noun, qualifier, part)


def _count(figures: str) -> int | Decimal | None:
    if figures.isdigit() and len(figures) <= MOST_DIGITS:
        return int(figures)
    read = read_digits(figures.replace(" ", "."))
    return read[0] if read else None


def _scale(text: str, at: int) -> tuple[int, int, int]:
    """Where the scale ends, what it multiplies by, and what its smaller scales add (2 tỷ 500 triệu)."""
    end, scale = scale_after(text, at)
    if scale == 1:
        return at, 1, 0
    end, added = further_after(text, end, scale)
    return end, scale, added


def _scaled(value: int | Decimal, scale: int) -> int | Decimal:
    scaled = value * scale
    return int(scaled) if scaled == int(scaled) else scaled


def _misspelled(spelled: str, value: int | Decimal) -> tuple[str, ...]:
    """“05 (năm) vụ”: the words repeat the figures."""
    words = read_words(spelled.lower().split())
    return () if words is None or words == value else (f"bằng số là {value}, bằng chữ là {words}",)


def _said(text: str) -> Iterator[Figure]:
    for at, end, value in spoken_numbers(text):
        counted = unit_after(text, end)
        # “hai quyết định”, “hai bên”: in running text small numbers of anything else say little.
        if counted is not None and counted[1] != "other" and not names.is_named(text, at, str(value)):
            start, qualifier = qualifier_before(text, at)
            qualifier = qualifier_after(text, counted[0]) if qualifier is Qualifier.EXACT else qualifier
            yield Figure(start, at, counted[0], value, None, counted[1], counted[2], qualifier, "")


def is_each(text: str, figure: Figure) -> bool:
    """“20 lượt/ngày”, “5 lượt mỗi ngày”."""
    return _PER.match(text, figure.end) is not None
