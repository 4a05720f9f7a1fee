"""A table that came as a workbook; it is opened by the sandbox, never by the process that serves pages."""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from langnghe.documents.content import child, office

Table = list[list[Any]]
MADE: dict[str, Callable[[str], Any]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "str": str,
}


def read_table(data: bytes) -> Table:
    """The first filled sheet of a workbook, as `read_tables` reads it."""
    return read_tables(data)[0]


def read_tables(data: bytes) -> list[Table]:
    """The filled sheets, each from its cell A1 on; refuses what is no workbook, empty, too far apart or too much."""
    office.refuse_bombs(data)
    _sheets, told = child.run("table", data)
    return [[[_cell(one) for one in row] for row in sheet] for sheet in json.loads(told)]


def _cell(told: Any) -> Any:
    if not isinstance(told, dict):
        return told
    [(kind, text)] = told.items()
    return MADE[kind](text)
