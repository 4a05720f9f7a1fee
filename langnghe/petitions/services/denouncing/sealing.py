"""What turns out to be a denunciation: everything kept in clear is sealed, then taken away."""

from datetime import date

from django.db import transaction

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.people.models import Person
from langnghe.petitions import access
from langnghe.petitions.models import Denunciation, Kind, Petition
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.denouncing.gathering import gathered
from langnghe.petitions.services.denouncing.naming import name_officers
from langnghe.petitions.services.denouncing.redacting import SENDER, TITLE, copy_of, refuse_telling
from langnghe.petitions.services.protecting import blank, locked
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
    """Seal a petition that is, or may be, a denunciation; its line, number and days stay.

    The life of an open one begins anew; a closed one stays closed, as it was.
    """
    held = locked(petition, by=by, on=on)
    found = gathered(held, told=told)
    refuse_telling(redacted, found.names(), on=on)
    name_officers(held, named or [], by=by, on=on)

    others = blank(held, by=by, on=on)
    vault.seal(found.parts(), subject=(access.KIND, held.pk), unit=held.unit_id, by=by, on=on)
    Denunciation.objects.create(petition=held, sealed_on=on)
    Person.objects.filter(pk=held.person_id).update(full_name=SENDER)
    held.matter.title = TITLE
    held.matter.save(update_fields=["title"])
    held.kind, held.instance, held.signers = Kind.DENUNCIATION, 1, 1
    held.summary = copy_of(redacted)
    if held.closed_on is None:
        _begin_anew(held, on=on)
    held.save()
    for line in [held, *others]:
        recording.record("sealed", line, by=by, on=on, cite=lawbook.rule("secret.fields", on).cite.text)
    return held


def _begin_anew(held: Petition, *, on: date) -> None:
    """An open file is received again as what it is; what was found and decided of another kind no longer holds."""
    held.state, held.missing_condition, held.complex_because = State.RECEIVED, "", []
    held.is_eligible = held.is_within = held.competent = None
    held.competent_outside = ""
    held.is_complex = False
    held.accepted_on = held.resolution_due_on = held.answered_on = None
    held.answer = held.answer_number = ""
    clocks.follow_kind(held, on=on)
    clocks.passed_on(held)
