"""Being told by e-mail: asked, confirmed from the mailbox, stopped with one click."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from langnghe.notifications.services import queue
from langnghe.petitions import codes
from langnghe.petitions.access import KIND
from langnghe.petitions.models import Petition, Subscription
from langnghe.petitions.services.secrecy import refuse_sealed

PAGE = "/tra-cuu/thu-bao/"
MOST = 3
STOPPED = "stopped@example.invalid"


@transaction.atomic
def ask_to_be_told(petition: Petition, address: str) -> None:
    """Send a letter that asks the mailbox to confirm; until it does, nothing else is sent there.

    The same address asked again gets no second letter, and one petition asks few mailboxes. Refuses a sealed file, of
    which a page may still stand open from before.
    """
    _must_be_clear(petition)
    rows = Subscription.objects.filter(petition=petition)
    known = rows.filter(address=address, stopped_at__isnull=True).exists()
    if known or rows.count() >= MOST:
        return
    row = Subscription.objects.create(petition=petition, address=address)
    context = {"number": str(petition), "unit": petition.unit.name, **way_of(row)}
    queue("petitions/letters/confirm", address=address, context=context, about=(KIND, petition.pk))


def _must_be_clear(petition: Petition) -> None:
    """Under the lock that sealing takes, so that no address comes in while the others are taken away."""
    list(Petition.objects.select_for_update(of=("self",)).filter(pk=petition.pk).values_list("pk"))
    refuse_sealed(petition)


def way_of(row: Subscription) -> dict[str, str]:
    """Where a mailbox confirms and stops: the token rides in the fragment, which browsers never send."""
    token = codes.subscription_token(row.pk)
    return {
        "page": f"{settings.SITE_URL}{PAGE}",
        "token": token,
        "link": f"{settings.SITE_URL}{PAGE}#{token}",
    }


@transaction.atomic
def confirm_address(token: str, *, at: datetime) -> bool:
    """The mailbox says yes; true when the token is one of ours and not stopped."""
    row = _row(token)
    if row is None:
        return False
    if row.confirmed_at is None:
        row.confirmed_at = at
        row.save(update_fields=["confirmed_at"])
    return True


@transaction.atomic
def stop_telling(token: str, *, at: datetime) -> bool:
    """One click and no more letters; the address itself is forgotten."""
    row = _row(token)
    if row is None:
        return False
    row.stopped_at, row.address = at, STOPPED
    row.save(update_fields=["stopped_at", "address"])
    return True


def _row(token: str) -> Subscription | None:
    rows = Subscription.objects.select_for_update().filter(stopped_at__isnull=True)
    return rows.filter(pk=codes.subscription_of(token)).first()
