"""What was wrong with a mailbox, in words; never a password, a name or a line of a letter."""

import imaplib
import logging
import socket
import ssl
from traceback import extract_tb

from django.utils.translation import gettext_lazy as _
from nacl.exceptions import CryptoError

from langnghe.petitions.models import Mailbox

log = logging.getLogger(__name__)


class Told(Exception):
    """A fault that is known where it happens, with its sentence."""


LOGIN = _("máy chủ không nhận tên đăng nhập hoặc mật khẩu")
FOLDER = _("hộp thư không có thư mục này")
MARKED = _("máy chủ chỉ nhận tên đăng nhập và mật khẩu không dấu; hãy đặt mật khẩu không dấu cho hộp thư")
UNKNOWN = _("lỗi chưa rõ, đã ghi vào nhật ký của máy chủ này")
# The first that fits; narrow ones stand before wide ones.
WORDS = (
    (CryptoError, _("mật khẩu đã niêm phong không mở được bằng khóa của máy chủ này; hãy ghi lại mật khẩu")),
    (ssl.SSLCertVerificationError, _("chứng thư của máy chủ không đáng tin")),
    (ssl.SSLError, _("không lập được đường truyền mã hóa; xem lại TLS, STARTTLS và cổng")),
    (socket.gaierror, _("không tìm thấy máy chủ có tên này")),
    (UnicodeError, _("không tìm thấy máy chủ có tên này")),
    (TimeoutError, _("máy chủ không trả lời kịp")),
    (ConnectionRefusedError, _("máy chủ từ chối kết nối ở cổng này")),
    (ConnectionError, _("đường truyền bị ngắt giữa chừng")),
    (imaplib.IMAP4.abort, _("đường truyền bị ngắt giữa chừng")),
    (imaplib.IMAP4.error, _("máy chủ trả lời không theo chuẩn IMAP")),
    (OSError, _("không nối được với máy chủ")),
)


def in_words(error: Exception) -> str:
    if isinstance(error, Told):
        return str(error)
    return str(next((words for kind, words in WORDS if isinstance(error, kind)), UNKNOWN))


def note(mailbox: Mailbox, error: Exception) -> None:
    """Which mailbox, which fault and where in the code: the message of the fault could quote a password or a letter."""
    where = extract_tb(error.__traceback__)
    place = f"{where[-1].filename}:{where[-1].lineno}" if where else "?"
    log.error("mailbox %s could not be read: %s at %s", mailbox.pk, type(error).__name__, place)
