"""How a file leaves the desk: its state, its day, its reason; the terms end and the due date stays."""

from datetime import date
from typing import Any

from langnghe.accounts.models import User
from langnghe.petitions.models import Petition
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.intake.passing import note_result_due
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.wording import shown

SHOWN = 700


def end_file(
    taken: recording.Taken,
    action: str,
    *,
    because: str,
    by: User,
    on: date,
    cite: str = "",
    more: dict[str, Any] | None = None,
) -> Petition:
    """The due date stays on the row: it says whether the close came in time."""
    held = taken.petition
    held.state, held.closed_on = taken.move.target, on
    held.closed_because, held.handler = shown(held, because)[:SHOWN], by
    if held.accepted_on and (ends_on := clocks.resolution_ends_on(held)):
        held.due_on = ends_on
    held.resolution_due_on = held.resolution_due_on or held.due_on
    clocks.end(held, on=on)
    held.save()
    note_result_due(held, on=on)
    recording.record_step(action, taken, by=by, on=on, cite=cite, more=more)
    if action != "answered":
        tell(held, "petitions/letters/step")
    return held
