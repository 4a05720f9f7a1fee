"""Recording: one function, called inside the transaction that makes the change."""

import hashlib
import json
from datetime import date
from typing import Any

from langnghe.audit.models import Entry


def digest_of(*, action: str, subject: tuple[str, int], day: date, data: dict[str, Any]) -> str:
    """The SHA-256 that a signed figure freezes beside the record."""
    canonical = json.dumps(
        [action, *subject, day.isoformat(), data], sort_keys=True, ensure_ascii=False, default=str
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


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
    facts = data or {}
    return Entry(
        action=action,
        subject_kind=subject[0],
        subject_id=subject[1],
        unit_code=unit,
        actor=by,
        day=day,
        data=facts,
        cite=cite,
        replaces=replaces,
        digest=digest_of(action=action, subject=subject, day=day, data=facts),
    )


def record_many(entries: list[Entry]) -> None:
    """Append many entries at once, as imports and the demo do."""
    Entry.objects.bulk_create(entries, batch_size=2000)
