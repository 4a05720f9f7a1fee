"""Recording: one function, called inside the transaction that makes the change."""

import secrets
from datetime import date
from typing import Any

from langnghe.audit.leaves import digest_of
from langnghe.audit.models import Entry

SALT = 16


def record(
    action: str,
    *,
    subject: tuple[str, int],
    day: date,
    by: str = "",
    unit: str = "",
    data: dict[str, Any] | None = None,
    cite: str = "",
    replaces: int | None = None,
) -> Entry:
    """Append one entry: `action` is dotted (`petition.accepted`), `by` a user name, `unit` a unit code."""
    entry = build(action, subject=subject, day=day, by=by, unit=unit, data=data, cite=cite, replaces=replaces)
    entry.save(force_insert=True)
    return entry


def build(
    action: str,
    *,
    subject: tuple[str, int],
    day: date,
    by: str = "",
    unit: str = "",
    data: dict[str, Any] | None = None,
    cite: str = "",
    replaces: int | None = None,
) -> Entry:
    """An entry not yet written, for those who write many at once."""
    entry = Entry(
        action=action,
        subject_kind=subject[0],
        subject_id=subject[1],
        unit_code=unit,
        actor=by,
        day=day,
        data=data or {},
        cite=cite,
        replaces=replaces,
        salt=secrets.token_bytes(SALT),
    )
    entry.digest = digest_of(entry)
    return entry


def record_many(entries: list[Entry]) -> None:
    """Append many entries at once, as imports and the demo do."""
    Entry.objects.bulk_create(entries, batch_size=2000)
