"""A statutory table as a workbook: numbers as numbers, everything else as text."""

from datetime import date
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from langnghe.reception.exports import safe
from langnghe.reception.selectors.statutory import Filled
from langnghe.units.models import Unit


def as_xlsx(filled: Filled, unit: Unit, *, since: date, until: date) -> bytes:
    """What is not reported stays an empty table with a line that says so."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet("01-TCD")
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(1, 1, 60)
        for row, text in enumerate(_head(filled, unit, since, until)):
            sheet.write_string(row, 0, safe(text))
        start = len(_head(filled, unit, since, until)) + 1
        sheet.write_row(start - 1, 0, [_("Cột"), _("Nội dung"), _("Số liệu")])
        for row, cell in enumerate(filled.cells, start=start):
            sheet.write_number(row, 0, cell.number)
            sheet.write_string(row, 1, safe(cell.name))
            if filled.reported:
                sheet.write_number(row, 2, cell.value)
    return target.getvalue()


def _head(filled: Filled, unit: Unit, since: date, until: date) -> list[str]:
    unsure = "" if filled.verified else _("chưa kiểm chứng")
    lines = [
        filled.table.title,
        unit.name,
        f"{since:%d/%m/%Y} – {until:%d/%m/%Y}",
        f"{filled.table.cite} {unsure}".strip(),
    ]
    return lines if filled.reported else [*lines, _("chưa báo cáo")]
