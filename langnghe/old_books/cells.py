"""One cell: read into what it means, or told what is wrong with it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from langnghe.old_books.reading import Sheet
from langnghe.vietnamese import LanguageError, parse_date

NUMBER = re.compile(r"(\d{1,7})(?:\s*/\s*(?:\D.*|(\d{4}).*))?")
OLDEST = date(2004, 1, 1)


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell; the value itself is not repeated, it may tell a name."""

    row: int
    column: str
    sentence: str


class Wrong(Exception):
    """A cell that cannot be read, with the sentence."""


Reader = Callable[[Any], Any]


def read_row(
    row: int, given: dict[str, Any], readers: Mapping[str, Reader]
) -> tuple[dict[str, Any], list[Problem]]:
    """Every cell of a row by its reader, and all that is wrong in it."""
    values: dict[str, Any] = {}
    wrong: list[Problem] = []
    for name, reader in readers.items():
        try:
            values[name] = reader(given.get(name, ""))
        except Wrong as error:
            wrong.append(Problem(row, name, str(error)))
    return values, wrong


def text_of(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def words(most: int, *, needed: bool = False) -> Reader:
    def read(cell: Any) -> str:
        text = text_of(cell)
        if needed and not text:
            raise Wrong(_("Ô này không được trống."))
        if len(text) > most:
            raise Wrong(_("Dài quá %(most)s ký tự.") % {"most": most})
        return text

    return read


def day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell)
    if not text:
        return None
    try:
        found = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else parse_date(text).date
    except (LanguageError, ValueError):
        found = None
    if found is None:
        raise Wrong(_("Không đọc được ngày; viết như 05/03/2024."))
    return found


def needed_day(cell: Any) -> date:
    found = day(cell)
    if found is None:
        raise Wrong(_("Ô này không được trống."))
    return found


def number(cell: Any) -> int | None:
    text = text_of(cell)
    if not text:
        return None
    found = NUMBER.fullmatch(text)
    if not found or int(found[1]) < 1:
        raise Wrong(_("Không đọc được số; viết như 128 hoặc 128/2024."))
    return int(found[1])


def people(most: int) -> Reader:
    def read(cell: Any) -> int:
        text = text_of(cell) or "1"
        if not text.isdecimal() or not 1 <= int(text) <= most:
            raise Wrong(_("Số người phải là số từ 1."))
        return int(text)

    return read


def twice(lines: Iterable[Any]) -> list[Problem]:
    """Numbers that stand on several lines of one year."""
    numbered = [line for line in lines if line.number]
    numbers = Counter((line.received_on.year, line.number) for line in numbered)
    return [
        Problem(line.row, "number", _("Số này có ở nhiều dòng của cùng năm."))
        for line in numbered
        if numbers[line.received_on.year, line.number] > 1
    ]


def rows_of(sheet: Sheet, mapping: Mapping[str, int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each filled row with the number that the spreadsheet shows beside it, and its cells by our columns."""
    for row, cells in enumerate(sheet.rows, start=sheet.first_row):
        if any(cell not in {None, ""} for cell in cells):
            yield row, {name: cells[at] if at < len(cells) else "" for name, at in mapping.items()}
