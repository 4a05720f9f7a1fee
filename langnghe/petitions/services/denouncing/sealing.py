"""What turns out to be a denunciation: everything kept in clear is sealed, then taken away."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import NotAllowed, NotFound, WrongState
from langnghe.people.models import Person
from langnghe.petitions import access
from langnghe.petitions.models import Denunciation, Kind, Petition
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.denouncing.gathering import gathered
from langnghe.petitions.services.denouncing.naming import name_officers
from langnghe.petitions.services.denouncing.redacting import SENDER, TITLE, copy_of, refuse_telling
from langnghe.petitions.services.protecting import blank
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.petitions.workflow import State
from langnghe.vault import services as vault


@transaction.atomic
def seal_petition(
    petition: Petition,
    *,
    redacted: str,
    by: User,
    on: date,
    named: list[User] | None = None,
    told: str = "",
) -> Petition:
    """Seal a petition that is, or may be, a denunciation; its line, number and days stay, its life begins anew."""
    held = _locked(petition, by=by, on=on)
    found = gathered(held, told=told)
    refuse_telling(redacted, found.names(), on=on)
    name_officers(held, named or [], by=by, on=on)

    others = blank(held, by=by, on=on)
    vault.seal(found.parts(), subject=(access.KIND, held.pk), unit=held.unit_id, by=by, on=on)
    Denunciation.objects.create(petition=held, sealed_on=on)
    Person.objects.filter(pk=held.person_id).update(full_name=SENDER)
    held.matter.title = TITLE
    held.matter.save(update_fields=["title"])
    held.kind, held.state, held.instance, held.summary = (
        Kind.DENUNCIATION,
        State.RECEIVED,
        1,
        copy_of(redacted),
    )
    held.accepted_on, held.signers = None, 1
    clocks.follow_kind(held, on=on)
    clocks.passed_on(held)
    held.save()
    for line in [held, *others]:
        recording.record("sealed", line, by=by, on=on, cite=lawbook.rule("secret.fields", on).cite.text)
    return held


def _locked(petition: Petition, *, by: User, on: date) -> Petition:
    rows = Petition.objects.select_for_update(of=("self",)).select_related("unit", "matter", "person__area")
    held = access.visible(rows, by, on).filter(pk=petition.pk).first()
    if held is None:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if not any(access.may(by, held, right, on) for right in (Right.HANDLE, Right.RECEIVE)):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang chủ trì hồ sơ mới làm được bước này."))
    if held.voided_on or held.closed_on or is_sealed(held):
        raise WrongState(_("Hồ sơ đã kết thúc hoặc đã niêm phong."))
    return held
