"""What a list shows, as a spreadsheet or as text between commas; a word is never a formula."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO

import xlsxwriter

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_xlsx(title: str, titles: list[str], rows: Iterable[list[str]]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True})
        sheet.write_string(0, 0, title, bold)
        for number, cells in enumerate([titles, *rows], start=2):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell, bold if number == 2 else None)  # noqa: PLR2004 - the row of titles
        sheet.set_column(0, len(titles) - 1, 22)
        sheet.freeze_panes(3, 2)
    return out.getvalue()


def as_csv(titles: list[str], rows: Iterable[list[str]]) -> str:
    """With a byte order mark, so that spreadsheets read Vietnamese; what looks like a formula gets a quote before it."""
    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerows([_harmless(cell) for cell in cells] for cells in [titles, *rows])
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
