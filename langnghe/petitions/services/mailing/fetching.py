"""Reading the mailbox over IMAP: a letter is marked as read only after it is kept, so a crash loses none."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from django.db import DatabaseError
from django.utils.translation import gettext as _

from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Refusal
from langnghe.petitions.models import Mailbox, MailState, Security
from langnghe.petitions.services.mailing import faults
from langnghe.petitions.services.mailing.keeping import keep_mail
from langnghe.petitions.services.mailing.naming import folder_name, quoted
from langnghe.petitions.services.mailing.settings import opened

AT_ONCE = 50
SECONDS = 30
FAULTS = (imaplib.IMAP4.error, OSError, ssl.SSLError)


class MailboxTrouble(Refusal):
    """The mailbox cannot be read now."""


def read_mailbox(mailbox: Mailbox, *, at: datetime) -> int:
    """Keep the unread letters as drafts; says how many. The trouble of a mailbox is written beside it."""
    kept, trouble, fault = 0, "", ""
    try:
        with _line(mailbox) as line:
            kept, broken = _keep_all(line, mailbox, at=at)
        if broken:
            trouble = _("Có %(n)s thư máy không đọc được; thư còn nguyên trong hộp thư.") % {"n": broken}
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one mailbox is said beside it and stops no other
        faults.note(mailbox, error)
        trouble = fault = _("Không đọc được hộp thư: %(fault)s.") % {"fault": faults.in_words(error)}
    Mailbox.objects.filter(pk=mailbox.pk).update(read_at=at, trouble=trouble)
    if fault:
        raise MailboxTrouble(fault, instead=_("Xem lại máy chủ, tên đăng nhập và mật khẩu."))
    return kept


def _keep_all(line: imaplib.IMAP4, mailbox: Mailbox, *, at: datetime) -> tuple[int, int]:
    """How many were kept, and how many the machine could not read: one of those keeps no other back."""
    kept = broken = 0
    for number in _unread(line):
        try:
            kept += _keep_one(line, number, mailbox, at=at)
        except (*FAULTS, DatabaseError):
            raise
        except Exception as error:  # noqa: BLE001 - a letter is anything that anybody sends
            faults.note(mailbox, error)
            broken += 1
    return kept, broken


@contextmanager
def _line(mailbox: Mailbox) -> Iterator[imaplib.IMAP4]:
    context = ssl.create_default_context()
    if mailbox.security == Security.TLS:
        line: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            mailbox.host, mailbox.port, ssl_context=context, timeout=SECONDS
        )
    else:
        line = imaplib.IMAP4(mailbox.host, mailbox.port, timeout=SECONDS)
    try:
        if mailbox.security == Security.STARTTLS:
            line.starttls(context)
        _log_in(line, mailbox.username, opened(mailbox))
        answer, _data = line.select(folder_name(mailbox.folder))
        if answer != "OK":
            raise faults.Told(faults.FOLDER)
        yield line
    finally:
        with suppress(*FAULTS):
            line.logout()


def _log_in(line: imaplib.IMAP4, username: str, password: str) -> None:
    """LOGIN knows ASCII only; marks need AUTHENTICATE PLAIN in UTF-8 (RFC 4616). The server's own words are not repeated."""
    is_plain = (username + password).isascii() and "LOGINDISABLED" not in line.capabilities
    if not is_plain and "AUTH=PLAIN" not in line.capabilities:
        raise faults.Told(faults.MARKED)
    try:
        if is_plain:
            line.login(quoted(username), password)
        else:
            line.authenticate("PLAIN", lambda _asked: f"\0{username}\0{password}".encode())
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise faults.Told(faults.LOGIN) from None


def _unread(line: imaplib.IMAP4) -> list[str]:
    """What nobody has read; a letter that we left for people is flagged and not taken up again."""
    _answer, data = line.uid("SEARCH", "UNSEEN", "UNFLAGGED")
    return data[0].decode().split()[:AT_ONCE] if data and data[0] else []


def _keep_one(line: imaplib.IMAP4, number: str, mailbox: Mailbox, *, at: datetime) -> bool:
    _answer, data = line.uid("FETCH", number, "(BODY.PEEK[])")
    raw = next((part[1] for part in data if isinstance(part, tuple)), b"")
    if not raw:
        # Gone in between, or the line broke: unread it stays, and the next reading meets it again.
        raise imaplib.IMAP4.error("no letter came")
    mail = keep_mail(raw, unit=mailbox.unit, on=legal_day(at))
    left = mail.state == MailState.LEFT
    line.uid("STORE", number, "+FLAGS", r"(\Flagged)" if left else r"(\Seen)")
    return not left
