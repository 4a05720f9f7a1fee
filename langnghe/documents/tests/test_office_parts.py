"""Macros, objects and what is fetched from elsewhere are refused by what a file says of its parts, not by their names."""

import zipfile
from io import BytesIO

import pytest
import xlsxwriter
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from conftest import Cast
from langnghe.documents import services
from langnghe.documents.content import parts
from langnghe.documents.tests.conftest import ON, table
from langnghe.kernel.errors import Invalid

About = tuple[str, int]
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


def docx() -> bytes:
    document, out = Document(), BytesIO()
    document.add_paragraph("Đơn của Bình")
    document.save(out)
    return out.getvalue()


def changed(data: bytes, **members: bytes) -> bytes:
    """The archive with members added or put in the place of others."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            if name not in members:
                made.writestr(name, given.read(name))
        for name, told in members.items():
            made.writestr(name, told)
    return out.getvalue()


def member(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def related(kind: str, target: str, mode: str = "", place: str = RELATIONS, base: bytes = b"") -> bytes:
    """A document in which one more arrow leads somewhere."""
    arrow = f'<Relationship Id="rIdX" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    data = base or docx()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        there = archive.read(place) if place in archive.namelist() else empty
    return changed(data, **{place: there.replace(b"</Relationships>", arrow.encode())})


def typed(content_type: str, part: str = "/word/notes.xml") -> bytes:
    """A document that says that one of its parts, of a harmless name, is of this type."""
    told = f'<Override PartName="{part}" ContentType="{content_type}"/></Types>'.encode()
    data = docx()
    return changed(data, **{TYPES: member(data, TYPES).replace(b"</Types>", told), part[1:]: b"<x/>"})


def refused(data: bytes) -> str:
    with pytest.raises(Invalid) as found:
        parts.refuse_active(data)
    return str(found.value)


EXTERNAL = ' TargetMode="External"'


@pytest.mark.parametrize(
    "data",
    [
        typed("application/vnd.ms-office.vbaProject"),
        typed("application/vnd.ms-word.vbaData+xml"),
        typed("application/vnd.ms-word.document.macroEnabled.main+xml"),
        typed("application/vnd.ms-excel.macrosheet+xml"),
        related(f"{MICROSOFT}/vbaProject", "notes.xml"),
        related(f"{MICROSOFT}/xlMacrosheet", "notes.xml"),
        changed(docx(), **{"word/vbaProject.bin": b"x"}),
    ],
)
def test_a_macro_is_refused_whatever_its_part_is_called(data: bytes) -> None:
    assert "macro" in refused(data)
    assert "lưu thành DOCX hoặc XLSX không có macro" in refused(data)


@pytest.mark.parametrize(
    "data",
    [
        typed("application/vnd.openxmlformats-officedocument.oleObject"),
        typed("application/vnd.ms-office.activeX+xml"),
        related(f"{OFFICE}/oleObject", "embeddings/oleObject1.bin"),
        related(f"{STRICT}/oleObject", "media/image9.png"),
        related(f"{OFFICE}/control", "activeX/activeX1.xml"),
        related(f"{OFFICE}/aFChunk", "x.html"),
        related(f"{OFFICE}/package", "embeddings/x.docx"),
        changed(docx(), **{"word/media/image1.png": OLE}),
        changed(docx(), **{"word/media/image1.png": b"MZ\x90\0"}),
        changed(docx(), **{"word/media/image1.png": docx()}),
    ],
)
def test_an_embedded_object_is_refused_whatever_its_part_is_called(data: bytes) -> None:
    assert "đối tượng nhúng" in refused(data)
    assert "lưu thành PDF" in refused(data)


@pytest.mark.parametrize(
    "kind", ["attachedTemplate", "oleObject", "frame", "image", "subDocument", "unheardOf"]
)
@pytest.mark.parametrize("mode", [EXTERNAL, " TargetMode='External'"])
def test_what_is_fetched_from_elsewhere_is_refused(kind: str, mode: str) -> None:
    said = refused(
        related(f"{OFFICE}/{kind}", "http://x.example/a.dotm", mode, "word/_rels/settings.xml.rels")
    )
    assert "từ nơi khác" in said
    assert "Ngắt liên kết" in said


def test_an_arrow_written_in_another_alphabet_is_read_too() -> None:
    wide = f'<?xml version="1.0" encoding="UTF-16"?><Relationships><Relationship Id="a" Type="{OFFICE}/frame" Target="x"{EXTERNAL}/></Relationships>'
    assert "từ nơi khác" in refused(changed(docx(), **{"word/_rels/x.rels": wide.encode("utf-16")}))


def test_a_cell_that_asks_another_program_is_refused() -> None:
    asks = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    assert "từ nơi khác" in refused(changed(table(), **{"xl/externalLinks/externalLink1.xml": asks}))


def test_links_to_press_and_other_workbooks_are_allowed() -> None:
    parts.refuse_active(related(RELATIONSHIP_TYPE.HYPERLINK, "https://example.vn", EXTERNAL))
    place = "xl/externalLinks/_rels/externalLink1.xml.rels"
    parts.refuse_active(related(f"{OFFICE}/externalLinkPath", "so2025.xlsx", EXTERNAL, place, table()))


def test_the_table_behind_a_chart_is_looked_into() -> None:
    chart = related(f"{OFFICE}/package", "../embeddings/t.xlsx", "", "word/charts/_rels/chart1.xml.rels")
    parts.refuse_active(changed(chart, **{"word/embeddings/t.xlsx": table()}))

    evil = changed(table(), **{"xl/vbaProject.bin": b"x"})
    assert "macro" in refused(changed(chart, **{"word/embeddings/t.xlsx": evil}))
    assert "nhúng" in refused(changed(chart, **{"word/embeddings/u.xlsx": table()}))


def test_a_workbook_with_a_chart_and_a_document_with_a_picture_are_fine() -> None:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_column(0, 0, [1, 2])
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Sheet1!$A$1:$A$2"})
    sheet.insert_chart("C1", chart)
    sheet.write_url("B1", "https://example.vn")
    sheet.write_comment("A1", "xem lại")
    book.close()
    parts.refuse_active(out.getvalue())
    parts.refuse_active(docx())


@pytest.mark.parametrize(
    "members",
    [
        {TYPES: b'<!DOCTYPE a [<!ENTITY b "c">]><Types/>'},
        {TYPES: b"<Types>"},
        {"[content_types].XML": b"<Types/>"},
        {RELATIONS: b"<Relationships>" + b" " * parts.LARGEST + b"</Relationships>"},
    ],
    ids=["own rules", "unclosed", "twice", "large"],
)
def test_what_two_readers_would_read_differently_is_broken(members: dict[str, bytes]) -> None:
    assert "hỏng" in refused(changed(docx(), **members))


def test_without_a_list_of_types_it_is_broken() -> None:
    data = docx()
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            if name != TYPES:
                made.writestr(name, given.read(name))
    assert "hỏng" in refused(out.getvalue())


def test_every_door_asks(cast: Cast, about: About) -> None:
    with pytest.raises(Invalid, match="macro"):
        services.store(
            typed("application/vnd.ms-office.vbaProject"), about=about, by=cast.an, on=ON, name="a.docx"
        )
    assert services.store(docx(), about=about, by=cast.an, on=ON, name="a.docx").name == "a.docx"
