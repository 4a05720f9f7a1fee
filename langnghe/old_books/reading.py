"""Reading a spreadsheet: its first filled sheet, its row of headings, its texts in Unicode whatever they were in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from langnghe.documents.services import read_tables
from langnghe.kernel.errors import Invalid
from langnghe.old_books.columns import Column, guess
from langnghe.vietnamese import convert, detect, fold, normalise

MOST_ROWS = 5000
SEARCHED_FOR_HEADINGS = 15
SAMPLE = 20_000
OLD = {"tcvn3", "vni"}
# What the column of kinds says for short.
SHORT_FOR_DENUNCIATION = "tc"
# No sentence goes from one cell into the next.
BETWEEN_CELLS = " | "


@dataclass(frozen=True)
class Sheet:
    """A table with its headings; `first_row` is the number that the spreadsheet shows beside the first row.

    `elsewhere` is what the other sheets say: nothing of it is taken over, but it lies in the same file.
    """

    headings: list[str]
    rows: list[list[Any]]
    first_row: int
    encoding: str
    elsewhere: tuple[str, ...] = ()


def read(data: bytes, columns: Sequence[Column]) -> Sheet:
    """Refuses what is no spreadsheet, has no row of headings, no row beneath it, or more rows than the limit."""
    (table, encoding), *others = [_in_unicode(one) for one in read_tables(data)]
    at = _headings_at(table, columns)
    rows = table[at + 1 :]
    while rows and not any(_filled(cell) for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise Invalid(_("Dưới dòng tiêu đề không có dòng nào."))
    if len(rows) > MOST_ROWS:
        raise Invalid(
            _("Tệp có %(rows)s dòng; mỗi lần nhập được đến %(most)s dòng.")
            % {"rows": len(rows), "most": MOST_ROWS},
            instead=_("Chia tệp theo năm hoặc theo quý."),
        )
    elsewhere = tuple(_line(row) for other, _encoding in others for row in other)
    return Sheet([str(cell or "") for cell in table[at]], rows, at + 2, encoding, elsewhere)


def _in_unicode(table: list[list[Any]]) -> tuple[list[list[Any]], str]:
    encoding = str(detect(" ".join(_texts(table))[:SAMPLE]))
    if encoding in OLD:
        table = [
            [convert(cell, encoding) if isinstance(cell, str) else cell for cell in row] for row in table
        ]
    return [[_clean(cell) for cell in row] for row in table], encoding


def _texts(table: list[list[Any]]) -> list[str]:
    return [cell for row in table[:300] for cell in row if isinstance(cell, str) and cell]


def _clean(cell: Any) -> Any:
    return " ".join(normalise(cell).split()) if isinstance(cell, str) else cell


def _filled(cell: Any) -> bool:
    return cell is not None and cell != ""


def _headings_at(table: list[list[Any]], columns: Sequence[Column]) -> int:
    """The row whose cells are best known as headings: titles and names of authorities stand above it."""
    known = [len(guess([str(cell or "") for cell in row], columns)) for row in table[:SEARCHED_FOR_HEADINGS]]
    best = max(range(len(known)), key=lambda row: known[row])
    if known[best] < 2:  # noqa: PLR2004 - one known word may stand in a title
        raise Invalid(
            _("Không thấy dòng tiêu đề."),
            instead=_("Cần một dòng có các cột như Số, Ngày, Họ và tên, Địa chỉ, Nội dung."),
        )
    return best


def _line(row: list[Any]) -> str:
    return BETWEEN_CELLS.join(cell for cell in row if isinstance(cell, str))


def denouncing_rows(sheet: Sheet, denounces: Callable[[str], bool]) -> list[int]:
    """The rows of which a cell says that it is a denunciation: such a book must not enter the machine."""
    return [
        number
        for number, row in enumerate(sheet.rows, start=sheet.first_row)
        if denounces(_line(row)) or any(_is_short(cell) for cell in row)
    ]


def _is_short(cell: Any) -> bool:
    return isinstance(cell, str) and fold(cell) == SHORT_FOR_DENUNCIATION
