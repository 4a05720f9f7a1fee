"""The register as CSV and XLSX: no cell that a spreadsheet could run."""

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from langnghe.reception.models import Visit

STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe(value: Any) -> str:
    """Text as text: a first sign that begins a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(STARTS) else text


def headings() -> list[str]:
    return [
        _("Số"), _("Ngày tiếp"), _("Họ và tên"), _("Địa chỉ"), _("Số người"), _("Ai tiếp"), _("Lĩnh vực"),
        _("Nội dung"), _("Kết quả"), _("Hạn trả lời"), _("Đơn"), _("Hủy ngày"), _("Lý do hủy"),
    ]  # fmt: skip


def row(visit: Visit) -> list[str]:
    cells = [
        visit, f"{visit.received_on:%d/%m/%Y}", visit.person.full_name, visit.person.address, visit.heads,
        visit.get_receiver_display(), visit.get_field_display(), visit.content, visit.get_result_display(),
        f"{visit.reply_due_on:%d/%m/%Y}" if visit.reply_due_on else "", visit.petition,
        f"{visit.voided_on:%d/%m/%Y}" if visit.voided_on else "", visit.void_reason,
    ]  # fmt: skip
    return [safe(cell) for cell in cells]


def as_csv(visits: Iterable[Visit]) -> Iterator[str]:
    """With the mark at the start by which Excel knows that the letters are Unicode."""
    yield "\ufeff"
    for cells in (headings(), *(row(visit) for visit in visits)):
        line = StringIO()
        csv.writer(line).writerow(cells)
        yield line.getvalue()


def as_xlsx(visits: Iterable[Visit]) -> bytes:
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet(_("Sổ tiếp công dân")[:31])
        for number, cells in enumerate((headings(), *(row(visit) for visit in visits))):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
    return target.getvalue()
