"""The letter as DOCX in the same form, for those who go on by hand."""

import re
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from langnghe.petitions.letters.content import CLOSING, Paper

CENTRE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
# Widths of the two cells of the head, and of a cell's own margins, in millimetres.
LEFT, RIGHT, CELL = 65, 95, 4
RULE = "\N{HORIZONTAL LINE EXTENSION}"
ARTICLE = re.compile(r"^(Điều \d+\.)(.*)$", re.DOTALL)


def docx(paper: Paper) -> bytes:
    document = Document()
    _page(document)
    _watermark(document, paper)
    if paper.citizen:
        return _of_citizen(document, paper)
    _head(document, paper)
    if paper.heading:
        _line(document, paper.heading, bold=True, align=CENTRE, size=16 if paper.party else 14)
        _line(document, paper.about, bold=True, align=CENTRE)
        if not paper.party:
            _rule(document.add_paragraph(), width=35, within=LEFT + RIGHT)
    if paper.addressee:
        _line(document, f"Kính gửi: {paper.addressee}", align=CENTRE)
    for style, words in paper.blocks:
        _block(document, style, words)
    _foot(document, paper)
    return _saved(document)


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _of_citizen(document: Any, paper: Paper) -> bytes:
    """What a citizen writes: state and motto above, who signs below."""
    _line(document, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, align=CENTRE, size=13)
    _line(document, "Độc lập - Tự do - Hạnh phúc", bold=True, align=CENTRE)
    _rule(document.add_paragraph(), width=56, within=LEFT + RIGHT)
    for words in (paper.heading, paper.about):
        _line(document, words, bold=True, align=CENTRE)
    for style, words in paper.blocks:
        _block(document, style, words)
    _left, right = document.add_table(rows=1, cols=2).rows[0].cells
    signing = [(paper.place_and_date, False, True, 13), (paper.citizen, True, False, 14)]
    _cell(right, [*signing, ("(ký, ghi rõ họ tên)", False, True, 11)])
    return _saved(document)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    # The number stands on top from the second page; the first has a header of its own.
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    _field(number.add_run(), "PAGE")
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after = Pt(6)


def _watermark(document: Any, paper: Paper) -> None:
    if not paper.watermark:
        return
    section = document.sections[0]
    for header in (section.first_page_header.paragraphs[0], section.header.add_paragraph()):
        header.alignment = CENTRE
        run = header.add_run(paper.watermark)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(20), RGBColor(0xB0, 0xB0, 0xB0)


def _head(document: Any, paper: Paper) -> None:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(LEFT), Mm(RIGHT)
    issuer = "\n".join(paper.issuer)
    abstract = [] if paper.heading else [(paper.about, False, paper.party, 12)]
    under = [("*", False, False, 14)] if paper.party else [(RULE, False, False, 22)]
    parent = [(paper.parent, False, False, 13)] if paper.parent else []
    _cell(left, [*parent, (issuer, True, False, 13), *under, (paper.number, False, False, 13), *abstract])
    day = (paper.place_and_date, False, True, 13)
    if paper.party:
        _cell(right, [("ĐẢNG CỘNG SẢN VIỆT NAM", True, False, 15), (RULE, False, False, 68), day])
        return
    state = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, False, 12)
    _cell(right, [state, ("Độc lập - Tự do - Hạnh phúc", True, False, 13), (RULE, False, False, 56), day])


def _cell(cell: Any, lines: list[tuple[str, bool, bool, int]]) -> None:
    for n, (words, bold, italic, size) in enumerate(lines):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        if words == RULE:
            _rule(paragraph, width=size, within=(cell.width or Mm(RIGHT)) / Mm(1))
            continue
        paragraph.alignment, paragraph.paragraph_format.space_after = CENTRE, Pt(2)
        run = paragraph.add_run(words)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def _rule(paragraph: Any, *, width: float, within: float) -> None:
    """A short line: the lower border of an almost empty paragraph, drawn in from both sides."""
    paragraph.paragraph_format.space_after = Pt(2)
    side = Mm(max((within - CELL - width) / 2, 0))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.line_spacing = Pt(2)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    _properties(paragraph).insert_element_before(borders, "w:shd", "w:spacing", "w:ind", "w:jc")


def _properties(paragraph: Any) -> Any:
    return paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no word for borders


def _field(run: Any, name: str) -> None:
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        one = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            one.set(qn("w:fldCharType"), kind)
        else:
            one.text = text
        run._r.append(one)  # noqa: SLF001 - python-docx has no word for fields


def _line(document: Any, words: str, *, bold: bool = False, align: Any = None, size: int = 14) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(words)
    run.bold, run.font.size = bold, Pt(size)


def _block(document: Any, style: str, words: str) -> None:
    if style == "order":
        _line(document, words, bold=True, align=CENTRE)
        return
    paragraph = document.add_paragraph()
    paragraph.alignment, paragraph.paragraph_format.first_line_indent = BOTH, Mm(10)
    found = ARTICLE.match(words) if style == "article" else None
    if found:
        paragraph.add_run(found[1]).bold = True
        words = found[2]
    run = paragraph.add_run(words)
    run.bold, run.italic = style == "section", style == "ground"


def _foot(document: Any, paper: Paper) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    if paper.recipients:
        _recipients(left, paper.recipients)
    space = [("", False, False, 14)] * 3
    capacity = [(line, True, False, 14) for line in paper.capacity]
    _cell(right, [*capacity, *space, (paper.signer, True, False, 14)])
    if paper.closing in CLOSING:
        row = document.add_table(rows=1, cols=len(CLOSING[paper.closing])).rows[0].cells
        for cell, who in zip(row, CLOSING[paper.closing], strict=True):
            _cell(cell, [(who, True, False, 12), ("(ký, ghi rõ họ tên)", False, True, 11), *space])


def _recipients(cell: Any, lines: list[str]) -> None:
    head = cell.paragraphs[0].add_run("Nơi nhận:")
    head.bold, head.italic, head.font.size = True, True, Pt(12)
    for line in lines:
        run = cell.add_paragraph().add_run(f"- {line}")
        run.font.size = Pt(11)
