"""The entry behind every change, and the lock that every change takes first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.audit import services as audit
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed
from langnghe.petitions import access
from langnghe.petitions.models import Petition, StepTaken
from langnghe.petitions.services import indexing, snapshot
from langnghe.petitions.services.gate import pass_gate
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.owing import owe
from langnghe.petitions.services.wording import kept
from langnghe.petitions.workflow import Move, after

# What a current row can be rebuilt from; never a name, an address or a citizen's words.
FACTS = (
    "kind",
    "state",
    "channel",
    "received_on",
    "signers",
    "is_complex",
    "is_remote",
    "instance",
    "is_eligible",
    "missing_condition",
    "is_within",
    "accepted_on",
    "due_on",
    "resolution_due_on",
    "answered_on",
    "closed_on",
    "voided_on",
)


@dataclass(frozen=True)
class Taken:
    """A file under lock, the move that it makes, and the row on which letters and papers of this step hang."""

    petition: Petition
    move: Move
    step: StepTaken


def taken(petition: Petition, name: str, *, right: Right, by: User, on: date) -> tuple[Petition, Move]:
    """Lock the file and find the move; refuses who may not see it, who may not move it, a wrong state or day."""
    step = take(petition, name, right=right, by=by, on=on)
    return step.petition, step.move


def take(
    petition: Petition,
    name: str,
    *,
    right: Right,
    by: User,
    on: date,
    number: str = "",
    because: str = "",
    follows: bool = False,
) -> Taken:
    """The same, with the step written down; `follows` lets a unit that handed the file on still write to it.

    On a sealed file the words of the step are sealed, and so are those that the verb itself writes (`wording.kept`).
    """
    held = locked_file(petition, by=by, on=on)
    must_hold(held, right, by=by, on=on, follows=follows)
    move = after(held.table, held.state, name)
    if on < (held.accepted_on or held.received_on):
        raise Invalid(_("Ngày của bước này không thể trước ngày tiếp nhận hoặc ngày thụ lý."))
    pass_gate(held, move)
    step = StepTaken.objects.create(
        petition=held,
        name=move.name,
        source=held.state,
        target=move.target,
        on=on,
        by=by,
        cite=move.cite,
        number=number.strip(),
        because=kept(held, "Lời ghi ở bước", because, by=by, on=on),
        before=snapshot.taken_of(held),
    )
    owe(step, held)
    return Taken(held, move, step)


def must_hold(held: Petition, right: Right, *, by: User, on: date, follows: bool = False) -> None:
    """Refuse who lacks the right in the unit that leads the file, or that follows it where that is enough."""
    asked = access.may_follow if follows else access.may
    if not asked(by, held, right, max(on, held.received_on)):
        raise NotAllowed(
            _("Bước này cần quyền “%(right)s” tại đơn vị đang chủ trì hồ sơ.") % {"right": right.label}
        )


def facts_of(petition: Petition) -> dict[str, Any]:
    values = {name: getattr(petition, name) for name in FACTS}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def record_by(
    action: str, petition: Petition, *, actor: str, on: date, more: dict[str, Any] | None = None
) -> None:
    """An act of somebody without an account: the citizen by the code, a body by its link."""
    data = {**facts_of(petition), **(more or {})}
    subject = (access.KIND, petition.pk)
    audit.record(f"petition.{action}", subject=subject, day=on, by=actor, unit=petition.unit_id, data=data)


def entry_of(
    action: str,
    petition: Petition,
    *,
    by: User | None,
    on: date,
    cite: str = "",
    more: dict[str, Any] | None = None,
    replaces: int | None = None,
) -> Entry:
    """The entry of an act, not yet written."""
    return audit.build(
        f"petition.{action}",
        subject=(access.KIND, petition.pk),
        day=on,
        by=by.username if by else "",
        unit=petition.unit_id,
        data={**facts_of(petition), **(more or {})},
        cite=cite,
        replaces=replaces,
    )


def record(
    action: str,
    petition: Petition,
    *,
    by: User | None,
    on: date,
    cite: str = "",
    more: dict[str, Any] | None = None,
    replaces: int | None = None,
) -> Entry:
    """Write the entry, and the words of the file as they now are."""
    entry = entry_of(action, petition, by=by, on=on, cite=cite, more=more, replaces=replaces)
    entry.save(force_insert=True)
    indexing.index(petition)
    return entry


def record_step(
    action: str,
    taken: Taken,
    *,
    by: User | None,
    on: date,
    cite: str = "",
    more: dict[str, Any] | None = None,
) -> Entry:
    """The entry of a step, which names the step: what is written for it later is told beside it."""
    said = {**(more or {}), "step": taken.step.pk}
    return record(action, taken.petition, by=by, on=on, cite=cite or taken.move.cite, more=said)
