"""The numbers that the reception register gives."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.figures.engine import ClaimHint, Figure, Population, register, total
from langnghe.reception.models import GROUP_SIZE, Receiver, Session, SessionKind, SessionState, Visit

VISITS = Population(
    key="visits",
    title=_("lượt tiếp công dân"),
    model=Visit,
    unit_field="unit",
    date_field="received_on",
    kind="visit",
    counted=Q(voided_on__isnull=True),
    # Not the number in the book, which has no gaps: the one that is missing would be a denunciation's.
    columns=(
        ("received_on", _("Ngày")),
        ("receiver", _("Ai tiếp")),
        ("heads", _("Số người")),
        ("field", _("Lĩnh vực")),
        ("result", _("Kết quả")),
    ),
    # Its day would tell the officer named in it that it is there (denunciation-law-2018/56).
    unlisted=Q(petition__denunciation__isnull=False),
    unlisted_note=_("Lượt tố cáo được tính mà không nêu ngày: bảo vệ bí mật người tố cáo."),
)
SESSIONS = Population(
    key="sessions",
    title=_("buổi tiếp công dân"),
    model=Session,
    unit_field="unit",
    date_field="held_on",
    kind="session",
    counted=~Q(state=SessionState.PLANNED),
    columns=(
        ("held_on", _("Ngày")),
        ("kind", _("Loại")),
        ("state", _("Trạng thái")),
        ("posted_on", _("Ngày niêm yết")),
        ("reason", _("Lý do")),
    ),
)
REGULAR = Q(kind=SessionKind.REGULAR)
BY_HEAD = Q(receiver=Receiver.HEAD, is_dialogue=False, session__kind=SessionKind.REGULAR)

register(
    Figure(
        "visits", _("Lượt tiếp công dân"), VISITS, claim=ClaimHint("turns"),
        note=_("Mỗi dòng sổ là một lượt; dòng đã hủy không tính."),
    ),
    Figure(
        "visit_people", _("Số người được tiếp"), VISITS, measure=total("heads"), claim=ClaimHint("people"),
        note=_("Cộng số người của các lượt."),
    ),
    Figure(
        "visit_groups", _("Đoàn đông người"), VISITS, Q(heads__gte=GROUP_SIZE), claim=ClaimHint("groups"),
        note=_("Lượt có từ 5 người trở lên; ngưỡng theo thực tiễn thống kê, chưa kiểm chứng."),
    ),
    Figure(
        "visits_dialogue", _("Lượt đối thoại trực tiếp với người đứng đầu"), VISITS, Q(is_dialogue=True),
        claim=ClaimHint("turns", words=("đối thoại",)), note=_("Lượt người dự các buổi đối thoại."),
    ),
    Figure(
        "session_visits", _("Lượt người đứng đầu trực tiếp tiếp định kỳ"), VISITS, BY_HEAD,
        claim=ClaimHint("turns", beside="sessions"), note=_("Không gồm đối thoại và lượt do người được ủy quyền tiếp."),
    ),
    Figure(
        "sessions_held", _("Buổi người đứng đầu trực tiếp tiếp"), SESSIONS,
        REGULAR & Q(state=SessionState.IN_PERSON), claim=ClaimHint("sessions"),
        note=_("Buổi định kỳ có mặt người đứng đầu, kể cả buổi không có ai đến."),
    ),
    Figure(
        "sessions_delegated", _("Buổi ủy quyền"), SESSIONS, REGULAR & Q(state=SessionState.DELEGATED),
        note=_("Đếm riêng, không tính vào số ngày tối thiểu của người đứng đầu."),
    ),
    Figure(
        "sessions_moved", _("Buổi dời lịch"), SESSIONS, REGULAR & Q(state=SessionState.MOVED),
        note=_("Buổi đã niêm yết rồi dời sang ngày khác, có lý do."),
    ),
    Figure(
        "sessions_missed", _("Buổi bỏ lỡ"), SESSIONS, REGULAR & Q(state=SessionState.MISSED),
        note=_("Buổi đã niêm yết mà không ai tiếp."),
    ),
    Figure(
        "sessions_posted_late", _("Buổi niêm yết muộn"), SESSIONS, Q(posted_late=True),
        note=_("Niêm yết muộn hơn 5 ngày làm việc trước ngày tiếp."),
    ),
)  # fmt: skip
