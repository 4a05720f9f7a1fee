"""Verbs of a running supervision: find, reply, explain, recommend, draft, sign, follow up."""

import hashlib
import json
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.figures import services as figures
from langnghe.figures.models import FrozenFigure
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.regulations.models import Obligation
from langnghe.supervision import access, drafting
from langnghe.supervision.models import (
    Delegation,
    Finding,
    FindingKind,
    FollowUp,
    Report,
    Stage,
    SupervisedUnit,
    SupervisionRecommendation,
)
from langnghe.units.models import Unit


def _steer(delegation: Delegation, by: User, on: date) -> None:
    if not access.may_steer(by, delegation, on):
        raise NotAllowed(
            _("Chỉ thành viên đoàn giám sát của cơ quan ra quyết định mới được ghi vào hồ sơ này.")
        )
    if delegation.stage in {Stage.REPORTED, Stage.FOLLOWED}:
        raise WrongState(
            _("Báo cáo đã ký; phần này không sửa được nữa."), instead=_("Ghi ý kiến mới ở phần theo dõi.")
        )


def _unsigned(supervised: SupervisedUnit) -> SupervisedUnit:
    """Lock one supervised unit; refuses when its report is signed, whatever the others still lack."""
    row = (
        SupervisedUnit.objects.select_for_update(of=("self",))
        .select_related("delegation")
        .get(pk=supervised.pk)
    )
    if Report.objects.filter(supervised=row, signed_on__isnull=False).exists():
        raise WrongState(
            _("Báo cáo đã ký; phần này không sửa được nữa."), instead=_("Ghi ý kiến mới ở phần theo dõi.")
        )
    return row


@transaction.atomic
def record_finding(
    supervised: SupervisedUnit,
    *,
    kind: FindingKind,
    statement: str,
    by: User,
    on: date,
    cause: str = "",
    obligation: Obligation | None = None,
    figure_keys: list[str] | None = None,
) -> Finding:
    """Write a result or a shortcoming; a shortcoming without its cause is refused."""
    _steer(supervised.delegation, by, on)
    supervised = _unsigned(supervised)
    if kind == FindingKind.SHORTCOMING and not cause.strip():
        raise Invalid(_("Mỗi hạn chế phải kèm nguyên nhân."), instead=_("Ghi nguyên nhân rồi lưu lại."))
    finding = Finding.objects.create(
        supervised=supervised,
        kind=kind,
        statement=statement.strip(),
        cause=cause.strip(),
        obligation=obligation,
        figure_keys=figure_keys or [],
    )
    record("supervision.finding_recorded", supervised.delegation, by=by, on=on, data={"finding": finding.pk})
    return finding


@transaction.atomic
def reply_to_finding(finding: Finding, *, text: str, by: User, on: date) -> Finding:
    """The supervised unit's answer to one finding, kept beside it in the report."""
    row = (
        Finding.objects.select_for_update(of=("self",))
        .select_related("supervised__delegation")
        .get(pk=finding.pk)
    )
    if not access.may_explain(by, row.supervised.unit_id, on):
        raise NotAllowed(_("Chỉ người đứng đầu đơn vị được giám sát mới trả lời được nhận xét."))
    _unsigned(row.supervised)
    if not text.strip():
        raise Invalid(_("Ghi ý kiến của đơn vị trước khi gửi."))
    row.reply, row.replied_on = text.strip(), on
    row.save(update_fields=["reply", "replied_on"])
    record("supervision.finding_answered", row.supervised.delegation, by=by, on=on, data={"finding": row.pk})
    return row


@transaction.atomic
def explain(supervised: SupervisedUnit, *, text: str, by: User, on: date) -> SupervisedUnit:
    """The supervised unit's own explanation, kept beside the findings."""
    if not access.may_explain(by, supervised.unit_id, on):
        raise NotAllowed(_("Chỉ người đứng đầu đơn vị được giám sát mới gửi được giải trình."))
    supervised = _unsigned(supervised)
    supervised.explanation, supervised.explained_on = text.strip(), on
    supervised.save(update_fields=["explanation", "explained_on"])
    record("supervision.explained", supervised.delegation, by=by, on=on, data={"unit": supervised.unit_id})
    return supervised


@transaction.atomic
def recommend(
    delegation: Delegation, *, direction: str, addressee: Unit, text: str, due_on: date, by: User, on: date
) -> SupervisionRecommendation:
    """A recommendation, upward or downward, with the day by which an answer is asked."""
    _steer(delegation, by, on)
    if due_on <= on:
        raise Invalid(_("Hạn thực hiện phải sau ngày kiến nghị."))
    made = SupervisionRecommendation.objects.create(
        delegation=delegation, direction=direction, addressee=addressee, text=text.strip(), due_on=due_on
    )
    record("supervision.recommended", delegation, by=by, on=on, data={"recommendation": made.pk})
    return made


@transaction.atomic
def draft_report(supervised: SupervisedUnit, *, by: User, on: date) -> Report:
    """Draft the report from the registers; drafting again replaces the draft, never a signed report."""
    _steer(supervised.delegation, by, on)
    supervised = _unsigned(supervised)
    report, _made = Report.objects.get_or_create(supervised=supervised, defaults={"drafted_on": on})
    report.body, report.drafted_on = drafting.draft(supervised), on
    report.save(update_fields=["body", "drafted_on"])
    record("supervision.report_drafted", supervised.delegation, by=by, on=on, data={"report": report.pk})
    return report


@transaction.atomic
def sign_report(report: Report, *, number: str, by: User, on: date) -> Report:
    """Sign: freeze every figure with its records, and the whole text with one digest."""
    report = Report.objects.select_for_update().select_related("supervised__delegation").get(pk=report.pk)
    delegation = report.supervised.delegation
    _steer(delegation, by, on)
    _unsigned(report.supervised)
    if not number.strip():
        raise Invalid(_("Báo cáo ký phải có số."), instead=_("Lấy số ở sổ văn bản rồi ký lại."))
    frozen = figures.freeze(
        drafting.keys_of(report.body),
        subject=("report", report.pk),
        unit=report.supervised.unit_id,
        since=delegation.period_from,
        until=delegation.period_until,
    )
    report.number, report.signed_on, report.signed_by = number.strip(), on, by
    report.digest = digest_of(report, frozen)
    report.save(update_fields=["number", "signed_on", "signed_by", "digest"])
    _reported_when_complete(delegation)
    record(
        "supervision.report_signed",
        delegation,
        by=by,
        on=on,
        data={"report": report.pk, "digest": report.digest},
    )
    return report


def _reported_when_complete(delegation: Delegation) -> None:
    """The delegation has reported when each of its units has a signed report."""
    if not delegation.supervised.filter(Q(report__isnull=True) | Q(report__signed_on__isnull=True)).exists():
        delegation.stage = Stage.REPORTED
        delegation.save(update_fields=["stage"])


def digest_of(report: Report, frozen: list[FrozenFigure]) -> str:
    """SHA-256 over number, text and frozen figures: anyone can compute it again."""
    content = [report.number, report.body, [[row.key, row.version, row.value, row.records] for row in frozen]]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def complete_recommendation(
    recommendation: SupervisionRecommendation, *, proof: str, by: User, on: date
) -> SupervisionRecommendation:
    """Close a recommendation with its proof; without one it stays open."""
    row = SupervisionRecommendation.objects.select_for_update().get(pk=recommendation.pk)
    if not access.may_explain(by, row.addressee_id, on) and not access.may_steer(by, row.delegation, on):
        raise NotAllowed(_("Chỉ đơn vị nhận kiến nghị hoặc đoàn giám sát mới ghi được kết quả."))
    if not proof.strip():
        raise Invalid(_("Ghi văn bản hoặc việc làm chứng minh đã thực hiện."))
    row.state, row.done_on, row.proof = FollowUp.DONE, on, proof.strip()
    row.save(update_fields=["state", "done_on", "proof"])
    record("supervision.recommendation_done", row.delegation, by=by, on=on, data={"recommendation": row.pk})
    return row


def record(action: str, delegation: Delegation, *, by: User, on: date, data: dict[str, object]) -> None:
    audit.record(
        action,
        subject=("delegation", delegation.pk),
        day=on,
        by=by.username,
        unit=delegation.deciding_unit_id,
        data=data,
    )
