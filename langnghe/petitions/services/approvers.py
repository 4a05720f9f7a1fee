"""How a unit approves before it signs: how many ranks, who stands at each, and who no longer does."""

from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import Membership, User
from langnghe.accounts.selectors import in_force, units_of
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import Approver, PetitionSetting, Proposal, ProposalState

MOST = 3


class Habits(NamedTuple):
    """The waits of a unit, in days: what `PetitionSetting` says of each."""

    taking_days: int = 3
    reopen_days: int | None = None
    remind_days: int = 3
    escalate_days: int = 7


@transaction.atomic
def set_approvals(unit: str, *, approvals: int, by: User, on: date) -> PetitionSetting:
    """Say how many approvals this unit wants between proposal and signature; refuses a rank that nobody gives."""
    if not 0 <= approvals <= MOST:
        raise Invalid(_("Số cấp duyệt từ 0 đến 3."))
    setting = _locked(unit, by=by, on=on)
    for rank in range(1, approvals + 1):
        must_have_approver(unit, rank, on=on)
    setting.approvals = approvals
    setting.save(update_fields=["approvals"])
    data = {"approvals": approvals}
    audit.record(
        "approvals.set", subject=("approvals", setting.pk), day=on, by=by.username, unit=unit, data=data
    )
    return setting


@transaction.atomic
def set_habits(unit: str, *, habits: Habits, by: User, on: date) -> PetitionSetting:
    """Set the unit's own waits."""
    setting = _locked(unit, by=by, on=on)
    data = habits._asdict()
    for name, days in data.items():
        setattr(setting, name, days)
    setting.save(update_fields=list(data))
    audit.record(
        "habits.set", subject=("approvals", setting.pk), day=on, by=by.username, unit=unit, data=data
    )
    return setting


@transaction.atomic
def name_approver(unit: str, *, rank: int, user: User, by: User, on: date) -> Approver:
    """Say who approves at a rank of this unit."""
    if not 1 <= rank <= MOST:
        raise Invalid(_("Số cấp duyệt từ 0 đến 3."))
    _locked(unit, by=by, on=on)
    if unit not in units_of(user, on=on):
        raise NotAllowed(_("Người đứng đầu chọn người duyệt trong những người đang làm việc ở đơn vị."))
    row, is_new = Approver.objects.get_or_create(
        unit_id=unit, rank=rank, user=user, ended_on=None, defaults={"since": on}
    )
    if is_new:
        _record("approver.named", row, by=by, on=on)
    return row


@transaction.atomic
def end_approver(row: Approver, *, by: User, on: date) -> Approver:
    """Somebody approves no more from now on; refuses to leave a rank, or what waits at it, to nobody."""
    _locked(row.unit_id, by=by, on=on)
    held = Approver.objects.get(pk=row.pk)
    if held.ended_on:
        raise WrongState(_("Người này đã thôi duyệt."))
    held.ended_on = on
    held.save(update_fields=["ended_on"])
    setting = PetitionSetting.objects.get(unit=held.unit_id)
    if held.rank <= setting.approvals:
        must_have_approver(held.unit_id, held.rank, on=on)
    _must_serve_what_waits(held, on)
    _record("approver.ended", held, by=by, on=on)
    return held


def must_have_approver(unit: str, rank: int, *, on: date, beside: User | None = None) -> None:
    """Refuse a rank at which nobody of the unit approves, or nobody but the one who proposes."""
    if not _who_approves(unit, rank, on) - {beside.pk if beside else 0}:
        raise Invalid(
            _("Cấp duyệt %(rank)s chưa có ai duyệt, hoặc chỉ có người đề xuất.") % {"rank": rank},
            instead=_("Ở trang Cách làm của đơn vị, thêm người duyệt khác ở cấp này hoặc giảm số cấp."),
        )


def _must_serve_what_waits(ended: Approver, on: date) -> None:
    """What waits for this rank, or will reach it, needs somebody there who did not propose it."""
    left = _who_approves(ended.unit_id, ended.rank, on)
    waiting = Proposal.objects.filter(
        petition__unit=ended.unit_id,
        state=ProposalState.WAITING,
        needed__gte=ended.rank,
        given__lt=ended.rank,
    )
    stuck = [str(one.petition) for one in waiting.select_related("petition") if not left - {one.by_id}]
    if stuck:
        raise WrongState(
            _("Đề xuất của đơn %(numbers)s còn chờ cấp %(rank)s mà không còn ai khác duyệt.")
            % {"numbers": ", ".join(stuck[:5]), "rank": ended.rank},
            instead=_("Thêm người duyệt khác ở cấp này trước, hoặc duyệt, trả lại các đề xuất ấy."),
        )


def _who_approves(unit: str, rank: int, on: date) -> set[int]:
    """Who stands at a rank and still works in the unit."""
    working = Membership.objects.filter(in_force(on), unit=unit, user__is_active=True)
    rows = Approver.objects.filter(unit=unit, rank=rank, ended_on__isnull=True)
    return set(rows.filter(user__in=working.values("user")).values_list("user_id", flat=True))


def _locked(unit: str, *, by: User, on: date) -> PetitionSetting:
    """The unit's setting under lock, so that a rank does not lose its last approver while it is set."""
    if unit not in access.deciding_units(by, on):
        raise NotAllowed(_("Chỉ người đứng đầu đơn vị đặt được số cấp duyệt."))
    PetitionSetting.objects.get_or_create(unit_id=unit)
    return PetitionSetting.objects.select_for_update().get(unit_id=unit)


def _record(action: str, row: Approver, *, by: User, on: date) -> None:
    data = {"rank": row.rank, "user": row.user_id}
    audit.record(action, subject=("approver", row.pk), day=on, by=by.username, unit=row.unit_id, data=data)
