"""What a list shows, as a spreadsheet or as text between commas; a word is never a formula."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import IO

import xlsxwriter

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_xlsx(title: str, titles: list[str], rows: Iterable[list[str]]) -> IO[bytes]:
    """A file on the disk without a name, at its beginning; a row that was written is no longer in memory."""
    out = tempfile.TemporaryFile(prefix="langnghe-")  # noqa: SIM115 - whoever sends it closes it
    with xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True})
        sheet.set_column(0, len(titles) - 1, 22)
        sheet.freeze_panes(3, 2)
        sheet.write_string(0, 0, title, bold)
        for column, cell in enumerate(titles):
            sheet.write_string(2, column, cell, bold)
        for number, cells in enumerate(rows, start=3):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
    out.seek(0)
    return out


def as_csv(titles: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """With a byte order mark, so that spreadsheets read Vietnamese; what looks like a formula gets a quote before it."""
    yield "\ufeff"
    for cells in (one for part in ([titles], rows) for one in part):
        line = StringIO()
        csv.writer(line).writerow([_harmless(cell) for cell in cells])
        yield line.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
