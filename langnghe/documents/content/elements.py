"""The XML parts of a DOCX or XLSX, read piece by piece."""

import zipfile
from collections.abc import Callable, Iterator
from xml.parsers import expat

from langnghe.documents.content import office

Attributes = dict[str, str]
BEGINS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff", b"\0<", b" ", b"\t", b"\r", b"\n")


def is_xml(start: bytes) -> bool:
    """Whether a part that begins so may be XML, in any alphabet."""
    return start.startswith(BEGINS)


def elements(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, Attributes]]:
    """Each element of a part with what it says, as it is read; a part that brings its own rules is broken."""
    found: list[tuple[str, Attributes]] = []
    for _piece in pieces(
        archive, name, start=lambda tag, told: found.append((tag, told)), rules=_refuse_rules
    ):
        yield from found
        found.clear()


def pieces(
    archive: zipfile.ZipFile,
    name: str,
    *,
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
    rules: Callable[..., object] | None = None,
) -> Iterator[None]:
    """Read a part, telling of each element (its name without prefix) and text; pauses after each piece read."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, told: start(_bare(tag), told)
    if rules:
        parser.StartDoctypeDeclHandler = rules
    if end:
        parser.EndElementHandler = lambda tag: end(_bare(tag))
    if text:
        parser.CharacterDataHandler = text
    try:
        with archive.open(name) as part:
            while read := part.read(office.CHUNK):
                parser.Parse(read)
                yield
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise office.broken() from error
    yield


def _bare(tag: str) -> str:
    return tag.rpartition(":")[2]


def _refuse_rules(*_given: object) -> None:
    raise office.broken()
