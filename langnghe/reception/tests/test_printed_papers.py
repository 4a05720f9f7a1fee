"""What the papers look like: the head of the state or of the Party, one sheet for the board, many dates, long names."""

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from langnghe.design.qr import qr
from langnghe.reception.papers import notice as notices
from langnghe.reception.papers.sheet import Sheet, archived, number_line, pdf, sheet_of
from langnghe.reception.papers.word import docx
from langnghe.units.models import Unit

from .conftest import Desk

LONG = "Phó Chủ tịch Thường trực Ủy ban nhân dân phường phụ trách kinh tế, đất đai và giải phóng mặt bằng"
ADDRESS = "https://tiepcongdan.thanhhoa.vi-du.vn/lich-tiep/14797-UBND/"


def pages_of(content: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(content)]


def board(days: int, *, who: str = "Chủ tịch UBND phường") -> notices.Notice:
    rows = tuple(
        (f"thứ Năm {number + 1:02}/7/2026", "07:30 – 11:30", who, "Phòng tiếp công dân, số 1 phố Ví Dụ", "")
        for number in range(days)
    )
    return notices.Notice(
        "UBND tỉnh", "UBND phường", "Lịch tiếp công dân tháng 7/2026", rows, ("",) * 5, "Chưa niêm yết buổi nào.",
        "Niêm yết theo Điều 24.", "", ADDRESS, "Quét mã để xem.", qr(ADDRESS),
    )  # fmt: skip


@pytest.mark.parametrize(("days", "who"), [(0, "x"), (1, "Chủ tịch"), (4, LONG), (28, "Chủ tịch")])
def test_a_month_on_the_board_is_one_sheet(days: int, who: str) -> None:
    pages = pages_of(notices.pdf(board(days, who=who)))
    assert len(pages) == 1
    assert ADDRESS in pages[0]
    assert ("Chưa niêm yết buổi nào." in pages[0]) == (days == 0)


MILLIMETRE = 72 / 25.4


@pytest.mark.parametrize("days", [0, 4, 28])
def test_a_telephone_reads_the_code_of_the_board_from_three_metres(days: int) -> None:
    # There a sheet fills 210 of the 4,000 columns of a telephone's picture: one for each millimetre.
    sheet = pypdfium2.PdfDocument(notices.pdf(board(days)))[0]
    assert [one.text for one in zxingcpp.read_barcodes(sheet.render(scale=1 / MILLIMETRE).to_pil())] == [
        ADDRESS
    ]


def test_days_that_differ_in_nothing_else_share_a_block_and_a_change_stands_alone() -> None:
    rows = board(3).rows
    changed = (rows[1][0], *rows[1][1:4], "Dời sang thứ Sáu")
    whole = notices.grouped((rows[0], changed, rows[2]))
    assert [row[0].replace("\N{NO-BREAK SPACE}", " ") for row in whole] == [
        "thứ Năm 01/7; thứ Năm 03/7", "thứ Năm 02/7",
    ]  # fmt: skip


def sheet(unit: Unit) -> Sheet:
    return sheet_of(
        unit, title="Thông báo", about="Kết luận", number=number_line(unit, ""), day="ngày 05 tháng 3 năm 2026",
        blocks=(("p", "Nội dung. " * 400),), recipients=(archived(unit),), signers=(("Người chủ trì", "(ký)"),),
    )  # fmt: skip


def test_a_state_body_writes_with_the_motto_and_its_place(desk: Desk) -> None:
    first, *rest = pages_of(pdf(sheet(desk.unit)))
    assert "Độc lập - Tự do - Hạnh phúc" in first
    assert f"{desk.unit.area.short_name}, ngày 05 tháng 3 năm 2026" in first
    assert "Số: /TB" in first
    assert rest[0].startswith("2 ")
    assert "Lưu: VT." in rest[-1]


def test_a_party_body_writes_without_the_motto(cast: Any) -> None:
    body = Unit.objects.get(area=cast.committee.area_id, kind="PARTY_COMMITTEE")
    pages = pages_of(pdf(replace(sheet(body), blocks=())))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in pages[0]
    assert "Hạnh phúc" not in pages[0]
    assert "-TB/" in pages[0].replace("\ufffe", "-")
    assert "Lưu Văn phòng." in pages[0]
    assert docx(sheet(body))[:2] == b"PK"
