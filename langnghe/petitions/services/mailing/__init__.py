"""Petitions by e-mail: read from the mailbox, kept as drafts, confirmed by an officer."""

from langnghe.petitions.services.mailing.confirming import leave_mail, set_mail_aside, take_mail
from langnghe.petitions.services.mailing.fetching import MailboxTrouble, read_mailbox
from langnghe.petitions.services.mailing.keeping import keep_mail
from langnghe.petitions.services.mailing.settings import save_mailbox

__all__ = [
    "MailboxTrouble",
    "keep_mail",
    "leave_mail",
    "read_mailbox",
    "save_mailbox",
    "set_mail_aside",
    "take_mail",
]
