"""The entries behind sessions and turns: codes, days and counts, never a name, an address or somebody's words."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from langnghe.accounts.models import User
from langnghe.audit import selectors as log
from langnghe.audit import services as audit
from langnghe.reception import access
from langnghe.reception.models import Session, SessionKind, Visit
from langnghe.reception.services.recounting import recount

# What a current row is rebuilt from; the demo writes entries of the same shape.
VISIT_FACTS = {
    "number": "number",
    "year": "year",
    "received_on": "received_on",
    "receiver": "receiver",
    "is_dialogue": "is_dialogue",
    "heads": "heads",
    "field": "field",
    "result": "result",
    "session": "session_id",
    "reply_due_on": "reply_due_on",
    "refusal_ground": "refusal_ground",
    "matter": "matter_id",
    "petition": "petition_id",
    "voided_on": "voided_on",
}
SESSION_FACTS = {
    "state": "state",
    "kind": "kind",
    "schedule": "schedule_id",
    "post": "post_id",
    "held_on": "held_on",
    "planned_on": "planned_on",
    "posted_on": "posted_on",
    "posted_late": "posted_late",
    "delegated_to": "delegated_to_id",
    "moved_to": "moved_to_id",
}
SESSION = "session"


def facts_of(row: Visit | Session) -> dict[str, Any]:
    names = VISIT_FACTS if isinstance(row, Visit) else SESSION_FACTS
    values = {name: getattr(row, attribute) for name, attribute in names.items()}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def record_visit_entry(
    action: str,
    visit: Visit,
    *,
    by: User,
    on: date,
    cite: str = "",
    more: dict[str, Any] | None = None,
) -> None:
    """Append what became of a turn; whatever changes it names the entry that it replaces."""
    last = log.timeline(access.KIND, visit.pk).last()
    audit.record(
        f"visit.{action}",
        subject=(access.KIND, visit.pk),
        day=on,
        by=by.username,
        unit=visit.unit_id,
        data={**facts_of(visit), **(more or {})},
        cite=cite,
        replaces=last.pk if last else None,
    )


def record_sessions(action: str, sessions: Iterable[Session], *, by: User, on: date, cite: str = "") -> None:
    """Append what became of each session, and count the duty of its post again."""
    sessions = list(sessions)
    recount(one.post_id for one in sessions if one.kind == SessionKind.REGULAR)
    audit.record_many(
        [
            audit.build(
                f"session.{action}",
                subject=(SESSION, session.pk),
                day=on,
                by=by.username,
                unit=session.unit_id,
                data=facts_of(session),
                cite=cite,
            )
            for session in sessions
        ]
    )
