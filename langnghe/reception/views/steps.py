"""The log of one session or turn in words: what was done, when, by whom, on which article."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from langnghe.accounts.selectors import actor_names
from langnghe.audit.models import Entry

WORDS = {
    "visit.recorded": _("ghi vào sổ"),
    "visit.corrected": _("sửa mục ghi sai"),
    "visit.voided": _("hủy lượt"),
    "visit.petition_opened": _("mở đơn"),
    "visit.matter_joined": _("ghép vào vụ việc"),
    "visit.refusal_notified": _("phát hành thông báo từ chối"),
    "session.planned": _("lập buổi tiếp"),
    "session.posted": _("niêm yết"),
    "session.in_person": _("tiếp trực tiếp"),
    "session.delegated": _("ủy quyền"),
    "session.moved": _("dời lịch"),
    "session.missed": _("bỏ lỡ"),
    "session.online": _("báo tiếp trực tuyến"),
    "session.minutes": _("lập biên bản"),
    "session.task_given": _("giao việc"),
    "session.task_answered": _("trả lời việc được giao"),
    "session.concluded": _("phát hành thông báo kết luận"),
}


def steps(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    told = list(entries)
    names = actor_names(entry.actor for entry in told)
    return [
        {
            "title": WORDS.get(entry.action, entry.action),
            "on": entry.day,
            "note": " · ".join(part for part in (names.get(entry.actor), entry.cite) if part),
        }
        for entry in told
    ]
