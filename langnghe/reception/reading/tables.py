"""Rows of a table: the columns by their heading, or by what stands in them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from langnghe.reception.reading import patterns, receivers
from langnghe.reception.reading.model import Hours
from langnghe.vietnamese import fold


class Column(StrEnum):
    NUMBER = "number"
    MONTH = "month"
    NAME = "name"
    OFFICE = "office"
    DAYS = "days"
    HOURS = "hours"
    PLACE = "place"
    WEEKDAY = "weekday"
    NOTE = "note"


_HEADS = (
    (r"^(?:stt|tt|so tt|so thu tu)$", Column.NUMBER),
    (r"^thang(?: nam)?$", Column.MONTH),
    (r"^(?:ghi chu|noi dung|thanh phan).*", Column.NOTE),
    (r"^(?:chuc vu|chuc danh)", Column.OFFICE),
    (r"^(?:ho (?:va )?ten|nguoi tiep|lanh dao|nguoi chu tri|can bo|dong chi|chu tri|co quan)", Column.NAME),
    (r"^(?:dia diem|noi tiep)", Column.PLACE),
    (r"^thu(?: trong tuan)?$", Column.WEEKDAY),
    (r"^(?:gio|buoi)", Column.HOURS),
    (r"^(?:ngay|cac ngay|lich|thoi gian)", Column.DAYS),
)
_PLACE = re.compile(r"\b(?:phong|tru so|hoi truong|nha van hoa|so nha|duong)\b")


@dataclass
class Row:
    """One row: what its cells say."""

    year: int | None = None
    month: int | None = None
    receiver: str = ""
    days: str = ""
    hours: tuple[Hours, ...] = ()
    place: str = ""


def columns_of(cells: list[str]) -> tuple[Column, ...]:
    """The columns of a heading row; empty when this row is not a heading."""
    named = [_heading(cell) for cell in cells]
    known = {one for one in named if one}
    if len(known) == 1 or not known & {Column.DAYS, Column.MONTH} or any(_has_days(cell) for cell in cells):
        return ()
    return tuple(one or Column.NOTE for one in named)


def _has_days(cell: str) -> bool:
    return bool(re.search(r"\d{1,2}\s?[;,/]\s?\d", cell))


def _heading(cell: str) -> Column | None:
    folded = fold(cell).strip(" .:")
    return next((column for pattern, column in _HEADS if re.search(pattern, folded)), None)


Month = tuple[int, int | None]


def months_of(cells: list[str]) -> tuple[Month | None, ...]:
    """The months that head the columns of a table, two at least; None over the other columns."""
    matches = [patterns.MONTH.fullmatch(fold(cell).strip(" .:")) for cell in cells]
    months = tuple(
        (patterns.number(one["month"]), int(one["year"]) if one["year"] else None) if one else None
        for one in matches
    )
    return months if sum(one is not None for one in months) > 1 else ()


def receiver_beside(cells: list[str], months: tuple[Month | None, ...]) -> str:
    """Who receives in a row whose days stand under the months."""
    beside = [cell for cell, month in zip(cells, months, strict=True) if month is None]
    return ", ".join(cell for cell in beside if cell and not cell.strip(".").isdigit())


def row_of(cells: list[str], columns: tuple[Column, ...]) -> Row:
    named = (
        columns
        if len(columns) == len(cells)
        else tuple(_by_content(cell, at) for at, cell in enumerate(cells))
    )
    row = Row()
    for column, cell in zip(named, cells, strict=True):
        _take(row, column, cell)
    return row


def _take(row: Row, column: Column, cell: str) -> None:
    folded = fold(cell)
    if column == Column.MONTH:
        _month(row, folded)
    elif column in {Column.NAME, Column.OFFICE}:
        row.receiver = ", ".join(part for part in (row.receiver, cell) if part)
    elif column in {Column.DAYS, Column.WEEKDAY}:
        row.days = " ".join(
            part for part in (row.days, cell if column == Column.DAYS else f"({cell})") if part.strip("() ")
        )
        row.hours = row.hours or patterns.hours(folded)
    elif column == Column.HOURS:
        row.hours = patterns.hours(folded)
    elif column == Column.PLACE:
        row.place = cell


def _month(row: Row, folded: str) -> None:
    found = patterns.MONTH.search(folded) or patterns.SHORT_MONTH.match(folded)
    if found:
        row.month = patterns.number(found["month"])
        row.year = int(found["year"]) if found["year"] else row.year


def _by_content(cell: str, at: int) -> Column:
    folded = fold(cell).strip()
    if re.fullmatch(patterns.MONTH.pattern, folded) or re.fullmatch(r"t\d{1,2}(?:/20\d\d)?", folded):
        return Column.MONTH
    if at == 0 and re.fullmatch(r"\d{1,3}\.?", folded):
        return Column.NUMBER
    if patterns.hours(folded) and not re.search(r"\d", patterns.HOURS.sub("", folded)):
        return Column.HOURS
    if receivers.in_text(cell):
        return Column.OFFICE
    if (
        re.search(r"\d", folded)
        or patterns.EVERY_WEEK.search(folded)
        or patterns.EVERY_MONTH.search(folded)
        or patterns.weekdays(folded)
    ):
        return Column.DAYS
    return Column.PLACE if _PLACE.search(folded) else Column.NAME if at else Column.NOTE
