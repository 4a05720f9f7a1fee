"""Reading old books: headings guessed, old encodings read, every wrong cell named."""

from datetime import date
from typing import Any

import pytest

from langnghe.kernel.errors import Invalid
from langnghe.old_books import columns, reading
from langnghe.old_books.reading import Sheet, denouncing_rows
from langnghe.petitions import old_books
from langnghe.petitions.suspecting import looks_like_denunciation
from langnghe.petitions.tests.books import HEADINGS, book, row

ON = date(2026, 11, 16)
TCVN3 = ["Sè ®¬n", "Ngµy nhËn", "Hä vµ tªn", "Néi dung"]


def read(data: bytes) -> Sheet:
    return reading.read(data, old_books.COLUMNS)


def guess(headings: list[str]) -> dict[str, int]:
    return columns.guess(headings, old_books.COLUMNS)


def checked(*rows: list[Any], headings: list[str] | None = None) -> tuple[list[old_books.Line], list[str]]:
    sheet = read(book(list(rows), headings))
    lines, problems = old_books.check(sheet, guess(sheet.headings), ON)
    return lines, [f"{one.row} {one.column}: {one.sentence}" for one in problems]


def test_the_row_of_headings_is_found_beneath_titles() -> None:
    sheet = read(book([row(1)]))

    assert sheet.headings == HEADINGS
    assert (sheet.first_row, len(sheet.rows), sheet.encoding) == (4, 1, "unicode")


def test_columns_are_guessed_by_folded_headings() -> None:
    found = guess(
        ["STT", "SỐ ĐƠN", "Ngày tiếp nhận", "Họ tên (người gửi)", "Trích yếu", "Địa chỉ thường trú"]
    )
    assert found == {"number": 1, "received_on": 2, "full_name": 3, "summary": 4, "address": 5}


def test_a_row_becomes_a_line() -> None:
    lines, problems = checked(row(7, number="128/2024", received_on="05/03/2024"))

    assert problems == []
    line = lines[0]
    assert (line.row, line.number, line.received_on, line.kind) == (
        4,
        128,
        date(2024, 3, 5),
        "recommendation",
    )
    assert (line.closed_on, line.result) == (date(2024, 12, 1), "Đã trả lời")


def test_tcvn3_text_is_read() -> None:
    rows = [[1, "05/03/2024", "Lª V¨n B×nh", "KiÕn nghÞ söa ®­êng ngâ 5 cho nh©n d©n ®i l¹i"]]
    lines, problems = checked(*rows, headings=TCVN3)

    assert problems == []
    assert lines[0].full_name == "Lê Văn Bình"
    assert lines[0].summary.startswith("Kiến nghị sửa đường")


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"name": ""}, "4 full_name: Ô này không được trống"),
        ({"received_on": ""}, "4 received_on: Ô này không được trống."),
        ({"received_on": "30/02/2024"}, "4 received_on: Không đọc được ngày"),
        ({"received_on": date(2027, 1, 1), "closed_on": ""}, "4 received_on: Ngày này"),
        ({"closed_on": date(2023, 12, 1)}, "4 closed_on: Ngày này"),
        ({"result": ""}, "4 result: Đơn đã kết thúc"),
        ({"number": "A1"}, "4 number: Không đọc được số"),
        ({"kind": "Đề nghị lạ"}, "4 kind: Loại đơn"),
        ({"kind": "TC"}, "4 kind: Tố cáo không nhập"),
        ({"summary": "Bà K. làm đơn tố cáo ông H."}, "4 summary: Nghi là tố cáo"),
        ({"summary": "x" * 501}, "4 summary: Dài quá 500"),
    ],
)
def test_a_wrong_cell_is_named_and_not_repeated(more: dict[str, Any], wrong: str) -> None:
    lines, problems = checked(row(1, **more))

    assert lines == []
    assert problems[0].startswith(wrong)


def test_a_number_twice_in_one_year_is_told() -> None:
    _lines, problems = checked(
        row(1, number=5), row(2, number=5), row(3, number=5, received_on=date(2023, 5, 1))
    )
    assert [problem[:8] for problem in problems] == ["4 number", "5 number"]


def test_empty_rows_are_passed_over() -> None:
    lines, problems = checked(row(1), [""] * 9, row(2))
    assert (len(lines), problems) == (2, [])


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(Invalid, match="5000 dòng"):
        read(book([[n, n] for n in range(5001)], ["Số đơn", "Họ và tên"]))


def test_no_headings_no_rows_and_no_table_are_refused() -> None:
    with pytest.raises(Invalid, match="tiêu đề"):
        read(book([[1, 2]], ["a", "b"]))
    with pytest.raises(Invalid, match="không có dòng nào"):
        read(book([]))
    with pytest.raises(Invalid, match="không mở được"):
        read(b"PK\x03\x04 no table")


def test_rows_that_denounce_are_found() -> None:
    sheet = read(book([row(1), row(2, kind="Tố cáo"), row(3, summary="Đơn tố cáo ông H.")]))
    assert denouncing_rows(sheet, looks_like_denunciation) == [5, 6]


@pytest.mark.parametrize(
    "cell",
    [
        {"summary": "Ông bà gửi đơn thư tố cáo cán bộ địa chính phường"},
        {"result": "Chuyển công an vì có nội dung TỐ  GIÁC"},
        {"name": "Lê Văn Bình (to cao)"},
        {"kind": "TC"},
    ],
)
def test_a_denunciation_is_found_wherever_the_cell_says_it(cell: dict[str, str]) -> None:
    sheet = read(book([row(1), row(2, **cell)]))
    assert denouncing_rows(sheet, looks_like_denunciation) == [5]
