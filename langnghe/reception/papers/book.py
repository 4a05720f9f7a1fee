"""The reception book on paper and as a spreadsheet, one table for each form that the period knew."""

from datetime import date
from io import BytesIO
from math import sqrt
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from langnghe.design.typeset import typeset
from langnghe.design.writing import short_date
from langnghe.reception.exports import safe
from langnghe.reception.papers.sheet import TEMPLATES
from langnghe.reception.selectors.printed import Form, Line, Part
from langnghe.units.models import Unit

TOGETHER = 900
# Of a page, in letters of its size.
LETTERS, PADDING, BY_HAND, OF_TEXT = 150, 2, 10, 2.2
NOTES_WIDE = 24


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
                "widths": widths(part),
                "lines": [_printed(line) for line in part.lines],
                "after": [summary(part), *part.form.unknown],
            }
            for part in parts
        ],
    }
    return typeset(TEMPLATES / "book.typ", book=content)


def _printed(line: Line) -> dict[str, Any]:
    """A line stays on one page, unless it is so long that a page may not hold it."""
    long = sum(map(len, (*line.cells, *line.notes))) > TOGETHER
    return {"cells": line.cells, "notes": line.notes, "voided": line.is_voided, "breaks": long}


def period(since: date, until: date) -> str:
    days = {"since": short_date(since), "until": short_date(until)}
    return _("từ ngày %(since)s đến ngày %(until)s") % days


def basis(form: Form) -> str:
    """The text that names the columns; its printed annex was not read, whatever else is sure."""
    if not form.cite:
        return _("Chưa có văn bản nào được đọc về mẫu sổ của thời gian này (chưa kiểm chứng).")
    return _("Cột theo %(cite)s (mẫu in trong phụ lục chưa đối chiếu).") % {"cite": form.cite}


def summary(part: Part) -> str:
    """What the part holds, so that a missing page or line is seen."""
    numbers = sorted((line.cells[0] for line in part.lines), key=_place)
    counts = {
        "lines": len(part.lines),
        "first": numbers[0],
        "last": numbers[-1],
        "voided": sum(line.is_voided for line in part.lines),
        "noted": sum(bool(line.notes) for line in part.lines),
    }
    return (
        _("%(lines)s dòng, từ số %(first)s đến số %(last)s; %(voided)s dòng hủy, %(noted)s dòng có ghi chú sửa, hủy, ghi muộn.")
        % counts
    )  # fmt: skip


def _place(number: str) -> tuple[int, int]:
    """Of “12/2026”: a line that was written late stands by its day, not by its number."""
    own, _slash, year = number.partition("/")
    return int(year), int(own)


def widths(part: Part) -> list[float]:
    """In letters of a page: first room for every longest word, then the rest by how much text a column holds."""
    columns = [[line.cells[place] for line in part.lines] for place in range(len(part.form.columns))]
    columns[-1] = [f"{line.cells[-1]} {' '.join(line.notes)}" for line in part.lines]
    least = [_least(title, cells) for title, cells in zip(part.form.columns, columns, strict=True)]
    wish = [max(0.0, _wish(cells) - one) for cells, one in zip(columns, least, strict=True)]
    rest = max(0.0, LETTERS - sum(least)) / (sum(wish) or 1)
    return [one + rest * more for one, more in zip(least, wish, strict=True)]


def _least(title: str, cells: list[str]) -> float:
    """No word is broken, and a column without a word has room for a hand."""
    longest = max(len(word) for text in (title, *cells) for word in text.split() or [""])
    return longest + PADDING if any(cells) else max(longest + PADDING, BY_HAND)


def _wish(cells: list[str]) -> float:
    """Between the usual and the longest cell: one long text neither takes the page nor fills ten of them."""
    roots = [sqrt(min(len(cell), TOGETHER)) for cell in cells] or [0.0]
    return OF_TEXT * (max(roots) + sum(roots) / len(roots)) / 2


def xlsx(unit: Unit, parts: list[Part], *, since: date, until: date) -> bytes:
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        bold = workbook.add_format({"bold": True, "text_wrap": True, "border": 1})
        plain = workbook.add_format({"text_wrap": True, "border": 1, "valign": "top"})
        struck = workbook.add_format(
            {"text_wrap": True, "border": 1, "valign": "top", "font_strikeout": True}
        )
        for n, part in enumerate(parts or [Part(Form((), ""), [])], start=1):
            sheet = workbook.add_worksheet(f"{_('Sổ tiếp công dân')[:26]} {n}")
            sheet.write_string(0, 0, safe(f"{unit.name}: {_('Sổ tiếp công dân')}, {period(since, until)}"))
            if not part.lines:
                sheet.write_string(1, 0, _("Không có lượt nào trong thời gian này."))
                continue
            sheet.write_string(1, 0, basis(part.form))
            _for_paper(sheet, part)
            _table(sheet, part, bold, plain, struck)
    return target.getvalue()


def _for_paper(sheet: Any, part: Part) -> None:
    """Landscape A4, one page wide, the headings on every page and beside the eye while scrolling."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 1)
    for column, width in enumerate((*widths(part), NOTES_WIDE)):
        sheet.set_column(column, column, width)


def _table(sheet: Any, part: Part, bold: Any, plain: Any, struck: Any) -> None:
    for column, title in enumerate((*part.form.columns, _("sửa, hủy"))):
        sheet.write_string(2, column, title, bold)
    for row, line in enumerate(part.lines, start=3):
        for column, cell in enumerate(line.cells):
            sheet.write_string(row, column, safe(cell), struck if line.is_voided else plain)
        sheet.write_string(row, len(line.cells), safe("; ".join(line.notes)), plain)
    for row, text in enumerate((summary(part), *part.form.unknown), start=len(part.lines) + 4):
        sheet.write_string(row, 0, safe(text))
