"""Questions about the outbox: which letters did not leave, since when, why, and what helps."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from langnghe.accounts import access
from langnghe.accounts.models import User
from langnghe.accounts.selectors import Viewer
from langnghe.notifications.models import Message

SHOWN = 200
Words = tuple[Promise, Promise]
WAITS = _("Máy tự thử lại; lâu không được thì xem lại máy chủ thư và đường mạng.")
UNREACHED: Words = (_("không nối được với máy chủ thư"), WAITS)
NO_SERVER = "NoMailServer"
UNNAMED: Words = (
    _("chưa khai báo máy chủ thư"),
    _("Người quản trị máy đặt LANGNGHE_SMTP_URL, khởi động lại rồi gửi lại."),
)
REFUSED: Words = (
    _("địa chỉ nhận không dùng được, hoặc máy chủ thư từ chối địa chỉ ấy"),
    _("Địa chỉ có thể ghi sai: báo người nhận bằng cách khác và hỏi lại địa chỉ."),
)
SETTINGS: Words = (
    _("máy chủ thư không nhận tên gửi, tên đăng nhập hoặc mật khẩu"),
    _("Xem lại LANGNGHE_SMTP_URL và LANGNGHE_MAIL_FROM, khởi động lại rồi gửi lại."),
)
TURNED_AWAY: Words = (_("máy chủ thư không nhận thư này"), WAITS)
# By the name of the fault, which is all that is kept of it.
REASONS: dict[str, Words] = {
    NO_SERVER: UNNAMED,
    "SMTPRecipientsRefused": REFUSED,
    "ValueError": REFUSED,
    "SMTPAuthenticationError": SETTINGS,
    "SMTPSenderRefused": SETTINGS,
    "SMTPNotSupportedError": SETTINGS,
    "SMTPDataError": TURNED_AWAY,
    "SMTPResponseException": TURNED_AWAY,
    "SMTPHeloError": TURNED_AWAY,
}
TO_WHOM: dict[str, Promise] = {
    "petition": _("người gửi đơn"),
    "booking": _("người đăng ký gặp"),
    "subscriber": _("người nhận tin về lịch"),
    "user": _("cán bộ"),
}


@dataclass(frozen=True)
class Unsent:
    """A letter that did not leave; it shows neither its address nor its words."""

    pk: int
    since: datetime
    attempts: int
    title: str
    reason: Promise
    advice: Promise
    to: str


def unsent_about(about: tuple[str, int]) -> list[Unsent]:
    """Letters about one thing that were tried and did not leave, for the room that owns it and has checked the right."""
    rows = _tried().filter(subject_kind=about[0], subject_id=about[1])
    return [_unsent(row, title=subject_of(row)) for row in rows]


def unsent(viewer: Viewer, on: date) -> list[Unsent]:
    """All that did not leave, the oldest first, for an administrator: which file a letter is about is not told.

    An officer is named to whoever keeps that officer's account.
    """
    rows = list(_tried()[:SHOWN])
    officers = [row.subject_id for row in rows if row.subject_kind == "user"]
    names = {user.pk: str(user) for user in access.visible(User.objects.filter(pk__in=officers), viewer, on)}
    return [_unsent(row, name=names.get(row.subject_id, "")) for row in rows]


def subject_of(message: Message) -> str:
    """The subject of a letter, in Vietnamese, whatever language the officer's screen has."""
    with override("vi"):
        return " ".join(render_to_string(f"{message.template}_subject.txt", message.context).split())


def _tried() -> QuerySet[Message]:
    return Message.objects.filter(sent_at__isnull=True).exclude(error="").order_by("id")


def _unsent(row: Message, *, title: str = "", name: str = "") -> Unsent:
    reason, advice = REASONS.get(row.error, UNREACHED)
    to = str(TO_WHOM.get(row.subject_kind, _("người khác")))
    if row.subject_kind == "user" and name:
        to = f"{to} {name}"
    return Unsent(row.pk, row.queued_at, row.attempts, title, reason, advice, to)
