"""Notices as offices type them: what the reader understands, and what it asks instead of guessing. All invented."""

import unicodedata
from datetime import date, time
from typing import Any

import pytest

from langnghe.lawbook import Dates, Monthly, Nth, RollPolicy, Weekly
from langnghe.reception.reading import Ask, read

Plan = tuple[str, Any]  # who receives, and the rule or the days as “d/m/yyyy …”
MORNING, AFTERNOON = (time(7, 30), time(11, 30)), (time(13, 30), time(17))

TITLED_TABLE = """LỊCH TIẾP CÔNG DÂN ĐỊNH KỲ NĂM 2026
Tháng | Người tiếp | Ngày
Tháng 7 | Chủ tịch | 03; 10; 17; 24; 31
Tháng 8 | Chủ tịch | 07; 14; 21; 28"""

NUMBERED = """THÔNG BÁO
Lịch tiếp công dân của Chủ tịch UBND xã năm 2026
1. Thời gian: Thứ Năm hằng tuần, sáng từ 7 giờ 30 phút đến 11 giờ 30 phút, chiều từ 13 giờ 30 phút đến 17 giờ 00.
2. Địa điểm: Phòng Tiếp công dân số 2, trụ sở UBND xã.
3. Nếu trùng vào ngày nghỉ, lễ, tết thì chuyển sang ngày làm việc tiếp theo."""

QUARTER = """Lịch tiếp công dân quý III/2026
- Đồng chí Bí thư Đảng ủy: ngày 09/7, 13/8, 10/9/2026
- Đồng chí Chủ tịch UBND: các ngày 02, 16 tháng 7; 06, 20 tháng 8; 03, 17 tháng 9 năm 2026"""

FROM_WORD = (
    "Lịch tiếp công dân 6 tháng cuối năm 2026\nTT\tTháng\tHọ và tên\tChức vụ\tNgày tiếp\tGhi chú\n"
    "1\tTháng 7\tNguyễn Văn A\tChủ tịch\t02, 09, 16, 23, 30\t\n2\tTháng 8\tTrần Thị B\tPhó Chủ tịch\t06, 13\tỦy quyền\n"
)

MONTHS_ACROSS = """Người tiếp | Tháng 7/2026 | Tháng 8/2026 | Tháng 9/2026
Chủ tịch | 02, 16 | 06, 20 | 03, 17
Bí thư | 09 | 13 | 10"""

PREAMBLE = """Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013; Nghị định số 154/2026/NĐ-CP ngày 15/5/2026 của Chính phủ
Ủy ban nhân dân phường thông báo lịch tiếp công dân tháng 8/2026 như sau:
Thứ Năm ngày 06/8: Chủ tịch
Thứ Năm ngày 20/8: Chủ tịch
Thông báo này được niêm yết tại trụ sở từ ngày 30/7/2026./."""

ROMAN = """I. Bí thư Đảng ủy
- Ngày 15 hằng tháng, tại Nhà văn hóa xã
II. Chủ tịch UBND
- Thứ Năm tuần 1, 3 hằng tháng, tại Phòng tiếp công dân"""

UNDERSTOOD: dict[str, tuple[str, list[Plan]]] = {
    "a table with the year in its title": (
        TITLED_TABLE,
        [("Chủ tịch", "3/7/2026 10/7/2026 17/7/2026 24/7/2026 31/7/2026"),
         ("Chủ tịch", "7/8/2026 14/8/2026 21/8/2026 28/8/2026")],
    ),
    "numbered items, the place below": (NUMBERED, [("Chủ tịch UBND xã", Weekly(3))]),
    "two days of each month": (
        "Chủ tịch UBND phường tiếp công dân định kỳ ngày 15 và ngày 25 hàng tháng, trùng ngày nghỉ thì chuyển sang ngày làm việc tiếp theo.",
        [("Chủ tịch UBND phường", Monthly((15, 25)))],
    ),
    "several receivers in a quarter": (
        QUARTER,
        [("Bí thư Đảng ủy", "9/7/2026 13/8/2026 10/9/2026"),
         ("Chủ tịch UBND", "2/7/2026 16/7/2026 6/8/2026 20/8/2026 3/9/2026 17/9/2026")],
    ),
    "pasted from a word processor with tabs": (
        FROM_WORD,
        [("Nguyễn Văn A, Chủ tịch", "2/7/2026 9/7/2026 16/7/2026 23/7/2026 30/7/2026"),
         ("Trần Thị B, Phó Chủ tịch", "6/8/2026 13/8/2026")],
    ),
    "marks written apart (NFD)": (
        unicodedata.normalize("NFD", "Tháng 7/2026 | Chủ tịch UBND phường | 03; 17"),
        [("Chủ tịch UBND phường", "3/7/2026 17/7/2026")],
    ),
    "months across, receivers down": (
        MONTHS_ACROSS,
        [("Chủ tịch", "2/7/2026 16/7/2026"), ("Chủ tịch", "6/8/2026 20/8/2026"), ("Chủ tịch", "3/9/2026 17/9/2026"),
         ("Bí thư", "9/7/2026"), ("Bí thư", "13/8/2026"), ("Bí thư", "10/9/2026")],
    ),
    "texts cited above, posting below": (PREAMBLE, [("Chủ tịch", "6/8/2026"), ("Chủ tịch", "20/8/2026")]),
    "parts with Roman numbers and two places": (
        ROMAN,
        [("Bí thư Đảng ủy", Monthly((15,))), ("Chủ tịch UBND", Nth(1, 3)), ("Chủ tịch UBND", Nth(3, 3))],
    ),
    "days that share the month behind them": (
        "Chủ tịch: 02, 09, 16 và 23/7/2026", [("Chủ tịch", "2/7/2026 9/7/2026 16/7/2026 23/7/2026")],
    ),
    "a rule explained by its days": (
        "Chủ tịch tiếp thứ Năm hằng tuần (ngày 02, 09, 16/7/2026)", [("Chủ tịch", "2/7/2026 9/7/2026 16/7/2026")],
    ),
    "a head of a department": ("Giám đốc Sở tiếp công dân ngày 10/7/2026", [("Giám đốc Sở", "10/7/2026")]),
    "a room with a number": (
        "Chủ tịch tiếp công dân tại Phòng số 3, ngày 10/7/2026", [("Chủ tịch", "10/7/2026")],
    ),
    "years of two figures": ("Chủ tịch tiếp ngày 05/8/26 và 19/8/26", [("Chủ tịch", "5/8/2026 19/8/2026")]),
    "a month in a word": ("Ngày 15 tháng Bảy năm 2026, Chủ tịch UBND tiếp công dân", [("Chủ tịch UBND", "15/7/2026")]),
    "two receivers in one line": (
        "Sáng thứ Hai hằng tuần: Chủ tịch UBND xã tiếp; sáng thứ Tư hằng tuần: Phó Chủ tịch UBND xã tiếp",
        [("Chủ tịch UBND xã", Weekly(0)), ("Phó Chủ tịch UBND xã", Weekly(2))],
    ),
    "a month and its days, line by line": (
        "Lịch tiếp dân của Chủ tịch UBND xã năm 2026:\n- Tháng 01: ngày 08, ngày 15\n- Tháng 3: ngày 05 và ngày 19",
        [("Chủ tịch UBND xã", "8/1/2026 15/1/2026"), ("Chủ tịch UBND xã", "5/3/2026 19/3/2026")],
    ),
}  # fmt: skip

ASKED: dict[str, tuple[str, Ask, int]] = {
    "a day that does not exist": ("Chủ tịch tiếp ngày 15/1/2026, 31/2/2026, 16/3/2026", Ask.NO_SUCH_DAY, 1),
    "a weekday that disagrees": ("Thứ Ba, ngày 02/7/2026: Chủ tịch UBND tiếp", Ask.WEEKDAY, 0),
    "no year": ("Chủ tịch UBND tiếp ngày 05/8", Ask.NO_YEAR, 0),
    "a range": ("Từ ngày 06/7/2026 đến ngày 08/7/2026: Phó Chủ tịch tiếp công dân", Ask.RANGE, 0),
    "a range with one month": ("Chủ tịch tiếp từ ngày 06 đến ngày 08 tháng 7 năm 2026", Ask.RANGE, 0),
    "two places": (
        "Bí thư: ngày 10/7/2026, buổi sáng tại Trụ sở Tiếp công dân; buổi chiều tại Phòng Tiếp công dân UBND thành phố",
        Ask.NOT_READ, 0,
    ),
    "an afternoon without hours": ("Chiều thứ Hai hằng tuần: Chủ tịch", Ask.AFTERNOON, 0),
    "both halves without hours": ("Chủ tịch tiếp sáng và chiều thứ Hai hằng tuần", Ask.AFTERNOON, 0),
    "a session moved": ("Chuyển lịch tiếp công dân từ ngày 15/7/2026 sang ngày 17/7/2026", Ask.NOT_READ, 0),
    "the first working day": ("Chủ tịch tiếp vào ngày làm việc đầu tiên của tháng", Ask.NOT_READ, 0),
    "the last day of the month": ("Chủ tịch tiếp công dân ngày cuối cùng của tháng", Ask.NOT_READ, 0),
    "an exception": ("Chủ tịch tiếp thứ Năm hằng tuần, trừ ngày 02/9/2026 và 31/12/2026", Ask.NOT_READ, 0),
    "days behind a cited plan": ("Tại Kế hoạch này Chủ tịch UBND tiếp công dân ngày 10/7/2026", Ask.NOT_READ, 0),
}  # fmt: skip


def written(rule: Any) -> Any:
    if isinstance(rule, Dates):
        return " ".join(f"{day.day}/{day.month}/{day.year}" for day in sorted(rule.dates))
    return rule


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_a_notice_is_understood(name: str) -> None:
    text, plans = UNDERSTOOD[name]
    reading = read(text)
    assert reading.questions == []
    assert [(", ".join(one.receivers), written(one.rule)) for one in reading.found] == plans


@pytest.mark.parametrize("name", ASKED)
def test_a_notice_is_asked_about(name: str) -> None:
    text, kind, understood = ASKED[name]
    reading = read(text)
    assert [question.kind for question in reading.questions] == [kind]
    assert len(reading.found) == understood


def test_a_place_below_the_days_is_their_place_and_hours_are_both_halves() -> None:
    reading = read(NUMBERED)
    assert [(one.place, one.hours) for one in reading.found] == [
        ("Phòng Tiếp công dân số 2, trụ sở UBND xã", (MORNING, AFTERNOON))
    ]
    assert reading.roll == RollPolicy.NEXT_WORKING_DAY


def test_a_half_of_the_day_takes_its_hours_from_above() -> None:
    text = "Sáng 7h30 - 11h30, chiều 13h30 - 17h\nNgày | Buổi | Người tiếp\n02/7/2026 | Sáng | Chủ tịch\n02/7/2026 | Chiều | Bí thư"
    assert [(one.receivers, one.hours) for one in read(text).found] == [
        (("Chủ tịch",), (MORNING,)),
        (("Bí thư",), (AFTERNOON,)),
    ]


def test_an_afternoon_takes_the_hours_that_a_person_chose() -> None:
    text = "Chiều thứ Hai hằng tuần: Chủ tịch"
    (question,) = read(text).questions
    assert read(text, answers={question.key: "13:30-17:00"}).found[0].hours == (AFTERNOON,)
    assert read(text, answers={question.key: "keep"}).found[0].hours == ()


def test_a_person_called_as_a_time_of_day_is_no_time() -> None:
    assert read("Đồng chí Lê Thị Chiều, Chủ tịch UBND: ngày 10/7/2026").questions == []


def test_a_range_answered_is_all_its_days() -> None:
    text = "Từ ngày 06/7/2026 đến ngày 08/7/2026: Phó Chủ tịch tiếp công dân"
    (question,) = read(text).questions
    assert read(text, answers={question.key: "all"}).found[0].rule == Dates(
        (date(2026, 7, 6), date(2026, 7, 7), date(2026, 7, 8))
    )


def test_a_long_span_is_the_period_of_the_list() -> None:
    reading = read("Từ ngày 01/7/2026 đến ngày 31/12/2026\nThứ Năm hằng tuần: Chủ tịch")
    assert reading.period == (date(2026, 7, 1), date(2026, 12, 31))
    assert [one.rule for one in reading.found] == [Weekly(3)]
