"""The leaf of an entry and the head of a seal: what both sealing and checking compute."""

import hashlib
import json
from datetime import UTC

from langnghe.audit.models import Entry, Seal


def digest_of(entry: Entry) -> str:
    """SHA-256 over an entry's salt and every fact that it states, except the moment of recording.

    The salt keeps an outsider who holds a proof from guessing the small facts of the entries beside it.
    """
    facts = [
        entry.action, entry.subject_kind, entry.subject_id, entry.unit_code, entry.actor, entry.day.isoformat(),
        entry.data, entry.cite, entry.replaces,
    ]  # fmt: skip
    canonical = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(bytes(entry.salt) + canonical.encode()).hexdigest()


def head_of(made: Seal) -> str:
    """SHA-256 over what a seal states and the head of the seal before it."""
    stated = (
        f"{made.number}|{made.count}|{made.root}|{made.previous}|{made.sealed_at.astimezone(UTC).isoformat()}"
    )
    return hashlib.sha256(stated.encode()).hexdigest()
