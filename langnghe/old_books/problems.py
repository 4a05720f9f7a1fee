"""What is wrong with a brought book, as a spreadsheet to correct by."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from langnghe.old_books.cells import Problem
from langnghe.old_books.columns import Column


def workbook(problems: list[Problem], columns: Sequence[Column]) -> bytes:
    """One row for each wrong cell; what the cell says is not repeated."""
    titles = {column.name: str(column.title) for column in columns}
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        for column, title in enumerate((_("Dòng"), _("Cột"), _("Sai ở đâu"))):
            sheet.write_string(0, column, title, bold)
        for row, problem in enumerate(problems, start=1):
            sheet.write_number(row, 0, problem.row)
            sheet.write_string(row, 1, titles[problem.column])
            sheet.write_string(row, 2, problem.sentence)
        sheet.set_column(1, 1, 24)
        sheet.set_column(2, 2, 80)
        sheet.freeze_panes(1, 0)
    return out.getvalue()
