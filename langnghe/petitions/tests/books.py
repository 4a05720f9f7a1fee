"""Old books as offices keep them."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter

HEADINGS = [
    "STT",
    "Số đơn",
    "Ngày nhận",
    "Họ và tên",
    "Địa chỉ",
    "Nội dung đơn",
    "Loại đơn",
    "Ngày giải quyết",
    "Kết quả",
]


def row(n: int, **more: Any) -> list[Any]:
    given = {
        "number": n,
        "received_on": date(2024, 1, 2) + timedelta(days=n % 300),
        "name": f"Lê Văn Bình {n}",
        "address": "12 Đông Sơn",
        "summary": f"Kiến nghị sửa đường ngõ {n}",
        "kind": "Kiến nghị",
        "closed_on": date(2024, 12, 1),
        "result": "Đã trả lời",
    } | more
    return [n, *given.values()]


def book(
    rows: list[list[Any]], headings: list[str] | None = None, title: str = "SỔ THEO DÕI ĐƠN THƯ NĂM 2024"
) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 2, title)
        for at, heading in enumerate(headings or HEADINGS):
            sheet.write_string(2, at, heading)
        for down, cells in enumerate(rows, start=3):
            for at, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(down, at, cell, day)
                else:
                    sheet.write(down, at, cell)
    return out.getvalue()


def with_another_sheet(cell: str) -> bytes:
    """A book whose second sheet says something, too."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for at, cells in enumerate([HEADINGS, row(1, received_on="05/03/2024", closed_on="", result="")]):
            sheet.write_row(at, 0, cells)
        made.add_worksheet().write(0, 0, cell)
    return out.getvalue()


def far_apart() -> bytes:
    """Two cells, the first and the last that a sheet can have."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write(1_048_575, 16_383, 1)
    return out.getvalue()
