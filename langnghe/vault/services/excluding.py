"""An officer who is named in a thing loses it: no list, no page, no half of a key."""

from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.kernel.clock import LOCAL
from langnghe.vault.models import Exclusion, KeyHalf, Release
from langnghe.vault.services.releasing import wipe
from langnghe.vault.services.telling import tell_asker


@transaction.atomic
def exclude(users: list[User], *, subject: tuple[str, int], unit: str, by: User | None, on: date) -> None:
    """The entry tells how many, never whom."""
    kind, pk = subject
    Exclusion.objects.bulk_create(
        [Exclusion(subject_kind=kind, subject_id=pk, user=user) for user in users], ignore_conflicts=True
    )
    mine = Q(holder__user__in=users) | Q(partner__user__in=users)
    KeyHalf.objects.filter(mine, part__subject_kind=kind, part__subject_id=pk).delete()
    asked = Release.objects.filter(subject_kind=kind, subject_id=pk, ended_at__isnull=True)
    for release in asked.filter(Q(asked_by__in=users) | Q(approvals__key__user__in=users)).distinct():
        wipe(release, datetime.combine(on, time.min, tzinfo=LOCAL))
        # Who is named learns nothing, not even that something ended.
        if release.asked_by not in users:
            tell_asker(release)
    data = {"people": len(users)}
    audit.record(
        "vault.excluded", subject=subject, day=on, by=by.username if by else "", unit=unit, data=data
    )
