"""The proof that a schedule was posted: the entry of the log with its digest, the sessions, the photographs kept.

An extract of the log, not a form: the law asks for the posting and names no paper for it.
"""

from collections.abc import Iterable

from langnghe import lawbook
from langnghe.audit.models import Entry
from langnghe.design.writing import long_date, short_date
from langnghe.documents.models import StoredFile
from langnghe.kernel.clock import LOCAL
from langnghe.reception.models import Schedule
from langnghe.reception.papers.sheet import Sheet, sheet_of

LEAD = "posting.schedule.lead"


def proof_of(schedule: Schedule, entries: Iterable[Entry], photographs: Iterable[StoredFile]) -> Sheet:
    sessions = schedule.sessions.filter(posted_on__isnull=False).select_related("place")
    rows = tuple(
        (str(number), long_date(one.held_on), one.place.name, f"{'muộn, ' if one.posted_late else ''}{short_date(one.posted_on)}")
        for number, one in enumerate(sessions.order_by("held_on", "starts_at"), 1)
        if one.posted_on
    )  # fmt: skip
    law = lawbook.rule(LEAD, schedule.posted_on or schedule.since).cite.text
    return sheet_of(
        schedule.unit,
        title="Trích nhật ký niêm yết",
        about=f"Lịch tiếp công dân của {schedule.post.title}, {short_date(schedule.since)} – {short_date(schedule.until)}",
        blocks=(
            ("line", f"Căn cứ để niêm yết: {law}."),
            *(line for entry in entries for line in _entry(entry)),
            ("head", "Ảnh bảng niêm yết"),
            *(_photographs(photographs) or [("line", "Chưa có ảnh nào kèm theo.")]),
            ("head", "Các buổi tiếp"),
        ),
        table=(("Số", "Ngày tiếp", "Địa điểm", "Niêm yết"), *rows),
        widths=(0, 0, 1, 0),
        after=(("p", "Giấy này trích từ nhật ký của hệ thống, không phải mẫu do luật quy định; mã băm cho phép đối chiếu với bản gốc."),),
        signers=(("Người trích", "(ký, ghi rõ họ tên)"),),
    )  # fmt: skip


def _entry(entry: Entry) -> list[tuple[str, str]]:
    at = entry.at.astimezone(LOCAL)
    return [
        ("line", f"Niêm yết lúc {at:%H:%M} ngày {short_date(at.date())}, tài khoản {entry.actor}, mục nhật ký số {entry.pk}."),
        ("item", "Mã băm SHA-256 của nội dung:"),
        ("code", str(entry.data.get("content", ""))),
    ]  # fmt: skip


def _photographs(photographs: Iterable[StoredFile]) -> list[tuple[str, str]]:
    return [
        line
        for one in photographs
        for line in (
            ("item", f"- {one.name}, nhận ngày {short_date(one.uploaded_on)}, mã băm SHA-256:"),
            ("code", one.sha256),
        )
    ]
