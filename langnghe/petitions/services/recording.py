"""The entry behind every change, and the lock that every change takes first."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound
from langnghe.petitions import access
from langnghe.petitions.models import Petition
from langnghe.petitions.services import indexing
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
    "accepted_on",
    "due_on",
    "answered_on",
    "closed_on",
    "voided_on",
)


def taken(petition: Petition, name: str, *, right: Right, by: User, on: date) -> tuple[Petition, Move]:
    """Lock the file and find the move; refuses who may not see it, who may not move it, a wrong state or day."""
    rows = Petition.objects.select_for_update(of=("self",)).select_related("unit", "person", "matter")
    # Custody begins with receipt; a day before it is told as a wrong day, not as a missing file.
    locked = (
        access.visible(rows, by, max(on, petition.received_on))
        .filter(pk=petition.pk, voided_on__isnull=True)
        .first()
    )
    if locked is None:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if not access.may(by, locked, right, max(on, locked.received_on)):
        raise NotAllowed(
            _("Bước này cần quyền “%(right)s” tại đơn vị đang chủ trì hồ sơ.") % {"right": right.label}
        )
    move = after(locked.kind, locked.state, name)
    if on < (locked.accepted_on or locked.received_on):
        raise Invalid(_("Ngày của bước này không thể trước ngày tiếp nhận hoặc ngày thụ lý."))
    return locked, move


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


def record(
    action: str, petition: Petition, *, by: User, on: date, cite: str = "", more: dict[str, Any] | None = None
) -> None:
    audit.record(
        f"petition.{action}",
        subject=(access.KIND, petition.pk),
        day=on,
        by=by.username,
        unit=petition.unit_id,
        data={**facts_of(petition), **(more or {})},
        cite=cite,
    )
    if action == "received":
        indexing.index_new(petition)
    else:
        indexing.index(petition)
