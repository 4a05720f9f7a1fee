"""The text of a list that comes as a file: DOCX, XLSX or plain text; a table's cells are set apart by bars."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.table import Table

from langnghe.documents.services import read_table
from langnghe.vietnamese import decode
from langnghe.vietnamese.errors import LanguageError

LARGEST = 2_000_000
UNPACKED = 40_000_000  # a small archive that unfolds into gigabytes is refused before it is opened
ARCHIVE = b"PK\x03\x04"
MOST_ROWS = 2000
MOST_COLUMNS = 200
UTF16 = (b"\xff\xfe", b"\xfe\xff")


class NotAList(Exception):
    """A file that cannot be read as a list."""


def text_of(content: bytes) -> str:
    """The lines of a file, told by its content and not by its name. Refuses what is too large or of another kind.

    A workbook is refused with a sentence of the room that opens it.
    """
    if len(content) > LARGEST:
        raise NotAList("too large")
    if not content.startswith(ARCHIVE):
        return _plain(content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = {one.filename for one in archive.infolist()}
            size = sum(one.file_size for one in archive.infolist())
    except BadZipFile as error:
        raise NotAList("not an archive") from error
    if size > UNPACKED:
        raise NotAList("too large")
    if "word/document.xml" in names:
        return "\n".join(_word(content))
    if "xl/workbook.xml" in names:
        return "\n".join(_sheet(content))
    raise NotAList("another kind of file")


def _plain(content: bytes) -> str:
    if b"\x00" in content[:1000] and not content.startswith(UTF16):
        raise NotAList("another kind of file")
    try:
        return content.decode("utf-16") if content.startswith(UTF16) else decode(content).text
    except (LanguageError, UnicodeDecodeError) as error:
        raise NotAList("unreadable text") from error


def _word(content: bytes) -> Iterator[str]:
    try:
        document = docx.Document(BytesIO(content))
    except Exception as error:
        raise NotAList("a damaged document") from error
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from _rows(part)
        else:
            yield part.text


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows[:MOST_ROWS] if len(table.rows) > MOST_ROWS else table.rows:
        if sum(cell.grid_span for cell in row._tr.tc_lst) > MOST_COLUMNS:  # noqa: SLF001 - before python-docx makes them all
            raise NotAList("too wide")
        cells: list[str] = []
        last = None
        for cell in row.cells:
            # A cell merged across columns stands once.
            if cell._tc is not last:  # noqa: SLF001 - the one identity that python-docx gives
                cells.append(" ".join(cell.text.split()))
            last = cell._tc  # noqa: SLF001
        yield " | ".join(cells)


def _sheet(content: bytes) -> Iterator[str]:
    rows = [[_shown(value) for value in row] for row in read_table(content)[:MOST_ROWS]]
    first = min((row.index(cell) for row in rows for cell in row if cell), default=0)
    for row in rows:
        cells = row[first:]
        yield " | ".join(cells) if len([cell for cell in cells if cell]) > 1 else "".join(cells)


def _shown(value: object) -> str:
    """A number without its “.0”, a day as Vietnamese writes it."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "strftime"):
        return str(value.strftime("%d/%m/%Y" if hasattr(value, "year") else "%H:%M"))
    return " ".join(str(value).split())
