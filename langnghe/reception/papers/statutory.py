"""A statutory table on paper and as a workbook: the same numbers, checks and words of doubt."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from langnghe.design.typeset import typeset
from langnghe.design.writing import number, short_date
from langnghe.reception.exports import safe
from langnghe.reception.models import OpeningBalance
from langnghe.reception.papers.book import period
from langnghe.reception.papers.headings import head
from langnghe.reception.papers.sheet import TEMPLATES
from langnghe.reception.selectors.balances import Checked
from langnghe.reception.selectors.statutory import Filled
from langnghe.units.models import Unit

WIDEST, LARGE, SMALL = 5, 9.0, 7.0


def as_pdf(filled: Filled, unit: Unit, *, since: date, until: date) -> bytes:
    """One row as the form prints it; what is not reported stays empty and says so."""
    content = {
        **_frame(filled, unit),
        "period": f"Số liệu tính {period(since, until)}",
        "head": [[asdict(cell) for cell in row] for row in head(filled.table.columns)],
        "names": [str(cell.number) for cell in filled.cells],
        "values": (values := [_shown(filled, cell.value) for cell in filled.cells]),
        "widths": [max(len(value), 3) for value in values],
        "first": 9,
        "figures": SMALL if max(map(len, values)) > WIDEST else LARGE,
        "said": "" if filled.reported else "chưa báo cáo",
        "notes": notes(filled),
    }
    return typeset(TEMPLATES / "table.typ", table=content)


def _frame(filled: Filled, unit: Unit) -> dict[str, Any]:
    code, _colon, title = filled.table.title.partition(": ")
    return {
        "title": title or code,
        "code": code,
        "unit": unit.name,
        "parent": unit.parent.name if unit.parent else "",
        "stub": "Đơn vị",
        "remark": "Ghi chú",
        "maker": "Người lập biểu",
        "head-of-unit": "Thủ trưởng đơn vị",
        "signs": "(ký, ghi rõ họ tên)",
        "seals": "(ký, ghi rõ họ tên, đóng dấu)",
        "dated": "…………, ngày …… tháng …… năm ……",
    }


def _shown(filled: Filled, value: int | None) -> str:
    """What no register holds stays empty, for a hand to fill in."""
    return number(value) if filled.reported else ""


def notes(filled: Filled) -> list[str]:
    """What a reader of the paper has to know: the text, what was added, what was not, whether the sums hold."""
    doubt = "" if filled.verified else " (chưa kiểm chứng; mẫu in trong phụ lục chưa đối chiếu)"
    cited = f"Cột theo {filled.table.cite.text}{doubt}."
    if not filled.reported:
        return [cited, *_balances(filled)]
    return [cited, *_balances(filled), _arithmetic(filled.checks), *_left_out(filled)]


def _left_out(filled: Filled) -> Iterator[str]:
    if filled.note:
        yield filled.note
    if filled.untied is not None:
        yield f"Lượt chưa gắn vụ việc: {number(filled.untied)}, không nằm trong số vụ việc."
    for cell in filled.unknown:
        yield f"Cột {cell.number} ({cell.name}): sổ trong máy không giữ mục này, để trống để ghi tay."


def _balances(filled: Filled) -> Iterator[str]:
    for one in filled.opening.added:
        yield f"Trong đó có số dư đầu {_days(one)}, nguồn: {one.source}; ghi ngày {short_date(one.entered_on)}."
    for one in filled.opening.cut:
        yield f"Chưa cộng số dư đầu {_days(one)}: kỳ này cắt ngang các ngày ấy."
    for one in filled.opening.overtaken:
        yield f"Không cộng số dư đầu {_days(one)}: sổ trong máy có dòng trong các ngày ấy."


def _days(balance: OpeningBalance) -> str:
    return f"{short_date(balance.since)} – {short_date(balance.until)}"


def _arithmetic(checks: list[Checked]) -> str:
    said = (
        f"{check.rule}: {check.stated} {'=' if check.holds else '≠'} {check.parts}"
        + ("" if check.holds else f" = {check.summed} (không khớp)")
        for check in checks
    )
    return f"Kiểm tra của biểu: {'; '.join(said)}."


def as_xlsx(filled: Filled, unit: Unit, *, since: date, until: date) -> bytes:
    """One line for each column, so that numbers stay numbers; what is not reported has none."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        bold = book.add_format({"bold": True, "border": 1, "text_wrap": True})
        plain = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(filled.table.rule.removeprefix("stat.").replace("_", "-"))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_column(1, 1, 60)
        sheet.set_column(2, 3, 16)
        top = [filled.table.title, unit.name, period(since, until)]
        top += [] if filled.reported else ["chưa báo cáo"]
        for row, text in enumerate(top):
            sheet.write_string(row, 0, safe(text))
        end = _columns(sheet, filled, len(top) + 1, bold, plain)
        for row, text in enumerate(notes(filled), start=end + 1):
            sheet.write_string(row, 0, safe(text))
    return target.getvalue()


def _columns(sheet: Any, filled: Filled, start: int, bold: Any, plain: Any) -> int:
    titles = ["Cột", "Nội dung", "Số liệu", "trong đó số dư đầu"]
    for place, title in enumerate(titles):
        sheet.write_string(start, place, title, bold)
    for row, cell in enumerate(filled.cells, start=start + 1):
        sheet.write_number(row, 0, cell.number, plain)
        sheet.write_string(row, 1, safe(cell.name), plain)
        if filled.reported and cell.value is not None:
            sheet.write_number(row, 2, cell.value, plain)
            sheet.write_number(row, 3, cell.opening, plain)
    return start + len(filled.cells)
