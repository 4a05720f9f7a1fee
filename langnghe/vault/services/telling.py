"""Letters that say only that something waits or was answered: no file, no name, no word, not even whose."""

from datetime import date

from django.db.models import QuerySet

from langnghe.accounts.models import User
from langnghe.notifications.services import queue
from langnghe.vault import access
from langnghe.vault.models import KeyHalf, Release, SealedPart


def tell_keepers(release: Release, parts: QuerySet[SealedPart], *, on: date) -> None:
    """Whoever can agree: custodians who hold halves of it; who is named in it holds none."""
    halves = KeyHalf.objects.filter(part__in=parts)
    keys = access.keys_of(release.unit_id, on).filter(pk__in=halves.values("holder"))
    for key in keys.exclude(user=release.asked_by_id):
        _tell(key.user, "waits")


def tell_asker(release: Release) -> None:
    """What the answer was stands on the page alone."""
    _tell(release.asked_by, "answered")


def _tell(user: User, letter: str) -> None:
    if user.email:
        queue(f"vault/letters/{letter}", address=user.email, context={}, about=("user", user.pk))
