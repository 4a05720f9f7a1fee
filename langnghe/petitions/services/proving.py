"""Proving that one is the sender: a short code to the mailbox in the petition, once, with few tries."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.kernel.errors import Invalid, WrongState
from langnghe.notifications.services import queue
from langnghe.petitions import codes
from langnghe.petitions.access import KIND
from langnghe.petitions.models import MailCode, Petition

MINUTES = 15
TRIES = 5
DIGITS = 6
# How many codes one petition may ask for in a quarter of an hour: nobody's mailbox is flooded.
MOST = 3


@transaction.atomic
def send_mail_code(petition: Petition, *, at: datetime) -> None:
    """Send a fresh code to the mailbox written in the petition; refused where there is none, or too often."""
    locked = (
        Petition.objects.select_for_update(of=("self",)).select_related("unit", "person").get(pk=petition.pk)
    )
    if not locked.person.email:
        raise WrongState(
            _("Trong đơn không có thư điện tử; dùng bốn số cuối điện thoại hoặc đến nơi nhận đơn.")
        )
    if MailCode.objects.filter(petition=locked, expires_at__gt=at).count() >= MOST:
        raise WrongState(_("Đã gửi nhiều mã. Chờ mười lăm phút rồi thử lại."))
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    MailCode.objects.create(
        petition=locked, digest=codes.mail_digest(locked.pk, code), expires_at=at + timedelta(minutes=MINUTES)
    )
    context = {"number": str(locked), "unit": locked.unit.name, "mail_code": code}
    queue("petitions/letters/code", address=locked.person.email, context=context, about=(KIND, locked.pk))


@transaction.atomic
def use_mail_code(petition: Petition, code: str, *, at: datetime) -> bool:
    """Whether the code is the newest one sent, unused and in time; every try is counted."""
    rows = MailCode.objects.select_for_update().filter(petition=petition)
    row = rows.order_by("-id").first()
    if row is None or row.used_at or row.expires_at <= at or row.tries >= TRIES:
        return False
    row.tries += 1
    given = codes.mail_digest(petition.pk, "".join(code.split()))
    if secrets.compare_digest(bytes(row.digest), given):
        row.used_at = at
    row.save(update_fields=["tries", "used_at"])
    return row.used_at is not None


def must_know(*, known: bool) -> None:
    """Acts in the sender's name need more than the code on the receipt."""
    if not known:
        raise Invalid(_("Việc này cần bốn số cuối điện thoại hoặc mã gửi đến thư điện tử ghi trong đơn."))
