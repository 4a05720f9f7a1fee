"""The same paper as DOCX, for those who go on writing by hand."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from langnghe.reception.papers.sheet import Sheet

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
CENTRE, BOTH, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.RIGHT


def docx(sheet: Sheet) -> bytes:
    document = Document()
    _page(document)
    if sheet.form:
        _line(document, sheet.form, align=RIGHT, italic=True, size=11)
    _head(document, sheet)
    _line(document, sheet.title.upper(), bold=True, align=CENTRE, size=15)
    if sheet.about:
        _line(document, sheet.about, bold=True, align=CENTRE)
    for style, words in sheet.blocks:
        _block(document, style, words)
    _table(document, sheet)
    for style, words in sheet.after:
        _block(document, style, words)
    _foot(document, sheet)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after = Pt(6)


def _head(document: Any, sheet: Sheet) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    for cell in (left, right):
        cell.paragraphs[0].alignment = CENTRE
    parent, unit = (sheet.parent, sheet.unit) if sheet.party else (sheet.parent.upper(), sheet.unit.upper())
    left.paragraphs[0].add_run(f"{parent}\n" if parent else "")
    left.paragraphs[0].add_run(unit).bold = True
    left.paragraphs[0].add_run("\n*" if sheet.party else "")
    left.paragraphs[0].add_run(f"\n{sheet.number}" if sheet.number else "")
    right.paragraphs[0].add_run(PARTY if sheet.party else STATE).bold = True
    day = ", ".join(part for part in (sheet.place, sheet.day) if part) if sheet.day else ""
    right.paragraphs[0].add_run(f"\n{day}").italic = True


def _line(
    document: Any, text: str, *, bold: bool = False, italic: bool = False, align: Any = None, size: int = 14
) -> Any:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def _block(document: Any, style: str, words: str) -> None:
    paragraph = _line(document, words, bold=style == "head", align=BOTH if style == "p" else None)
    if style == "p":
        paragraph.paragraph_format.first_line_indent = Mm(10)
    if style in {"item", "code"}:
        paragraph.paragraph_format.left_indent = Mm(6)


def _table(document: Any, sheet: Sheet) -> None:
    if not sheet.table:
        return
    table = document.add_table(rows=0, cols=len(sheet.table[0]))
    table.style = "Table Grid"
    for number, row in enumerate(sheet.table):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text).bold = number == 0


def _foot(document: Any, sheet: Sheet) -> None:
    columns = [*(["recipients"] if sheet.recipients else []), *sheet.signers]
    if not columns:
        return
    cells = document.add_table(rows=1, cols=len(columns)).rows[0].cells
    for cell, one in zip(cells, columns, strict=True):
        paragraph = cell.paragraphs[0]
        if isinstance(one, str):
            paragraph.add_run("Nơi nhận:").bold = True
            paragraph.add_run("".join(f"\n- {name}" for name in sheet.recipients)).font.size = Pt(11)
            continue
        paragraph.alignment = CENTRE
        paragraph.add_run(one[0].upper()).bold = True
        paragraph.add_run(f"\n{one[1]}").italic = True
