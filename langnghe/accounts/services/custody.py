"""Which unit holds which file: given by intake, transfer, succession and delegation."""

from datetime import date

from django.db import transaction

from langnghe.accounts.models import Custody, CustodyRole


def give_custody(
    kind: str, object_id: int, *, unit: str, since: date, role: CustodyRole = CustodyRole.LEAD
) -> Custody:
    """Write that a unit holds a file; called by intake, transfer, succession and delegation."""
    held = custody_of(kind, object_id, unit=unit, since=since, role=role)
    held.save(force_insert=True)
    return held


def custody_of(
    kind: str, object_id: int, *, unit: str, since: date, role: CustodyRole = CustodyRole.LEAD
) -> Custody:
    """The same, not yet written, for those who write it together with the file."""
    return Custody(subject_kind=kind, subject_id=object_id, unit_id=unit, role=role, since=since)


def give_custody_to_many(kind: str, held: list[tuple[int, str, date]]) -> None:
    """The same for many new files at once: (id, unit code, day)."""
    rows = [custody_of(kind, object_id, unit=unit, since=since) for object_id, unit, since in held]
    Custody.objects.bulk_create(rows, batch_size=2000)


@transaction.atomic
def hand_over(kind: str, object_id: int, *, to: str, on: date) -> Custody:
    """End the lead of the present unit and begin the lead of another; the old one keeps following."""
    left = _end_lead(kind, object_id, on=on)
    give_custody(kind, object_id, unit=left, since=on, role=CustodyRole.FOLLOW)
    return _begin_lead(kind, object_id, unit=to, on=on)


@transaction.atomic
def hand_back(kind: str, object_id: int, *, to: str, on: date) -> Custody:
    """The same to the unit that it came from: whoever got it wrongly has nothing more to follow."""
    _end_lead(kind, object_id, on=on)
    return _begin_lead(kind, object_id, unit=to, on=on)


def _end_lead(kind: str, object_id: int, *, on: date) -> str:
    current = Custody.objects.select_for_update().get(
        subject_kind=kind, subject_id=object_id, role=CustodyRole.LEAD, until__isnull=True
    )
    current.until = on
    current.save(update_fields=["until"])
    return current.unit_id


def _begin_lead(kind: str, object_id: int, *, unit: str, on: date) -> Custody:
    """Who leads no longer follows."""
    Custody.objects.filter(
        subject_kind=kind, subject_id=object_id, unit=unit, role=CustodyRole.FOLLOW, until__isnull=True
    ).update(until=on)
    return give_custody(kind, object_id, unit=unit, since=on)
