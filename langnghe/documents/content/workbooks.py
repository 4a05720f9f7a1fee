"""Tables in workbooks, read inside the sandbox: how far the cells reach is counted before anybody makes room for them."""

import json
import zipfile
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from langnghe.documents.content.told import Told

# A reader makes room for every cell between the first and the last: two cells in far corners are half a terabyte.
WIDEST, HIGHEST = 60, 6_000
MOST_TEXT = 20_000_000
LETTERS = 26
SHEETS = "xl/worksheets/"


def table(given: Path, out: Path) -> dict[str, Any]:
    """Every filled sheet, from its cell A1 on, as JSON."""
    data = given.read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith(SHEETS) and name.endswith(".xml"):
                _refuse_far(archive, name)
    found = _filled(data)
    if not found:
        raise Told("empty-table")
    if (
        sum(len(cell) for sheet in found for row in sheet for cell in row if isinstance(cell, str))
        > MOST_TEXT
    ):
        raise Told("text")
    out.write_text(json.dumps(found, ensure_ascii=False, default=_told), encoding="utf-8")
    return {"sheets": len(found)}


def _filled(data: bytes) -> list[list[list[Any]]]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        names = [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        sheets = (book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names)
        return [sheet for sheet in sheets if sheet]
    except (CalamineError, ValueError, OSError) as error:
        raise Told("no-table") from error


def _told(cell: Any) -> dict[str, str]:
    kinds = (datetime, date, time)
    kind = next((one for one in kinds if isinstance(cell, one)), None)
    return {kind.__name__: cell.isoformat()} if kind else {"str": str(cell)}


def _refuse_far(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a filled cell beyond the limits; an empty one that only carries a colour reaches nowhere."""
    place = ["", ""]

    def start(tag: str, attributes: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "row":
                place[:] = [attributes.get("r", ""), ""]
            case "c":
                place[1] = attributes.get("r", "")
            case "v" | "t" if _is_far(*place):
                raise Told("far")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        with archive.open(name) as sheet:
            parser.ParseFile(sheet)
    except expat.ExpatError as error:
        raise Told("no-table") from error


def _is_far(row: str, cell: str) -> bool:
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :] or row
    column = 0
    for sign in letters.upper():
        column = column * LETTERS + ord(sign) - ord("A") + 1
    return column > WIDEST or (digits.isdecimal() and int(digits) > HIGHEST)
