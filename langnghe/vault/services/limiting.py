"""Wrong passphrases are counted: who holds somebody's session cannot try word after word."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import WrongState
from langnghe.vault.models import PassphraseTry

MOST = 5
WITHIN = timedelta(minutes=15)


@transaction.atomic
def note_wrong(*, by: User, at: datetime) -> None:
    """Called after the refused act was rolled back, so that the count stays; the log tells it too."""
    PassphraseTry.objects.filter(at__lt=at - WITHIN).delete()
    PassphraseTry.objects.create(user=by, at=at)
    audit.record("vault.wrong_passphrase", subject=("user", by.pk), day=legal_day(at), by=by.username)


def refuse_too_many(*, by: User, at: datetime) -> None:
    if PassphraseTry.objects.filter(user=by, at__gt=at - WITHIN).count() >= MOST:
        raise WrongState(_("Gõ sai cụm mật khẩu nhiều lần; đợi 15 phút rồi thử lại."))
