"""Classifying and accepting: what kind of petition it is, and which term it gets."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import Field, Kind, Petition
from langnghe.petitions.selectors.guidance import CRITERIA, complex_criteria, conditions
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.completing import must_be_whole
from langnghe.petitions.services.instance import must_be_in_time
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.secrecy import is_sealed, must_be_acceptable, refuse_denunciation
from langnghe.petitions.services.wording import kept
from langnghe.units.models import Unit
from langnghe.vietnamese import normalise


@dataclass(frozen=True)
class Findings:
    """What the guided questions found; what nobody asked stays unknown."""

    is_eligible: bool | None = None
    missing_condition: str = ""
    is_within: bool | None = None
    competent: Unit | None = None
    competent_outside: str = ""
    complex_because: tuple[str, ...] = ()


@transaction.atomic
def classify(
    petition: Petition,
    *,
    kind: str,
    field: str,
    because: str,
    by: User,
    on: date,
    is_complex: bool = False,
    is_remote: bool = False,
    findings: Findings | None = None,
) -> Petition:
    """Say what the petition is, with the reason; the term from receipt follows its kind."""
    findings = findings or Findings()
    if kind == Kind.DENUNCIATION and not is_sealed(petition):
        refuse_denunciation(on)
    if kind not in Kind.values or field not in Field.values:
        raise Invalid(_("Chọn loại đơn và lĩnh vực trong danh mục."))
    if not because.strip():
        raise Invalid(_("Ghi lý do phân loại; lý do được lưu trong hồ sơ."))
    _must_be_known(findings, on)
    _must_say_why_complex(kind, findings, is_complex=is_complex, on=on)
    _must_name_one(findings)
    petition, move = recording.taken(petition, "classify", right=Right.HANDLE, by=by, on=on)

    petition.state, petition.kind = move.target, kind
    petition.is_complex, petition.is_remote = is_complex or bool(findings.complex_because), is_remote
    petition.complex_because = list(findings.complex_because)
    petition.is_eligible, petition.missing_condition = findings.is_eligible, findings.missing_condition
    petition.is_within, petition.competent = findings.is_within, findings.competent
    outside = normalise(findings.competent_outside).strip()
    petition.competent_outside = kept(petition, "Nơi có thẩm quyền", outside, by=by, on=on)
    petition.classified_because = kept(petition, "Lý do phân loại", because, by=by, on=on)
    petition.handler = by
    clocks.follow_kind(petition, on=on)
    clocks.follow_competence(petition, on=on)
    petition.save()
    if petition.matter.field != field:
        petition.matter.field = field
        petition.matter.save(update_fields=["field"])
    recording.record("classified", petition, by=by, on=on, cite=move.cite, more={"field": field})
    return petition


def _must_be_known(findings: Findings, on: date) -> None:
    """A failed condition is a rule of the lawbook, and a criterion one of its list."""
    if findings.missing_condition and findings.missing_condition not in conditions(on):
        raise Invalid(_("Điều kiện này không có trong quy định về xử lý đơn."))
    if not set(findings.complex_because) <= set(complex_criteria(on)):
        raise Invalid(_("Tiêu chí phức tạp này không có trong quy định."))


def _must_name_one(findings: Findings) -> None:
    """One competent body, in the list or by name, and only of what is not ours."""
    outside = findings.competent_outside.strip()
    if outside and (findings.competent or findings.is_within is not False):
        raise Invalid(_("Chỉ ghi một nơi có thẩm quyền, và chỉ khi đơn không thuộc thẩm quyền cơ quan này."))


def _must_say_why_complex(kind: str, findings: Findings, *, is_complex: bool, on: date) -> None:
    """Where the law names the criteria, a complaint is complex by at least one of them and not by a tick alone."""
    if kind == Kind.COMPLAINT and is_complex and not findings.complex_because and complex_criteria(on):
        raise Invalid(
            _("Vụ việc khiếu nại phức tạp phải có ít nhất một tiêu chí."),
            cite=lawbook.rule(CRITERIA, on).cite.text,
            instead=_("Đánh dấu tiêu chí phức tạp, hoặc bỏ dấu “Vụ việc phức tạp”."),
        )


def _must_say_why_outside(petition: Petition, because: str) -> None:
    """What a person found to be outside competence is not taken up by a slip."""
    if petition.is_within is not False or because.strip():
        return
    raise Invalid(
        _("Đơn này đã phân loại là không thuộc thẩm quyền."),
        instead=_("Phân loại lại nếu nhầm; nếu vẫn thụ lý thì ghi vì sao."),
    )


@transaction.atomic
def accept(
    petition: Petition, *, by: User, on: date, late_because: str = "", outside_because: str = ""
) -> Petition:
    """Accept a petition: the term of acceptance ends, the term of resolution starts where the law gives one.

    A second complaint that seems late is accepted only with the reason why it is not; and what was classified as
    outside competence with the reason for going on.
    """
    if petition.kind == Kind.DENUNCIATION:
        must_be_acceptable(petition, on)
    because = "; ".join(one.strip() for one in (late_because, outside_because) if one.strip())
    taken = recording.take(petition, "accept", right=Right.DECIDE, by=by, on=on, because=because)
    petition, move = taken.petition, taken.move
    must_be_whole(petition, on)
    must_be_in_time(petition, late_because)
    _must_say_why_outside(petition, outside_because)

    petition.state, petition.accepted_on, petition.handler = move.target, on, by
    clocks.end(petition, on=on)
    # No text that we have read gives recommendations and feedback a term of resolution, so none is invented.
    petition.due_on = None
    if rule := clocks.rule_of_resolution(petition):
        clocks.start(petition, rule, counted_from=on, facts=clocks.facts_of(petition))
    if petition.kind == Kind.DENUNCIATION:
        clocks.start(petition, "denunciation.accept.notice", counted_from=on)
    petition.save()
    recording.record_step("accepted", taken, by=by, on=on)
    tell(petition, "petitions/letters/accepted")
    return petition
