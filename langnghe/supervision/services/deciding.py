"""Beginning a supervision: the decision, its leader, what it looks at, and on which day it meets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.regulations.models import LegalText
from langnghe.supervision import access
from langnghe.supervision.models import Delegation, Stage, SupervisedUnit
from langnghe.supervision.services.steps import record
from langnghe.units.models import Official, Unit


@dataclass(frozen=True)
class Decision:
    """The decision that sets a delegation up: its number names the delegation ("Đoàn giám sát 3135")."""

    number: str
    decided_on: date
    title: str
    leader: Official
    period_from: date
    period_until: date


@transaction.atomic
def decide(
    decision: Decision,
    *,
    unit: Unit,
    texts: Iterable[LegalText],
    supervised: Iterable[Unit],
    by: User,
    on: date,
) -> Delegation:
    """Set up a delegation over one or more units; the period checked must be over on the day of the decision."""
    units = list(dict.fromkeys(supervised))
    _refuse_to_decide(decision, unit=unit, units=units, by=by, on=on)
    try:
        with transaction.atomic():
            made = Delegation.objects.create(
                number=decision.number.strip(),
                decided_on=decision.decided_on,
                deciding_unit=unit,
                title=decision.title.strip(),
                leader=decision.leader,
                period_from=decision.period_from,
                period_until=decision.period_until,
            )
    except IntegrityError:
        raise WrongState(_("Cơ quan này đã có đoàn giám sát mang số đó.")) from None
    made.texts.set(texts)
    SupervisedUnit.objects.bulk_create(SupervisedUnit(delegation=made, unit=one) for one in units)
    record("supervision.decided", made, by=by, on=on, data={"units": [one.pk for one in units]})
    return made


def _refuse_to_decide(decision: Decision, *, unit: Unit, units: list[Unit], by: User, on: date) -> None:
    if not has_right(by, Right.SUPERVISE, unit=unit.pk, on=on):
        raise NotAllowed(_("Chỉ người có quyền giám sát của cơ quan ra quyết định mới lập được đoàn."))
    if decision.decided_on > on:
        raise Invalid(_("Ngày quyết định chưa đến."))
    if decision.period_until < decision.period_from:
        raise Invalid(_("Ngày cuối của thời kỳ giám sát đứng trước ngày đầu."))
    if decision.period_until > decision.decided_on:
        raise Invalid(_("Thời kỳ giám sát phải kết thúc trước ngày quyết định."))
    if not units:
        raise Invalid(_("Chọn ít nhất một đơn vị được giám sát."))
    if unit in units:
        raise Invalid(_("Cơ quan ra quyết định không thể tự giám sát mình."))


@transaction.atomic
def set_meeting(delegation: Delegation, *, meets_on: date, by: User, on: date) -> Delegation:
    """The day of the working session with the supervised units."""
    row = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if not access.may_steer(by, row, on):
        raise NotAllowed(
            _("Chỉ thành viên đoàn giám sát của cơ quan ra quyết định mới đặt được ngày làm việc.")
        )
    if row.stage in {Stage.REPORTED, Stage.FOLLOWED}:
        raise WrongState(_("Báo cáo đã ký; ngày làm việc không đổi được nữa."))
    if meets_on < row.decided_on:
        raise Invalid(_("Ngày làm việc không thể trước ngày quyết định."))
    row.meets_on, row.stage = meets_on, Stage.WORKING
    row.save(update_fields=["meets_on", "stage"])
    record("supervision.meeting_set", row, by=by, on=on, data={"meets_on": meets_on.isoformat()})
    return row


@transaction.atomic
def close(delegation: Delegation, *, by: User, on: date) -> Delegation:
    """Close the follow-up: every recommendation has its proof, every unit its signed report."""
    row = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if not access.may_steer(by, row, on):
        raise NotAllowed(_("Chỉ thành viên đoàn giám sát mới kết thúc được việc theo dõi."))
    if row.stage != Stage.REPORTED:
        raise WrongState(_("Chỉ kết thúc theo dõi sau khi báo cáo đã ký."))
    if row.recommendations.exclude(state="done").exists():
        raise WrongState(
            _("Còn kiến nghị chưa có kết quả."), instead=_("Ghi kết quả từng kiến nghị rồi kết thúc.")
        )
    row.stage = Stage.FOLLOWED
    row.save(update_fields=["stage"])
    record("supervision.closed", row, by=by, on=on, data={})
    return row
