"""What the parts of a DOCX or XLSX say that they are, and what they point to: macros, objects, what lies elsewhere."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _

from langnghe.documents.content import codes, office
from langnghe.documents.content.elements import elements
from langnghe.kernel.errors import Invalid

TYPES, RELATIONS, OTHER_BOOKS = "[content_types].xml", ".rels", "xl/externallinks/"
# All together they are a few kilobytes in what people write.
LARGEST = 5_000_000
# Found anywhere in a content type or at the end of the kind of a relationship, whatever the part calls itself.
MACRO = ("macro", "vbaproject", "vbadata", "dialogsheet", "attachedtoolbars")
OBJECT = ("oleobject", "activex", "x-msdownload")
MACRO_KINDS = {
    "vbaproject",
    "wordvbadata",
    "xlmacrosheet",
    "xlintlmacrosheet",
    "dialogsheet",
    "attachedtoolbars",
}
OBJECT_KINDS = {"oleobject", "control", "activexcontrolbinary", "afchunk", "subdocument"}
# The table behind a chart is a workbook of its own; it is looked into as well.
TABLE, OF_CHARTS = "package", "/charts/"
# A link waits to be pressed; a cell of another workbook is asked about before it is fetched.
MAY_LIE_ELSEWHERE = {
    "hyperlink", "externallinkpath", "xlpathmissing", "xlstartup", "xlalternatestartup", "xllibrary",
}  # fmt: skip
PROGRAMS = ("vbaproject.bin", ".exe", ".dll", ".zip")
ARCHIVE = b"PK\x03\x04"
# An archive, an OLE file, a program, rich text: none of them is a part that Word or Excel writes for itself.
FOREIGN = (ARCHIVE, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"MZ", b"{\\rt")


@dataclass(frozen=True)
class Relation:
    """One arrow from a part to another, or to what lies outside the file."""

    source: str
    kind: str
    target: str
    is_outside: bool


def refuse_active(data: bytes) -> None:
    """Refuse macros, embedded objects, and what would be fetched from elsewhere when the file is opened."""
    _refuse_in(data, is_inner=False)


def reaches_outside(data: bytes) -> bool:
    """Whether anything in the file points out of it, a link to press included."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return any(relation.is_outside for relation in _relations(archive))


def _refuse_in(data: bytes, *, is_inner: bool) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _refuse_twins(archive)
            _refuse_types(archive)
            tables = set() if is_inner else {_refused(one) for one in _relations(archive)}
            for member in archive.infolist():
                _refuse_member(archive, member, is_table=member.filename in tables)
            if codes.reaches_out(archive, archive.namelist()):
                raise _talking()
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise office.broken() from error


def _refuse_twins(archive: zipfile.ZipFile) -> None:
    """Two members of one name are read as one by us and as the other by whoever opens the file."""
    names = [one.replace("\\", "/").lstrip("/").casefold() for one in archive.namelist()]
    told = [one for one in archive.infolist() if one.filename.casefold().endswith((TYPES, RELATIONS))]
    if len(set(names)) < len(names) or TYPES not in names or sum(one.file_size for one in told) > LARGEST:
        raise office.broken()


def _refuse_types(archive: zipfile.ZipFile) -> None:
    name = next(one for one in archive.namelist() if one.casefold() == TYPES)
    for _tag, told in elements(archive, name):
        kind = told.get("ContentType", "").casefold()
        if any(word in kind for word in MACRO):
            raise _macro()
        if any(word in kind for word in OBJECT):
            raise _object()


def _relations(archive: zipfile.ZipFile) -> Iterator[Relation]:
    for name in archive.namelist():
        if name.casefold().endswith(RELATIONS):
            for tag, told in elements(archive, name):
                if tag == "Relationship":
                    kind = told.get("Type", "").rstrip("/").rpartition("/")[2].casefold()
                    outside = told.get("TargetMode", "").casefold() == "external"
                    yield Relation(name, kind, told.get("Target", ""), outside)


def _refused(relation: Relation) -> str:
    """The name of the part, if it is the table behind a chart; refuses what an arrow may not lead to."""
    if relation.kind in MACRO_KINDS:
        raise _macro()
    if relation.is_outside and relation.kind not in MAY_LIE_ELSEWHERE:
        raise _elsewhere()
    is_table = relation.kind == TABLE and OF_CHARTS in relation.source
    if relation.kind in OBJECT_KINDS or (relation.kind == TABLE and not is_table):
        raise _object()
    return _table_of(relation) if is_table else ""


def _table_of(relation: Relation) -> str:
    if relation.target.startswith("/"):
        return relation.target.lstrip("/")
    return f"{relation.source.partition(OF_CHARTS)[0]}/{relation.target.removeprefix('../')}"


def _refuse_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, is_table: bool) -> None:
    """What a part is shows in its first bytes, whatever it is called."""
    name = member.filename.casefold()
    with archive.open(member) as opened:
        start = opened.read(8)
    if start.startswith(ARCHIVE) and is_table:
        inner = archive.read(member)
        office.refuse_bombs(inner)
        _refuse_in(inner, is_inner=True)
    elif name.endswith(PROGRAMS):
        raise _macro()
    elif start.startswith(FOREIGN):
        raise _object()
    if name.startswith(OTHER_BOOKS) and name.endswith(".xml"):
        _refuse_talking(archive, member.filename)


def _refuse_talking(archive: zipfile.ZipFile, name: str) -> None:
    """A cell that asks another program (DDE) can start it."""
    if any(tag == "ddeLink" for tag, _told in elements(archive, name)):
        raise _talking()


def _macro() -> Invalid:
    return Invalid(
        _("Tệp này có macro hoặc chương trình bên trong."),
        instead=_("Mở tệp, lưu thành DOCX hoặc XLSX không có macro, hoặc lưu thành PDF, rồi gửi lại."),
    )


def _object() -> Invalid:
    return Invalid(
        _("Tệp này có tệp khác hoặc đối tượng nhúng bên trong (OLE, nút điều khiển)."),
        instead=_(
            "Chép phần đó thành ảnh hoặc thành chữ, gửi tệp nhúng riêng, hoặc lưu thành PDF rồi gửi lại."
        ),
    )


def _elsewhere() -> Invalid:
    return Invalid(
        _("Tệp này lấy mẫu, ảnh hoặc đối tượng từ nơi khác khi mở."),
        instead=_("Ngắt liên kết đó và chép nội dung vào trong tệp, hoặc lưu thành PDF rồi gửi lại."),
    )


def _talking() -> Invalid:
    return Invalid(
        _("Tệp này có trường hoặc công thức gọi chương trình khác (DDE) hoặc lấy nội dung từ nơi khác."),
        instead=_(
            "Thay trường hoặc công thức đó bằng chữ, bằng số (trong Word: chọn rồi bấm Ctrl+Shift+F9), hoặc lưu thành PDF rồi gửi lại."
        ),
    )
