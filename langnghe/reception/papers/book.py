"""The reception book on paper and as a spreadsheet, one table for each form that the period knew."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
import xlsxwriter
from django.utils.translation import gettext as _

from langnghe.design.writing import short_date
from langnghe.reception.exports import safe
from langnghe.reception.papers.sheet import FONTS, TEMPLATES
from langnghe.reception.selectors.printed import Form, Part
from langnghe.units.models import Unit

NARROW, WIDE = 1, 3
LONG_CELL = 18
SURE = "sourced"


def pdf(unit: Unit, parts: list[Part], *, since: date, until: date) -> bytes:
    content: dict[str, Any] = {
        "title": _("Sổ tiếp công dân"),
        "unit": unit.name,
        "parent": unit.parent.name if unit.parent else "",
        "period": period(since, until),
        "empty": _("Không có lượt nào trong thời gian này."),
        "parts": [
            {
                "basis": basis(part.form),
                "columns": part.form.columns,
                "widths": _widths(part),
                "lines": [
                    {"cells": line.cells, "notes": line.notes, "voided": line.is_voided}
                    for line in part.lines
                ],
            }
            for part in parts
        ],
    }
    return typst.compile(
        str(Path(TEMPLATES) / "book.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"book": json.dumps(content, ensure_ascii=False)},
        pdf_standards=["a-2b"],
    )


def period(since: date, until: date) -> str:
    days = {"since": short_date(since), "until": short_date(until)}
    return _("từ ngày %(since)s đến ngày %(until)s") % days


def basis(form: Form) -> str:
    """The text that prints the book so, and a word of doubt where its annex was not read itself."""
    if not form.cite:
        return _("Chưa có văn bản nào được đọc về mẫu sổ của thời gian này (chưa kiểm chứng).")
    doubt = "" if form.confidence == SURE else " " + _("(mẫu in trong phụ lục chưa đối chiếu)")
    return _("Cột theo %(cite)s%(doubt)s.") % {"cite": form.cite, "doubt": doubt}


def _widths(part: Part) -> list[int]:
    """A column of long cells is three times as wide as one of numbers and days."""
    longest = [
        max((len(line.cells[place]) for line in part.lines), default=0)
        for place in range(len(part.form.columns))
    ]
    return [WIDE if most > LONG_CELL else NARROW + (most > LONG_CELL // 2) for most in longest]


def xlsx(unit: Unit, parts: list[Part], *, since: date, until: date) -> bytes:
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "border": 1})
        plain = workbook.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        struck = workbook.add_format(
            {"text_wrap": True, "border": 1, "valign": "top", "font_strikeout": True}
        )
        for n, part in enumerate(parts or [Part(Form((), "", ""), [])], start=1):
            sheet = workbook.add_worksheet(f"{_('Sổ tiếp công dân')[:26]} {n}")
            sheet.write_string(0, 0, safe(f"{unit.name}: {_('Sổ tiếp công dân')}, {period(since, until)}"))
            sheet.write_string(
                1, 0, basis(part.form) if part.lines else _("Không có lượt nào trong thời gian này.")
            )
            _table(sheet, part, bold, plain, struck)
    return target.getvalue()


def _table(sheet: Any, part: Part, bold: Any, plain: Any, struck: Any) -> None:
    headings = (*part.form.columns, _("sửa, hủy")) if part.lines else ()
    for column, title in enumerate(headings):
        sheet.write_string(2, column, title, bold)
    for row, line in enumerate(part.lines, start=3):
        for column, cell in enumerate(line.cells):
            sheet.write_string(row, column, safe(cell), struck if line.is_voided else plain)
        sheet.write_string(row, len(line.cells), safe("; ".join(line.notes)), plain)
