"""The book of letters as a spreadsheet."""

from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

COLUMNS = ("number", "on", "title", "petition", "signer", "state", "sent_on", "sent_way")


def workbook(unit: str, year: int, lines: list[dict[str, Any]]) -> bytes:
    """One row a letter, in the order of numbers; texts are written as texts, never as formulas."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(str(year))
        bold = book.add_format({"bold": True, "text_wrap": True})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 0, _("Sổ văn bản đi %(year)s: %(unit)s") % {"year": year, "unit": unit}, bold)
        for column, title in enumerate(_titles()):
            sheet.write_string(2, column, title, bold)
        for row, line in enumerate(lines, start=3):
            for column, name in enumerate(COLUMNS):
                _write(sheet, row, column, line[name], day)
        sheet.set_column(0, len(COLUMNS), 20)
        sheet.freeze_panes(3, 1)
    return out.getvalue()


def _titles() -> list[str]:
    return [
        _("Số, ký hiệu"),
        _("Ngày"),
        _("Loại văn bản"),
        _("Về đơn số"),
        _("Người ký"),
        _("Tình trạng"),
        _("Ngày gửi"),
        _("Cách gửi"),
    ]


def _write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    if hasattr(value, "isoformat"):
        sheet.write_datetime(row, column, value, day)
    else:
        sheet.write_string(row, column, str(value or ""))
