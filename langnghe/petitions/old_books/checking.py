"""Each row becomes a line of the book or a list of what is wrong with it."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from langnghe.petitions.models import Channel, Field, Kind
from langnghe.petitions.old_books.reading import Sheet
from langnghe.petitions.suspecting import looks_like_denunciation
from langnghe.vietnamese import LanguageError, fold, parse_date

NUMBER = re.compile(r"(\d{1,7})(?:\s*/\s*(?:\D.*|(\d{4}).*))?")
SUMMARY, NAME, ADDRESS, PHONE, RESULT = 500, 160, 300, 20, 700
OLDEST = date(2004, 1, 1)
MOST_SIGNERS = 100_000
KINDS = {
    "khieu nai": Kind.COMPLAINT, "kn": Kind.COMPLAINT, "kien nghi": Kind.RECOMMENDATION,
    "phan anh": Kind.FEEDBACK, "kien nghi phan anh": Kind.RECOMMENDATION, "": "",
}  # fmt: skip
CHANNELS = {
    "truc tiep": Channel.COUNTER, "nop truc tiep": Channel.COUNTER, "trao tay": Channel.COUNTER,
    "buu chinh": Channel.POST, "buu dien": Channel.POST, "qua buu dien": Channel.POST,
    "tiep cong dan": Channel.VISIT, "hop thu": Channel.BOX, "hop thu gop y": Channel.BOX,
    "thu dien tu": Channel.EMAIL, "email": Channel.EMAIL, "co quan khac chuyen den": Channel.PASSED_ON,
    "chuyen den": Channel.PASSED_ON, "": Channel.COUNTER,
}  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell; the value itself is not repeated, it may tell a name."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Line:
    """One line as it will stand in the book; without a number of its own it gets the next one."""

    row: int
    number: int | None
    received_on: date
    full_name: str
    address: str
    phone: str
    summary: str
    kind: str
    field: str
    channel: str
    written_on: date | None
    signers: int
    accepted_on: date | None
    closed_on: date | None
    result: str


class Wrong(Exception):
    """A cell that cannot be read, with the sentence."""


def check(sheet: Sheet, mapping: dict[str, int], *, on: date) -> tuple[list[Line], list[Problem]]:
    """All lines, or all that is wrong: a book is taken whole or not at all."""
    lines: list[Line] = []
    problems: list[Problem] = []
    for row, cells in enumerate(sheet.rows, start=sheet.first_row):
        if not any(cell not in {None, ""} for cell in cells):
            continue
        given = {name: cells[at] if at < len(cells) else "" for name, at in mapping.items()}
        found, wrong = _line(row, given, on=on)
        problems += wrong
        if found:
            lines.append(found)
    return lines, sorted([*problems, *_twice(lines)], key=lambda problem: problem.row)


def _line(row: int, given: dict[str, Any], *, on: date) -> tuple[Line | None, list[Problem]]:
    values: dict[str, Any] = {}
    wrong: list[Problem] = []
    for name, reader in READERS.items():
        try:
            values[name] = reader(given.get(name, ""))
        except Wrong as error:
            wrong.append(Problem(row, name, str(error)))
    if wrong:
        return None, wrong
    line = Line(row=row, **values)
    wrong = [Problem(row, name, sentence) for name, sentence in _contradictions(line, on)]
    return (None, wrong) if wrong else (line, [])


def _contradictions(line: Line, on: date) -> list[tuple[str, str]]:
    """What each cell allows and the row does not."""
    days = [
        ("written_on", line.written_on, None, line.received_on),
        ("accepted_on", line.accepted_on, line.received_on, on),
    ]
    days += [("received_on", line.received_on, OLDEST, on)]
    days += [("closed_on", line.closed_on, line.accepted_on or line.received_on, on)]
    wrong = [
        (name, _("Ngày này không hợp với các ngày khác của dòng, hoặc chưa đến."))
        for name, day, first, last in days
        if day and ((first and day < first) or (last and day > last))
    ]
    if line.accepted_on and not line.kind:
        wrong.append(("kind", _("Đơn đã thụ lý phải có loại đơn.")))
    if line.closed_on and not line.result:
        wrong.append(("result", _("Đơn đã kết thúc phải có kết quả.")))
    if looks_like_denunciation(line.summary):
        wrong.append(
            ("summary", _("Nghi là tố cáo: bỏ dòng này khỏi tệp và giữ trong sổ giấy theo chế độ mật."))
        )
    return wrong


def _twice(lines: list[Line]) -> list[Problem]:
    numbers = Counter((line.received_on.year, line.number) for line in lines if line.number)
    return [
        Problem(line.row, "number", _("Số này có ở nhiều dòng của cùng năm."))
        for line in lines
        if line.number and numbers[line.received_on.year, line.number] > 1
    ]


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _words(most: int, *, needed: bool = False) -> Any:
    def read(cell: Any) -> str:
        text = _text(cell)
        if needed and not text:
            raise Wrong(_("Ô này không được trống."))
        if len(text) > most:
            raise Wrong(_("Dài quá %(most)s ký tự.") % {"most": most})
        return text

    return read


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = _text(cell)
    if not text:
        return None
    try:
        found = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else parse_date(text).date
    except (LanguageError, ValueError):
        found = None
    if found is None:
        raise Wrong(_("Không đọc được ngày; viết như 05/03/2024."))
    return found


def _needed_day(cell: Any) -> date:
    found = _day(cell)
    if found is None:
        raise Wrong(_("Ô này không được trống."))
    return found


def _number(cell: Any) -> int | None:
    text = _text(cell)
    if not text:
        return None
    found = NUMBER.fullmatch(text)
    if not found or int(found[1]) < 1:
        raise Wrong(_("Không đọc được số đơn; viết như 128 hoặc 128/2024."))
    return int(found[1])


def _signers(cell: Any) -> int:
    text = _text(cell) or "1"
    if not text.isdecimal() or not 1 <= int(text) <= MOST_SIGNERS:
        raise Wrong(_("Số người ký phải là số từ 1."))
    return int(text)


def _kind(cell: Any) -> str:
    text = " ".join(fold(_text(cell)).replace(",", " ").replace("-", " ").split()).removeprefix("don ")
    if text.startswith(("to cao", "to giac")) or text == "tc":
        raise Wrong(
            _("Tố cáo không nhập vào máy: bỏ dòng này khỏi tệp và giữ trong sổ giấy theo chế độ mật.")
        )
    if text not in KINDS:
        raise Wrong(_("Loại đơn không có trong danh mục: khiếu nại, kiến nghị, phản ánh."))
    return str(KINDS[text])


def _channel(cell: Any) -> str:
    text = fold(_text(cell))
    if text not in CHANNELS:
        raise Wrong(_("Cách gửi không có trong danh mục."))
    return str(CHANNELS[text])


def _field(cell: Any) -> str:
    """A field of ours by its name or the beginning of it; another word is "other", since old books use their own."""
    text = fold(_text(cell))
    names = [(value, fold(str(label))) for value, label in Field.choices]
    return next((value for value, name in names if text and name.startswith(text)), Field.OTHER.value)


READERS = {
    "number": _number,
    "received_on": _needed_day,
    "full_name": _words(NAME, needed=True),
    "address": _words(ADDRESS),
    "phone": _words(PHONE),
    "summary": _words(SUMMARY, needed=True),
    "kind": _kind,
    "field": _field,
    "channel": _channel,
    "written_on": _day,
    "signers": _signers,
    "accepted_on": _day,
    "closed_on": _day,
    "result": _words(RESULT),
}
