"""Absence: a colleague handles the files of somebody who is away, from one day to another."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import Right, Role
from langnghe.accounts.selectors import has_right, in_force, units_of
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions.models import Cover
from langnghe.units.models import Unit

# Accepting and signing belong to the head; absence hands on only the desk's work.
HANDED_ON = (Role.RECEPTION_OFFICER, Role.HANDLER)
LONGEST = 366


@transaction.atomic
def arrange_cover(
    *, absent: User, cover: User, unit: Unit, since: date, until: date, by: User, on: date
) -> Cover:
    """Let a colleague see and handle the files of somebody who is away; the right ends by itself with the last day."""
    if by.pk != absent.pk and not has_right(by, Right.DECIDE, unit=unit.pk, on=on):
        raise NotAllowed(_("Chỉ người vắng mặt hoặc người đứng đầu đơn vị mới cử được người trực thay."))
    if absent.pk == cover.pk or not on <= since <= until or (until - since).days > LONGEST:
        raise Invalid(_("Chọn một đồng nghiệp khác, từ hôm nay trở đi, không quá một năm."))
    if unit.pk not in units_of(cover, on=since):
        raise Invalid(_("Người trực thay phải là người của đơn vị."))
    if not _works_on_petitions(cover, unit, since) and not has_right(by, Right.DECIDE, unit=unit.pk, on=on):
        raise NotAllowed(
            _("Người này không làm việc với đơn thư, nên người đứng đầu đơn vị mới cử trực thay được."),
            instead=_("Chọn một cán bộ tiếp dân, xử lý đơn, hoặc đề nghị người đứng đầu cử."),
        )
    roles = _roles(absent, unit, since)
    if not roles:
        raise Invalid(
            _("Người vắng mặt không tiếp nhận hay xử lý đơn ở đơn vị này."),
            instead=_(
                "Quyền thụ lý và ký trả lời không chuyển bằng trực thay; quản trị viên ghi vai trò theo văn bản."
            ),
        )
    same = Cover.objects.filter(
        unit=unit, absent=absent, ended_on__isnull=True, since__lte=until, until__gte=since
    )
    if same.exists():
        raise WrongState(_("Thời gian này đã có người trực thay."))

    row = Cover.objects.create(
        unit=unit, absent=absent, cover=cover, since=since, until=until, arranged_by=by
    )
    for role in roles - _roles(cover, unit, since):
        Membership.objects.get_or_create(
            user=cover, unit=unit, role=role, since=since, defaults={"until": until}
        )
    _record("cover.arranged", row, by=by, on=on)
    return row


@transaction.atomic
def end_cover(row: Cover, *, by: User, on: date) -> Cover:
    """The absent officer is back early: today is the last day of the cover."""
    locked = Cover.objects.select_for_update().get(pk=row.pk)
    if by.pk not in {locked.absent_id, locked.cover_id} and not has_right(
        by, Right.DECIDE, unit=locked.unit_id, on=on
    ):
        raise NotAllowed(_("Chỉ người vắng mặt, người trực thay hoặc người đứng đầu mới kết thúc được."))
    if locked.ended_on or locked.until < on:
        raise WrongState(_("Việc trực thay này đã kết thúc."))
    locked.ended_on = on
    locked.save(update_fields=["ended_on"])
    last = max(on, locked.since)
    lent = Membership.objects.filter(user=locked.cover_id, unit=locked.unit_id, role__in=HANDED_ON)
    lent.filter(since=locked.since, until=locked.until).update(until=last)
    _record("cover.ended", locked, by=by, on=on)
    return locked


def _works_on_petitions(user: User, unit: Unit, on: date) -> bool:
    """Whoever has no such right would see every file of the unit by a colleague's word alone."""
    return any(
        has_right(user, right, unit=unit.pk, on=on) for right in (Right.RECEIVE, Right.HANDLE, Right.DECIDE)
    )


def _roles(user: User, unit: Unit, on: date) -> set[str]:
    rows = Membership.objects.filter(in_force(on), user=user, unit=unit, role__in=HANDED_ON)
    return set(rows.values_list("role", flat=True))


def _record(action: str, row: Cover, *, by: User, on: date) -> None:
    data = {
        "absent": row.absent_id,
        "cover": row.cover_id,
        "since": row.since.isoformat(),
        "until": row.until.isoformat(),
    }
    audit.record(action, subject=("cover", row.pk), day=on, by=by.username, unit=row.unit_id, data=data)
