"""A petition with several contents: each part of another body's or another desk's competence gets its own number."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import NotAllowed, NotFound, WrongState
from langnghe.people.services import build_person
from langnghe.petitions import access
from langnghe.petitions.models import Field, Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.intake.parties import acts_of, write_standing
from langnghe.petitions.services.intake.passing import passed_of, write_passing
from langnghe.petitions.services.intake.receiving import Received, enter, plain, refuse_other, sent_before
from langnghe.petitions.services.intake.signing import signers_of, write_signers
from langnghe.petitions.services.intake.submitted import papers_of, write_papers
from langnghe.petitions.services.secrecy import asked_about, refuse_sealed
from langnghe.petitions.workflow import State

BEFORE_ACCEPTANCE = {State.RECEIVED, State.CLASSIFIED}


@transaction.atomic
def split_petition(
    petition: Petition,
    *,
    summary: str,
    by: User,
    on: date,
    kind: str = "",
    field: str = Field.OTHER,
    idempotency: str = "",
    not_denunciation: bool = False,
) -> Received:
    """Take one content out into a petition of its own, received on the same day, linked to the first.

    Who signed beside, the list of papers, who passed it on and who acts for the sender stand on the part too; the same
    form sent twice, as its token tells, gives the same part. Refuses who does not hold the file, and a file that was
    accepted already; asks about what looks like a denunciation.
    """
    rows = Petition.objects.select_for_update(of=("self",)).select_related("unit", "person", "area")
    first = access.visible(rows, by, max(on, petition.received_on)).filter(pk=petition.pk).first()
    if first is None:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if not access.may(by, first, Right.HANDLE, on):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang chủ trì hồ sơ mới tách được đơn."))
    refuse_sealed(first)
    if found := sent_before(idempotency):
        refuse_other(found.petition, is_same=found.petition.summary == plain(summary), by=by, on=on)
        return found
    if first.state not in BEFORE_ACCEPTANCE or first.voided_on:
        raise WrongState(_("Chỉ tách được đơn chưa thụ lý."))
    stated = asked_about(summary, stated=not_denunciation, on=on)
    person = first.person
    copy = build_person(
        person.full_name, address=person.address, area=person.area, phone=person.phone, email=person.email
    )
    part = enter(
        unit=first.unit,
        person=copy,
        channel=first.channel,
        received_on=first.received_on,
        written_on=first.written_on,
        summary=summary,
        kind=kind,
        field=field,
        signers=first.signers,
        area=first.area,
        split_from=first,
        by=by,
        on=on,
        idempotency=idempotency,
    )
    _come_along(first, part.petition)
    more = {"part": part.petition.pk, **({"not_denunciation": True} if stated else {})}
    recording.record("split", first, by=by, on=on, more=more)
    return part


def _come_along(first: Petition, part: Petition) -> None:
    write_signers(part, signers_of(first))
    write_papers(part, papers_of(first))
    if passed := passed_of(first):
        write_passing(part, passed)
    write_standing(part, acts_of(first))
