"""Each row becomes a line of the book or a list of what is wrong with it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from langnghe.old_books.cells import (
    OLDEST,
    Problem,
    Reader,
    Wrong,
    day,
    needed_day,
    number,
    people,
    read_row,
    rows_of,
    text_of,
    twice,
    words,
)
from langnghe.old_books.reading import Sheet
from langnghe.people.services import NOT_STATED
from langnghe.petitions.models import Channel, Field, Kind
from langnghe.petitions.suspecting import looks_like_denunciation
from langnghe.vietnamese import fold

SUMMARY, NAME, ADDRESS, PHONE, RESULT = 500, 160, 300, 20, 700
MOST_SIGNERS = 100_000
KINDS = {
    "khieu nai": Kind.COMPLAINT, "kn": Kind.COMPLAINT, "kien nghi": Kind.RECOMMENDATION,
    "phan anh": Kind.FEEDBACK, "kien nghi phan anh": Kind.RECOMMENDATION, "tranh chap": Kind.DISPUTE, "": "",
}  # fmt: skip
NOT_WRITTEN = {
    "khong ghi", "khong ghi ten", "khong ghi ho ten", "khong ghi dia chi", "khong ghi noi o", "khong ro", "khong ro ten",
    "khong ro dia chi", "khong co", "khong co ten", "khong ten", "nac danh", "khuyet danh",
}  # fmt: skip
CHANNELS = {
    "truc tiep": Channel.COUNTER, "nop truc tiep": Channel.COUNTER, "trao tay": Channel.COUNTER,
    "buu chinh": Channel.POST, "buu dien": Channel.POST, "qua buu dien": Channel.POST,
    "tiep cong dan": Channel.VISIT, "hop thu": Channel.BOX, "hop thu gop y": Channel.BOX,
    "thu dien tu": Channel.EMAIL, "email": Channel.EMAIL, "co quan khac chuyen den": Channel.PASSED_ON,
    "chuyen den": Channel.PASSED_ON, "": Channel.COUNTER,
}  # fmt: skip


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


def check(sheet: Sheet, mapping: dict[str, int], on: date) -> tuple[list[Line], list[Problem]]:
    """All lines, or all that is wrong: a book is taken whole or not at all."""
    lines: list[Line] = []
    problems: list[Problem] = []
    for row, given in rows_of(sheet, mapping):
        found, wrong = _line(row, given, on=on)
        problems += wrong
        if found:
            lines.append(found)
    return lines, sorted([*problems, *twice(lines)], key=lambda problem: problem.row)


def _line(row: int, given: dict[str, Any], *, on: date) -> tuple[Line | None, list[Problem]]:
    values, wrong = read_row(row, given, READERS)
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


def _told(most: int, *, needed: bool = False) -> Reader:
    """A name or a home; the many ways to say that the paper has none become one."""
    read = words(most)

    def stated(cell: Any) -> str:
        text: str = read(cell)
        if needed and not text:
            raise Wrong(_("Ô này không được trống; đơn không ghi họ tên thì viết “không ghi”."))
        plain = " ".join(fold(text).strip(" .-_?").split())
        return NOT_STATED if text and (not plain or plain in NOT_WRITTEN) else text

    return stated


def _kind(cell: Any) -> str:
    text = " ".join(fold(text_of(cell)).replace(",", " ").replace("-", " ").split()).removeprefix("don ")
    if text.startswith(("to cao", "to giac")) or text == "tc":
        raise Wrong(
            _("Tố cáo không nhập vào máy: bỏ dòng này khỏi tệp và giữ trong sổ giấy theo chế độ mật.")
        )
    if text not in KINDS:
        raise Wrong(_("Loại đơn không có trong danh mục: khiếu nại, kiến nghị, phản ánh, tranh chấp."))
    return str(KINDS[text])


def _channel(cell: Any) -> str:
    text = fold(text_of(cell))
    if text not in CHANNELS:
        raise Wrong(_("Cách gửi không có trong danh mục."))
    return str(CHANNELS[text])


def _field(cell: Any) -> str:
    """A field of ours by its name or the beginning of it; another word is "other", since old books use their own."""
    text = fold(text_of(cell))
    names = [(value, fold(str(label))) for value, label in Field.choices]
    return next((value for value, name in names if text and name.startswith(text)), Field.OTHER.value)


READERS = {
    "number": number,
    "received_on": needed_day,
    "full_name": _told(NAME, needed=True),
    "address": _told(ADDRESS),
    "phone": words(PHONE),
    "summary": words(SUMMARY, needed=True),
    "kind": _kind,
    "field": _field,
    "channel": _channel,
    "written_on": day,
    "signers": people(MOST_SIGNERS),
    "accepted_on": day,
    "closed_on": day,
    "result": words(RESULT),
}
