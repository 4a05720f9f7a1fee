"""Reading the mailbox over IMAP: a letter is marked as read only after it is kept, so a crash loses none."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from django.utils.translation import gettext as _

from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Refusal
from langnghe.petitions.models import Mailbox, MailState, Security
from langnghe.petitions.services.mailing.keeping import keep_mail
from langnghe.petitions.services.mailing.settings import opened

AT_ONCE = 50
SECONDS = 30
FAULTS = (imaplib.IMAP4.error, OSError, ssl.SSLError)


class MailboxTrouble(Refusal):
    """The mailbox cannot be read now."""


def read_mailbox(mailbox: Mailbox, *, at: datetime) -> int:
    """Keep the unread letters as drafts; says how many. The trouble of a mailbox is written beside it."""
    kept, trouble = 0, ""
    try:
        with _line(mailbox) as line:
            for number in _unread(line):
                kept += _keep_one(line, number, mailbox, at=at)
    except FAULTS as error:
        trouble = _("Không đọc được hộp thư: %(fault)s.") % {"fault": type(error).__name__}
    Mailbox.objects.filter(pk=mailbox.pk).update(read_at=at, trouble=trouble)
    if trouble:
        raise MailboxTrouble(trouble, instead=_("Xem lại máy chủ, tên đăng nhập và mật khẩu."))
    return kept


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
        line.login(mailbox.username, opened(mailbox))
        answer, _data = line.select(f'"{mailbox.folder}"')
        if answer != "OK":
            raise imaplib.IMAP4.error("no such folder")
        yield line
    finally:
        with suppress(*FAULTS):
            line.logout()


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
