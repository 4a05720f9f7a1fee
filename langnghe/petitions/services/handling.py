"""Classifying and accepting: what kind of petition it is, and which term it gets."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid
from langnghe.petitions.models import Field, Kind, Petition
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.secrecy import refuse_denunciation


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
) -> Petition:
    """Say what the petition is, with the reason; the term from receipt follows its kind."""
    if kind == Kind.DENUNCIATION:
        refuse_denunciation(on)
    if kind not in Kind.values or field not in Field.values:
        raise Invalid(_("Chọn loại đơn và lĩnh vực trong danh mục."))
    if not because.strip():
        raise Invalid(_("Ghi lý do phân loại; lý do được lưu trong hồ sơ."))
    petition, move = recording.taken(petition, "classify", right=Right.HANDLE, by=by, on=on)

    petition.state, petition.kind = move.target, kind
    petition.is_complex, petition.is_remote = is_complex, is_remote
    petition.classified_because, petition.handler = because.strip(), by
    _keep_or_change_term(petition, on=on)
    petition.save()
    if petition.matter.field != field:
        petition.matter.field = field
        petition.matter.save(update_fields=["field"])
    recording.record("classified", petition, by=by, on=on, cite=move.cite, more={"field": field})
    return petition


def _keep_or_change_term(petition: Petition, *, on: date) -> None:
    rule = clocks.rule_before_acceptance(petition)
    if not clocks.runs(petition, rule):
        clocks.end(petition, on=on)
        clocks.start(petition, rule, counted_from=petition.received_on)


@transaction.atomic
def accept(petition: Petition, *, by: User, on: date) -> Petition:
    """Accept a petition: the term of acceptance ends, the term of resolution starts where the law gives one."""
    if petition.kind == Kind.DENUNCIATION:
        refuse_denunciation(on)
    petition, move = recording.taken(petition, "accept", right=Right.DECIDE, by=by, on=on)

    petition.state, petition.accepted_on, petition.handler = move.target, on, by
    clocks.end(petition, on=on)
    # No text that we have read gives recommendations and feedback a term of resolution, so none is invented.
    petition.due_on = None
    if petition.kind == Kind.COMPLAINT:
        facts = [
            name
            for name, holds in (("complex", petition.is_complex), ("remote", petition.is_remote))
            if holds
        ]
        clocks.start(petition, "complaint.first_resolution", counted_from=on, facts=facts)
    petition.save()
    recording.record("accepted", petition, by=by, on=on, cite=move.cite)
    tell(petition, "petitions/letters/accepted")
    return petition
