"""The bodies that a matter concerns, written down by who handles one of its files."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import CustodyRole, User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import MatterBody, Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.wording import kept
from langnghe.units.models import Unit

ROLES = (CustodyRole.LEAD, CustodyRole.CO_OPERATE, CustodyRole.FOLLOW)


@transaction.atomic
def add_body(
    petition: Petition, *, unit: Unit | None, name: str, role: str, by: User, on: date
) -> MatterBody:
    """Say that a body leads, co-operates on or follows the matter of this file; one lead at a time."""
    name = (unit.name if unit else name).strip()
    if not name or role not in ROLES:
        raise Invalid(_("Ghi tên cơ quan và chọn vai trò: chủ trì, phối hợp hoặc theo dõi."))
    held = recording.locked(petition, by=by, on=on)
    recording.must_hold(held, Right.HANDLE, by=by, on=on)
    rows = MatterBody.objects.filter(matter=held.matter_id, until__isnull=True)
    if rows.filter(name=name, role=role).exists():
        raise Invalid(_("Cơ quan này đã có vai trò ấy trong vụ việc."))
    if role == CustodyRole.LEAD:
        rows.filter(role=role).update(until=on)
    said = name if unit else kept(held, "Cơ quan liên quan", name, by=by, on=on)
    body = MatterBody.objects.create(
        matter_id=held.matter_id, unit=unit, name=said[:200], role=role, since=on
    )
    recording.record(
        "body_added", held, by=by, on=on, more={"role": role, "body_unit": unit.pk if unit else ""}
    )
    return body
