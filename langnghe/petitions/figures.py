"""The numbers that the petition register gives."""

from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from langnghe.figures.engine import ClaimHint, Figure, Population, register
from langnghe.petitions import complaint_results, processing_tables
from langnghe.petitions.models import Kind, Petition

# Not the number in the book, which has no gaps: the one that is missing would be a denunciation's.
COLUMNS = (
    ("received_on", _("Ngày nhận")),
    ("kind", _("Loại đơn")),
    ("state", _("Trạng thái")),
    ("due_on", _("Hạn")),
    ("answered_on", _("Ngày trả lời")),
)
COUNTED = Q(voided_on__isnull=True)


def _by(key: str, title: Any, day: str) -> Population:
    """Petitions by one of their days; a denunciation is counted and not listed.

    Its day would tell the officer named in it that it is there (denunciation-law-2018/56).
    """
    return Population(
        key, title, Petition, "unit", day, "petition", COUNTED, COLUMNS,
        unlisted=Q(kind=Kind.DENUNCIATION),
        unlisted_note=_("Đơn tố cáo được tính mà không nêu số, ngày: bảo vệ bí mật người tố cáo."),
    )  # fmt: skip


RECEIVED = _by("petitions_received", _("đơn nhận"), "received_on")
ACCEPTED = _by("petitions_accepted", _("đơn thụ lý"), "accepted_on")
ANSWERED = _by("petitions_answered", _("đơn trả lời"), "answered_on")

register(
    Figure("petitions_received", _("Đơn đã nhận"), RECEIVED, claim=ClaimHint("petitions"), note=_("Theo ngày nhận.")),
    Figure(
        "complaints_accepted", _("Khiếu nại đã thụ lý"), ACCEPTED, Q(kind=Kind.COMPLAINT), note=_("Theo ngày thụ lý.")
    ),
    Figure("petitions_answered", _("Đơn đã trả lời"), ANSWERED, note=_("Theo ngày trả lời.")),
    Figure(
        "petitions_answered_late", _("Đơn trả lời quá hạn"), ANSWERED, Q(answered_on__gt=F("resolution_due_on")),
        note=_("Ngày trả lời sau hạn; hạn gốc không bao giờ bị ghi đè."),
    ),
)  # fmt: skip
register(*complaint_results.FIGURES)
register(*processing_tables.FIGURES)
