"""Keeping a letter as a draft: once by its Message-ID, its files checked, itself whole, a denunciation not at all."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from langnghe.documents import services as documents
from langnghe.documents.models import Level
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Refusal
from langnghe.petitions import access
from langnghe.petitions.models import IncomingMail, MailState
from langnghe.petitions.services.mailing.parsing import Parsed, parse
from langnghe.petitions.suspecting import looks_like_denunciation
from langnghe.units.models import Unit

LETTER = "message/rfc822"


def keep_mail(raw: bytes, *, unit: Unit, on: date) -> IncomingMail:
    """The draft of a letter; one kept before is given back. One that may be a denunciation leaves no word here."""
    letter = parse(raw)
    same = IncomingMail.objects.filter(unit=unit, message_digest=letter.digest)
    if found := same.first():
        return found
    try:
        with transaction.atomic():
            names = [name for name, _data in letter.files]
            if looks_like_denunciation(letter.subject, letter.body, letter.said, *names):
                return _left(letter, why_left(), unit=unit, on=on)
            return _kept(raw, letter, unit=unit, on=on)
    except IntegrityError:
        return same.get()
    except documents.Busy:
        # Unread it stays in the mailbox, and comes again with the next reading.
        raise
    except Refusal as refusal:
        return _left(letter, str(refusal), unit=unit, on=on)


def why_left() -> str:
    return _("Nghi là tố cáo: mở trong hộp thư, in ra giấy và giữ theo chế độ mật.")


def _left(letter: Parsed, because: str, *, unit: Unit, on: date) -> IncomingMail:
    return IncomingMail.objects.create(
        unit=unit, message_digest=letter.digest, arrived_on=on, state=MailState.LEFT, because=because[:300]
    )


def _kept(raw: bytes, letter: Parsed, *, unit: Unit, on: date) -> IncomingMail:
    # The day that the sender's clock tells counts only when it is not later than ours.
    sent_on = legal_day(letter.sent_at) if letter.sent_at else on
    mail = IncomingMail.objects.create(
        unit=unit,
        message_digest=letter.digest,
        sender_name=letter.sender_name,
        sender_address=letter.sender_address,
        subject=letter.subject,
        body=letter.body,
        arrived_on=min(max(sent_on, date(on.year - 1, 1, 1)), on),
    )
    about = (access.MAIL, mail.pk)
    documents.store_raw(raw, LETTER, about=about, on=on, name="thu.eml", level=Level.CONFIDENTIAL)
    for name, data in letter.files:
        try:
            documents.store(data, about=about, by=None, on=on, name=name)
        except documents.Busy:
            raise
        except Refusal as refusal:
            mail.refused_files.append({"name": name[:160], "because": str(refusal)})
    mail.save(update_fields=["refused_files"])
    return mail
