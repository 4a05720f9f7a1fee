"""Each row becomes a turn of the register, or a list of what is wrong with it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from langnghe.old_books.cells import (
    OLDEST,
    Problem,
    Wrong,
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
from langnghe.petitions.models import Field
from langnghe.petitions.services import looks_like_denunciation
from langnghe.reception.models import Receiver, VisitResult
from langnghe.vietnamese import fold

NAME, ADDRESS, CONTENT, NOTE = 160, 300, 500, 500
MOST_PEOPLE = 100_000
# The older forms hold name, address and papers in one column; the number of a paper is not taken over.
PAPERS = re.compile(r"[,;\-–\s]*\b(cmnd|cmt|cccd|cmtnd|căn cước|chứng minh|hộ chiếu)\b[^,;]*", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[,;]\s*|\s+[-–]\s+")
# The first that fits; an old book says it in a sentence, and the sentence is kept as the note.
RESULTS = (
    ("tu choi", VisitResult.REFUSED),
    ("tiep nhan don", VisitResult.PETITION), ("nhan don", VisitResult.PETITION), ("thu ly", VisitResult.PETITION),
    ("hen", VisitResult.PROMISED),
    ("huong dan", VisitResult.GUIDED),
    ("giai thich", VisitResult.EXPLAINED), ("tra loi", VisitResult.EXPLAINED),
)  # fmt: skip
RECEIVERS = {
    Receiver.DELEGATE: ("uy quyen", "duoc uy quyen", "nguoi duoc uy quyen"),
    Receiver.HEAD: ("chu tich", "bi thu", "nguoi dung dau", "thu truong", "chanh thanh tra", "giam doc"),
    Receiver.STAFF: ("", "thuong xuyen", "tiep thuong xuyen", "can bo", "can bo tiep dan", "can bo tiep cong dan", "chuyen vien"),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One turn as it will stand in the register; without a number of its own it gets the next one."""

    row: int
    number: int | None
    received_on: date
    full_name: str
    address: str
    heads: int
    content: str
    field: str
    receiver: str
    result: str
    note: str


def check(sheet: Sheet, mapping: dict[str, int], on: date) -> tuple[list[Line], list[Problem]]:
    """All turns, or all that is wrong: a book is taken whole or not at all."""
    lines: list[Line] = []
    problems: list[Problem] = []
    for row, given in rows_of(sheet, mapping):
        values, wrong = read_row(row, given, READERS)
        wrong = wrong or [Problem(row, name, sentence) for name, sentence in _contradictions(values, on)]
        problems += wrong
        if not wrong:
            lines.append(_line(row, values))
    return lines, sorted([*problems, *twice(lines)], key=lambda problem: problem.row)


def _line(row: int, values: dict[str, Any]) -> Line:
    name, address = _apart(values.pop("full_name"), values.pop("address"))
    result, said = values.pop("result")
    note = "; ".join(dict.fromkeys(text for text in (said, values.pop("note")) if text))[:NOTE]
    return Line(row=row, full_name=name, address=address, result=result, note=note, **values)


def _apart(name: str, address: str) -> tuple[str, str]:
    """A name apart from an address in the same cell; a cell that holds a name alone stays as it is."""
    parts = [part for part in BETWEEN.split(PAPERS.sub("", name)) if part]
    own = ", ".join(parts[1:])
    return (parts[0] if parts else name)[:NAME], (address or own)[:ADDRESS]


def _contradictions(values: dict[str, Any], on: date) -> list[tuple[str, str]]:
    wrong = []
    if not OLDEST <= values["received_on"] <= on:
        wrong.append(("received_on", _("Ngày này chưa đến, hoặc cũ hơn mọi sổ được nhận.")))
    if looks_like_denunciation(values["content"], values["note"], values["result"][1]):
        wrong.append(
            ("content", _("Nghi là tố cáo: bỏ dòng này khỏi tệp và giữ trong sổ giấy theo chế độ mật."))
        )
    if values["result"][0] == VisitResult.REFUSED:
        wrong.append(
            ("result", _("Lượt bị từ chối cần căn cứ: bỏ dòng này khỏi tệp và ghi ở trang “Ghi lượt tiếp”."))
        )
    return wrong


def _field(cell: Any) -> str:
    """A field of ours by its name or the beginning of it; another word is "other", since old books use their own."""
    text = fold(text_of(cell))
    names = [(value, fold(str(label))) for value, label in Field.choices]
    return next((value for value, name in names if text and name.startswith(text)), Field.OTHER.value)


def _receiver(cell: Any) -> str:
    """Who received, by the word for the role; a name or a deputy's title does not say it, and nothing is guessed."""
    text = fold(text_of(cell))
    if "uy quyen" in text:
        return Receiver.DELEGATE.value
    for receiver, known in RECEIVERS.items():
        if text in known or any(
            one and re.fullmatch(rf"{one} (ubnd|hdnd|xa|phuong|huyen|tinh|dang uy).*", text) for one in known
        ):
            return receiver.value
    raise Wrong(_("Ghi “thường xuyên”, “người đứng đầu” hoặc “ủy quyền”; tên người không cho biết điều đó."))


def _result(cell: Any) -> tuple[str, str]:
    text = text_of(cell)
    folded = fold(text)
    if not folded:
        raise Wrong(_("Ô này không được trống."))
    if len(text) > NOTE:
        raise Wrong(_("Dài quá %(most)s ký tự.") % {"most": NOTE})
    for words_of_it, result in RESULTS:
        if re.search(rf"\b{words_of_it}\b", folded):
            return result.value, text
    raise Wrong(
        _(
            "Không thấy kết quả nào trong: giải thích, trả lời, hẹn trả lời, hướng dẫn, tiếp nhận đơn, từ chối."
        )
    )


READERS = {
    "number": number,
    "received_on": needed_day,
    "full_name": words(NAME + ADDRESS, needed=True),
    "address": words(ADDRESS),
    "heads": people(MOST_PEOPLE),
    "content": words(CONTENT, needed=True),
    "field": _field,
    "receiver": _receiver,
    "result": _result,
    "note": words(NOTE),
}
