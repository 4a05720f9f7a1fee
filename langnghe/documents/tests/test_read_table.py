"""Reading a table in a process of its own: what is too far apart, too much or broken ends in a sentence."""

import zipfile
from collections.abc import Callable
from datetime import datetime, time
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from langnghe.documents import services
from langnghe.documents.content import child
from langnghe.documents.tests.conftest import archive
from langnghe.kernel.errors import Invalid

Write = Callable[[Any, Any], None]
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MORNING = datetime.fromisoformat("2024-03-05T08:30")  # a cell knows no time zone


def workbook(*sheets: Write) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for write in sheets:
            write(book, book.add_worksheet())
    return out.getvalue()


def cells(given: dict[str, Any]) -> Write:
    def written(_book: Any, sheet: Any) -> None:
        for place, value in given.items():
            sheet.write(place, value)

    return written


def test_the_first_filled_sheet_is_read_from_its_first_corner() -> None:
    def written(book: Any, sheet: Any) -> None:
        sheet.write("B2", "Số đơn")
        sheet.write("C2", 7)
        sheet.write_boolean("D2", True)
        for at, value in enumerate((MORNING.date(), MORNING, MORNING.time())):
            shown = "hh:mm" if isinstance(value, time) else "dd/mm/yyyy hh:mm"
            sheet.write_datetime(2, at, value, book.add_format({"num_format": shown}))

    table = services.read_table(workbook(cells({}), written, cells({"A1": "another"})))

    assert table == [
        ["", "", "", ""],
        ["", "Số đơn", 7.0, True],
        [MORNING.date(), MORNING, MORNING.time(), ""],
    ]


def test_a_book_of_five_thousand_rows_is_read_whole() -> None:
    def written(_book: Any, sheet: Any) -> None:
        for row in range(5_000):
            sheet.write_row(row, 0, [row, "Kiến nghị sửa đường ngõ 5, phường Đông Sơn"] * 10)

    assert len(services.read_table(workbook(written))) == 5_000


@pytest.mark.parametrize("far", ["XFD1048576", "BI1", "A6001", "XFD6000"])
def test_cells_too_far_apart_are_refused_before_anybody_makes_room_for_them(far: str) -> None:
    with pytest.raises(Invalid, match=r"trên 60 cột hoặc trên 6\.000 dòng"):
        services.read_table(workbook(cells({"A1": 1, far: 1})))


def test_empty_cells_that_only_carry_a_colour_reach_nowhere() -> None:
    def coloured(book: Any, sheet: Any) -> None:
        sheet.write("A1", 1)
        sheet.write_blank(LAST_ROW - 1, LAST_COLUMN - 1, None, book.add_format({"bg_color": "red"}))

    assert services.read_table(workbook(coloured)) == [[1.0]]


def test_one_long_text_in_every_cell_is_refused() -> None:
    def written(_book: Any, sheet: Any) -> None:
        for row in range(5_000):
            sheet.write(row, 0, "x" * 30_000)

    with pytest.raises(Invalid, match="quá nhiều chữ"):
        services.read_table(workbook(written))


def test_one_text_that_a_thousand_cells_share_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader copies a shared text for every cell: 100 KB of archive would be a gigabyte."""
    monkeypatch.setattr(child, "MEMORY", 300_000_000)

    def written(_book: Any, sheet: Any) -> None:
        for row in range(1_000):
            sheet.write(row, 0, "x" * 30_000)

    data = workbook(written)
    with zipfile.ZipFile(BytesIO(data)) as given:
        members = {name: given.read(name) for name in given.namelist()}
    members["xl/sharedStrings.xml"] = members["xl/sharedStrings.xml"].replace(b"x" * 30_000, b"x" * 1_000_000)

    with pytest.raises(Invalid, match="thời gian hoặc bộ nhớ"):
        services.read_table(archive(**members))


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 no table",
        archive(xl__workbook_dot_xml=b"<a/>"),
        archive(xl__worksheets__sheet1_dot_xml=b"<a"),
    ],
    ids=["no archive", "no parts", "no XML"],
)
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid, match=r"bảng tính|hỏng"):
        services.read_table(data)


def test_a_table_without_a_filled_cell_is_refused() -> None:
    with pytest.raises(Invalid, match="trống"):
        services.read_table(workbook(cells({})))
