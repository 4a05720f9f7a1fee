"""Reading a schedule as units write it: what is understood, and what must be asked."""

from datetime import date, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from langnghe.lawbook import Dates, Monthly, Nth, RollPolicy, Weekly
from langnghe.reception.reading import Ask, files, match, read
from langnghe.reception.reading.model import Found

TITLES = {
    1: "Chủ tịch UBND Phường Hạc Thành",
    2: "Phó Chủ tịch UBND Phường Hạc Thành",
    3: "Bí thư Đảng ủy Phường Hạc Thành",
}


def one(text: str, **more: Any) -> Found:
    reading = read(text, **more)
    assert reading.questions == []
    assert len(reading.found) == 1
    return reading.found[0]


def days(text: str, **more: Any) -> list[str]:
    rule = one(text, **more).rule
    assert isinstance(rule, Dates)
    return [f"{day:%d/%m/%Y}" for day in rule.dates]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Chủ tịch UBND xã tiếp công dân vào thứ Năm hằng tuần", Weekly(3)),
        ("Thứ 4 hàng tuần: đồng chí Chủ tịch", Weekly(2)),
        ("Bí thư tiếp dân ngày 15 và 25 hằng tháng", Monthly((15, 25))),
        ("Các ngày 05 & 20 hằng tháng", Monthly((5, 20))),
        ("Ngày 20 của tháng, Chủ tịch UBND tiếp công dân", Monthly((20,))),
        ("Thứ Ba tuần thứ 3 của tháng: Chủ tịch HĐND", Nth(3, 1)),
        ("Thứ Sáu tuần cuối hằng tháng", Nth(-1, 4)),
        ("Sáng thứ Hai tuần thứ hai hằng tháng", Nth(2, 0)),
    ],
)  # fmt: skip
def test_standing_rules(text: str, rule: Any) -> None:
    assert one(text).rule == rule


def test_several_weeks_of_the_month_are_several_rules() -> None:
    found = read("Giám đốc tiếp vào thứ Sáu tuần thứ hai và thứ tư hằng tháng").found
    assert [row.rule for row in found] == [Nth(2, 4), Nth(4, 4)]


def test_a_row_of_a_month_and_its_days() -> None:
    row = one("Tháng 7 | Chủ tịch | 03; 10; 17; 24; 31", year=2026)
    assert row.receivers == ("Chủ tịch",)
    assert days("Tháng 7 | Chủ tịch | 03; 10; 17; 24; 31", year=2026) == [
        "03/07/2026", "10/07/2026", "17/07/2026", "24/07/2026", "31/07/2026",
    ]  # fmt: skip


def test_a_table_with_headings_carries_the_year_of_its_title() -> None:
    text = (
        "LỊCH TIẾP CÔNG DÂN NĂM 2026\nSTT\tTháng\tNgười tiếp\tChức vụ\tNgày\n"
        "1\t01\tLê Văn A\tBí thư\t15 (thứ Năm)\n2\t02\t\t\t10 (thứ Ba)"
    )
    reading = read(text)
    assert [row.rule for row in reading.found] == [Dates((date(2026, 1, 15),)), Dates((date(2026, 2, 10),))]
    assert {row.receivers for row in reading.found} == {("Lê Văn A, Bí thư",)}
    assert [row.line.number for row in reading.found] == [3, 4]


def test_a_date_with_its_weekday_hours_and_place() -> None:
    row = one(
        "Thứ Năm, ngày 02/7/2026, từ 7h30 đến 11 giờ 30 tại Phòng tiếp công dân: đồng chí Chủ tịch UBND phường"
    )
    assert row.rule == Dates((date(2026, 7, 2),))
    assert row.hours == ((time(7, 30), time(11, 30)),)
    assert row.place.startswith("Phòng tiếp công dân")
    assert row.receivers == ("Chủ tịch UBND phường",)


def test_morning_and_afternoon_are_two_spans() -> None:
    row = one("Thứ Năm hằng tuần: sáng từ 7:30 đến 11:30, chiều 13h30 - 17h00")
    assert row.hours == ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))


def test_bodies_in_turn() -> None:
    row = one("Thứ Năm hằng tuần, luân phiên: Chủ tịch UBND; Tổ đại biểu HĐND; Bí thư Đảng ủy")
    assert row.receivers == ("Chủ tịch UBND", "Tổ đại biểu HĐND", "Bí thư Đảng ủy")


@pytest.mark.parametrize(
    ("clause", "roll"),
    [
        ("trùng ngày nghỉ thì chuyển sang ngày làm việc tiếp theo", RollPolicy.NEXT_WORKING_DAY),
        ("nếu trùng vào ngày nghỉ, lễ, tết thì dời sang ngày làm việc gần nhất", RollPolicy.NEAREST_WORKING_DAY),
        ("trùng thứ Bảy, Chủ nhật thì tiếp vào ngày làm việc kế tiếp trong tháng", RollPolicy.NEXT_WORKING_DAY_SAME_MONTH),
        ("trùng ngày nghỉ cuối tuần thì tiếp vào thứ Ba tuần kế tiếp", RollPolicy.NEXT_TUESDAY),
        ("trùng ngày nghỉ thì không tiếp", RollPolicy.SKIP),
    ],
)  # fmt: skip
def test_what_happens_on_a_day_off(clause: str, roll: RollPolicy) -> None:
    reading = read(f"Chủ tịch tiếp ngày 15 và 25 hằng tháng, {clause}.")
    assert reading.roll == roll
    assert [row.rule for row in reading.found] == [Monthly((15, 25))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tháng 2/2026 | Chủ tịch | 31", Ask.NO_SUCH_DAY),
        ("Ngày 31/2/2026 Chủ tịch tiếp", Ask.NO_SUCH_DAY),
        ("Tháng 7 | Chủ tịch | 03", Ask.NO_YEAR),
        ("Tháng 7/2026 | Chủ tịch | 15 (thứ Ba)", Ask.WEEKDAY),
        ("Chủ tịch tiếp thứ Năm hoặc thứ Ba hằng tuần", Ask.EITHER),
        ("Tháng 7/2026 | Chủ tịch | 15 hoặc 16", Ask.EITHER),
        ("Tháng 7/2026 | Chủ tịch | 6 - 8", Ask.RANGE),
        ("Chủ tịch tiếp: mùa hè từ 7h00 đến 11h00, mùa đông từ 7h30 đến 11h30", Ask.SEASONS),
        ("Chủ tịch tiếp ngày 30 hằng tháng", Ask.SHORT_MONTH),
        ("Tiếp công dân vào thứ Năm cách tuần, từ tuần thứ 3", Ask.NOT_READ),
    ],
)  # fmt: skip
def test_what_is_unclear_is_asked(text: str, kind: Ask) -> None:
    reading = read(text)
    assert [question.kind for question in reading.questions] == [kind]
    assert reading.found == []


def test_an_answer_closes_its_question() -> None:
    text = "Tháng 7/2026 | Chủ tịch | 15 (thứ Ba)"
    (question,) = read(text).questions
    assert [option.value for option in question.options] == ["keep", "2026-07-14", "skip"]

    def answered(value: str) -> list[Found]:
        return read(text, answers={question.key: value}).found

    assert answered("2026-07-14")[0].rule == Dates((date(2026, 7, 14),))
    assert answered("keep")[0].rule == Dates((date(2026, 7, 15),))
    assert answered("skip") == []
    assert read(text, answers={question.key: "2026-07-20"}).questions == [question]


def test_the_dates_of_cited_texts_and_telephones_are_not_days() -> None:
    text = (
        "Căn cứ Luật Tiếp công dân ngày 25/11/2013;\nCăn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026\n"
        "Chủ tịch UBND: ngày 20 hằng tháng\nĐăng ký trước ngày 10; điện thoại 0237 385 1234"
    )
    assert one(text).rule == Monthly((20,))


def test_receivers_are_matched_to_posts_and_never_to_a_deputy_by_chance() -> None:
    assert match("đồng chí Chủ tịch UBND phường", TITLES) == [1]
    assert match("Chủ tịch", TITLES) == [1]
    assert match("Phó Chủ tịch", TITLES) == [2]
    assert match("Nguyễn Văn A - Bí thư", TITLES) == [3]
    assert match("Trưởng ban Tiếp công dân", TITLES) == []


def test_a_document_a_workbook_and_a_text_read_alike() -> None:
    rows = [["Tháng", "Người tiếp", "Ngày"], ["7/2026", "Chủ tịch", "03; 17"]]
    document = docx.Document()
    table = document.add_table(2, 3)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    word, sheet = BytesIO(), BytesIO()
    document.save(word)
    with xlsxwriter.Workbook(sheet) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    plain = "\n".join(" | ".join(row) for row in rows).encode()

    for content in (word.getvalue(), sheet.getvalue(), plain, plain.decode().encode("utf-16")):
        assert days(files.text_of(content)) == ["03/07/2026", "17/07/2026"]


def test_other_files_and_bombs_are_refused() -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\x00" * (files.UNPACKED + 1))
    other = BytesIO()
    with ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "x")
    for content in (
        bomb.getvalue(),
        other.getvalue(),
        b"PK\x03\x04broken",
        b"\x89PNG\x00\x00",
        b"x" * (files.LARGEST + 1),
    ):
        with pytest.raises(files.NotAList):
            files.text_of(content)


@given(st.text(alphabet="tháng ngày thứ năm tuần hằng 0123456789/;|()-.\n", max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for question in read(text, year=2026).questions:
        assert question.key
