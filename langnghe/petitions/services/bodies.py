"""The bodies that a matter concerns, written down by who handles one of its files."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import CustodyRole, User
from langnghe.accounts.rights import Right
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import MatterBody, Petition
from langnghe.petitions.selectors.life import UNDO_WITHIN
from langnghe.petitions.services import recording
from langnghe.petitions.services.locking import locked_file
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
    held = locked_file(petition, by=by, on=on)
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
        "body_added", held, by=by, on=on,
        more={"role": role, "body_unit": unit.pk if unit else "", "body": body.pk},
    )  # fmt: skip
    return body


@transaction.atomic
def undo_body(petition: Petition, *, by: User, at: datetime, on: date) -> None:
    """Take back the body that this officer has just written down, as if it had never had a role; both entries stay.

    One that leads is ended instead: another gave way to it.
    """
    held = locked_file(petition, by=by, on=on)
    rows = Entry.objects.filter(
        subject_kind=access.KIND, subject_id=held.pk, action="petition.body_added", at__gt=at - UNDO_WITHIN
    )
    last = rows.order_by("-pk").first()
    wanted = (
        MatterBody.objects.select_for_update(of=("self",))
        .filter(pk=last.data.get("body", 0) if last else 0, matter=held.matter_id, until__isnull=True)
        .exclude(role=CustodyRole.LEAD)
    )
    body = wanted.first()
    if last is None or body is None:
        raise WrongState(_("Việc thêm cơ quan đã quá mười phút, hoặc đã hoàn tác."))
    if last.actor != by.username:
        raise NotAllowed(_("Chỉ người vừa làm bước này mới hoàn tác được."))
    more = {"role": body.role, "body_unit": body.unit_id or "", "body": body.pk}
    body.delete()
    recording.record("body_undone", held, by=by, on=on, more=more)


@transaction.atomic
def end_body(petition: Petition, *, body: int, by: User, on: date) -> MatterBody:
    """The role of a body in the matter of this file ends with that day; that it had it is kept."""
    held = locked_file(petition, by=by, on=on)
    recording.must_hold(held, Right.HANDLE, by=by, on=on)
    rows = MatterBody.objects.select_for_update().filter(matter=held.matter_id, until__isnull=True)
    row = rows.filter(pk=body).first()
    if row is None:
        raise NotFound(_("Cơ quan này không có vai trò nào đang giữ trong vụ việc."))
    if on < row.since:
        raise Invalid(_("Ngày thôi vai trò không thể trước ngày bắt đầu."))
    row.until = on
    row.save(update_fields=["until"])
    more = {"role": row.role, "body_unit": row.unit_id or ""}
    recording.record("body_ended", held, by=by, on=on, more=more)
    return row
