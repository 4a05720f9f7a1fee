"""An officer confirms a draft: it becomes a line of the book with its files, or is set aside with a reason."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.documents import services as documents
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import Channel, IncomingMail, MailState, PetitionBody
from langnghe.petitions.services import indexing
from langnghe.petitions.services.intake.blanking import blank_mail
from langnghe.petitions.services.intake.counter import receive_at_counter
from langnghe.petitions.services.intake.receiving import Received
from langnghe.petitions.services.mailing.keeping import why_left


@transaction.atomic
def take_mail(mail: IncomingMail, *, by: User, on: date, **petition: Any) -> Received:
    """Write a letter into the book; refuses one that was dealt with. The same form sent twice is one petition."""
    locked = _locked(mail, by=by, on=on)
    if locked.state == MailState.SET_ASIDE or (locked.petition_id and not petition.get("idempotency")):
        raise WrongState(_("Thư này đã được xử lý."))
    channel = Channel.PASSED_ON if petition.get("passed") else Channel.EMAIL
    received = receive_at_counter(unit=locked.unit, channel=channel, by=by, on=on, **petition)
    if locked.petition_id == received.petition.pk:
        return received
    if locked.state != MailState.WAITING:
        raise WrongState(_("Thư này đã được xử lý."))
    PetitionBody.objects.create(petition=received.petition, body=locked.body)
    indexing.index(received.petition)
    documents.copy_files((access.MAIL, locked.pk), (access.KIND, received.petition.pk), by=by, on=on)
    locked.state, locked.petition = MailState.TAKEN, received.petition
    locked.save(update_fields=["state", "petition"])
    return received


@transaction.atomic
def set_mail_aside(mail: IncomingMail, *, because: str, by: User, on: date) -> IncomingMail:
    """A letter that is no petition; it stays with the reason."""
    locked = _locked(mail, by=by, on=on)
    if locked.state != MailState.WAITING:
        raise WrongState(_("Thư này đã được xử lý."))
    because = " ".join(because.split())
    if not because:
        raise Invalid(_("Ghi vì sao thư này không phải đơn."))
    locked.state, locked.because = MailState.SET_ASIDE, because
    locked.save(update_fields=["state", "because"])
    audit.record(
        "mail.set_aside", subject=(access.MAIL, locked.pk), day=on, by=by.username, unit=locked.unit_id
    )
    return locked


@transaction.atomic
def leave_mail(mail: IncomingMail, *, by: User, on: date) -> IncomingMail:
    """A letter that is a denunciation leaves this machine, row and files, and stays in the mailbox alone.

    Also one that was set aside before; one that is in the book is sealed there.
    """
    locked = _locked(mail, by=by, on=on)
    if locked.state not in {MailState.WAITING, MailState.SET_ASIDE}:
        raise WrongState(
            _("Thư này đã được xử lý."), instead=_("Thư đã vào sổ thì niêm phong ở trang của đơn.")
        )
    locked.state, locked.because = MailState.LEFT, why_left()
    blank_mail(locked, by=by, on=on)
    audit.record("mail.left", subject=(access.MAIL, locked.pk), day=on, by=by.username, unit=locked.unit_id)
    return locked


def _locked(mail: IncomingMail, *, by: User, on: date) -> IncomingMail:
    rows = access.visible_mail(
        IncomingMail.objects.select_for_update(of=("self",)).select_related("unit"), by, on
    )
    locked = rows.filter(pk=mail.pk).first()
    if locked is None:
        raise NotFound(_("Không có thư này."))
    return locked
