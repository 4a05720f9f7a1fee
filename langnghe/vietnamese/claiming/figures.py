"""The figures of a text: number, what is counted, qualifier; a number that counts nothing known stays bare."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from langnghe.vietnamese.claiming import names
from langnghe.vietnamese.claiming.names import looks_like_a_year
from langnghe.vietnamese.claiming.qualified import last_word, qualified
from langnghe.vietnamese.claiming.spoken import spoken_numbers
from langnghe.vietnamese.claiming.units import AREAS, any_noun, unit_after
from langnghe.vietnamese.claiming.values import misspelled, read_count, read_percent, scaled
from langnghe.vietnamese.numerals import MOST_DIGITS, Qualifier
from langnghe.vietnamese.qualifiers import LAST_WORDS

# Every repetition is possessive: a wall of digits, points or slashes is read once.
_NUMBER = re.compile(
    r"\d(?<![\w.,]\d)(?<!\d/\d)(?:\d{0,2}+(?: \d{3}(?!\w|[.,/]\d))++|\d*+(?:[.,]\d++)*+)(?:/\d++(?:[.,]\d{3}(?!\d))*+)?+"
    r"(?!(?!(?:m2|m²|ha|km|đơn|lượt|người|vụ|đoàn|buổi|hộ|đồng)(?!\w))\w|/(?!\d)|-[^\W\d_])"
)
_AFTER = re.compile(r"\s?(%)|\s\(([^\W\d_]{2,7}(?:\s[^\W\d_]{2,7}){0,9})\)")
_OPENS_AFTER = ("%", " %", " (")
_GROUPED = re.compile(r"(.*\d)?[.,]\d{3}")
_PER = re.compile(r"/[^\W\d_]|\s(?:mỗi|một)\s(?:ngày|tuần|tháng|quý|năm|người|hộ)(?!\w)", re.IGNORECASE)
# “hai mươi buổi ấy” points back at a figure and states none.
_SAID_BEFORE = re.compile(r"\s(?:ấy|này|đó|kia|nói trên)(?!\w)")


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
        if match.start() < end or not _may_begin(text, match.start(), end):
            continue
        figure = _written(text, match)
        if figure is not None:
            end = figure.end
            yield figure


def _may_begin(text: str, at: int, end: int) -> bool:
    """After “/” only where a counted figure ends: “866 lượt/964 người”, “176 đơn (…)/221 đơn”."""
    if text[at - 1 : at] != "/":
        return True
    return 0 < end < at and (at - end) < 4 and not text[end : at - 1].strip(" )")


def _written(text: str, match: re.Match[str]) -> Figure | None:
    figures, at = match[0], match.start()
    word = last_word(text, at)
    after = _AFTER.match(text, match.end()) if text.startswith(_OPENS_AFTER, match.end()) else None
    if after and after[1]:
        return _of_percent(text, match, after.end(), word) if "/" not in figures else None
    if len(figures) > 2 * MOST_DIGITS or _is_a_name(text, at, figures, word):
        return None
    if after is None:
        return _counting(text, match, match.end(), word)
    figure = _counting(text, match, after.end(), word)
    return figure._replace(warnings=misspelled(after[2], figure.value)) if figure else None


def _is_a_name(text: str, at: int, figures: str, word: str) -> bool:
    """Codes, years, days, telephone numbers, articles, places in a list."""
    if figures[0] == "0" and len(figures) > 3 and figures.isdigit():
        return True
    if _is_glued(text, at):
        return True
    if looks_like_a_year(figures) and names.is_of_years(text, at, word):
        return True
    if "/" in figures and names.is_a_day(figures, word):
        return True
    return names.is_named(text, at, figures, word)


def _is_glued(text: str, at: int) -> bool:
    """COVID-19."""
    return text[at - 1 : at] == "-" and text[at - 2 : at - 1].isalpha()


def _of_percent(text: str, match: re.Match[str], end: int, word: str) -> Figure | None:
    value = read_percent(match[0])
    if value is None or _is_glued(text, match.start()):
        return None
    # “vượt 12 %” is twelve more, not more than twelve.
    start, qualifier = qualified(text, match.start(), end, "" if word == "vượt" else word)
    return Figure(start, match.start(), end, value, None, "percent", "%", qualifier, match[0])


def _counting(text: str, match: re.Match[str], end: int, word: str) -> Figure | None:
    part, slash, whole = match[0].partition("/")
    value = read_count(part)
    of = read_count(whole) if slash else None
    if value is None or (slash and not isinstance(of, int)):
        return None
    at = match.start()
    counted = unit_after(text, end)
    if counted and counted[2] in AREAS and len(part) > 3 and part.isdigit():
        return None  # “Tổng đài 1022 tỉnh …”: nobody counts provinces by the thousand.
    if counted is None:
        scale_end, value = scaled(text, end, value)
        counted = unit_after(text, scale_end) if scale_end > end else None
        if counted is None and (scale_end > end or word in LAST_WORDS or _GROUPED.fullmatch(part)):
            counted = any_noun(text, scale_end)
        end = scale_end
    end, unit, noun = counted or (end, "", "")
    start, qualifier = qualified(text, at, end, word)
    return Figure(start, at, end, value, int(of) if of is not None else None, unit, noun, qualifier, part)


def _said(text: str) -> Iterator[Figure]:
    for at, end, value in spoken_numbers(text):
        counted = unit_after(text, end)
        word = last_word(text, at)
        # “hai quyết định”, “hai bên”: in running text small numbers of anything else say little.
        if counted is None or counted[1] == "other" or names.is_named(text, at, str(value), word):
            continue
        if _SAID_BEFORE.match(text, counted[0]):
            continue
        start, qualifier = qualified(text, at, counted[0], word)
        yield Figure(start, at, counted[0], value, None, counted[1], counted[2], qualifier, "")


def is_each(text: str, figure: Figure) -> bool:
    """“20 lượt/ngày”, “5 lượt mỗi ngày”."""
    return text.startswith(("/", " m"), figure.end) and _PER.match(text, figure.end) is not None
