"""The digest of what stands on the board: the sealed log keeps it, so that the notice can be proved later."""

import hashlib
import json
from collections.abc import Iterable

from langnghe.reception.models import Session


def posted_digest(sessions: Iterable[Session]) -> str:
    """SHA-256 over day, hours, post and place of each session, in order."""
    rows = sorted(
        [
            one.held_on.isoformat(),
            one.starts_at.timestamp(),
            one.ends_at.timestamp(),
            one.post_id,
            one.place_id,
        ]
        for one in sessions
    )
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()
