"""The paper as DOCX, in the same form, for those who go on writing by hand."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from langnghe.supervision.papers.content import Paper


def docx(paper: Paper) -> bytes:
    document = Document()
    _page(document)
    _head(document, paper)
    for title, lines in paper.sections:
        _line(document, title, bold=True)
        for line in lines:
            _line(document, line, align=WD_ALIGN_PARAGRAPH.JUSTIFY, indent=True)
    _table(document, paper)
    _foot(document, paper)
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


def _head(document: Any, paper: Paper) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.paragraphs[0].alignment = right.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    left.paragraphs[0].add_run(f"{paper.parent}\n")
    left.paragraphs[0].add_run(f"{paper.issuer}\n").bold = True
    left.paragraphs[0].add_run(f"*\n{paper.number}")
    name = right.paragraphs[0].add_run("ĐẢNG CỘNG SẢN VIỆT NAM\n")
    name.bold, name.font.size = True, Pt(15)
    right.paragraphs[0].add_run(paper.place_and_date).italic = True
    _line(document, paper.kind, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER, size=16)
    _line(document, paper.abstract, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)


def _line(
    document: Any, text: str, *, bold: bool = False, align: Any = None, size: int = 14, indent: bool = False
) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    if align is not None:
        paragraph.alignment = align
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(10)


def _table(document: Any, paper: Paper) -> None:
    _line(document, "Phụ lục. Số liệu từ sổ", bold=True)
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for title, value in paper.table:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = title, value
        cells[1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _foot(document: Any, paper: Paper) -> None:
    document.add_paragraph()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text = "\n".join(["Nơi nhận:", *paper.recipients])
    right.text = "{}\n{}\n\n\n\n{}".format(*paper.signer)
    right.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _line(document, paper.foot, size=8)
