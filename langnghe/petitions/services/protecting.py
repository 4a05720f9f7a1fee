"""What turns out to be a denunciation leaves the machine: the number stays, name and words go to paper."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.documents import services as documents
from langnghe.kernel.errors import NotAllowed, NotFound, WrongState
from langnghe.people.models import Person
from langnghe.petitions import access
from langnghe.petitions.models import (
    Approval,
    Conciliation,
    Decision,
    Dialogue,
    DialogueMinutes,
    EarlierDecision,
    Matter,
    OfStep,
    Petition,
    PetitionNote,
    Proposal,
    Publication,
    Verification,
    VerificationNote,
    Withdrawal,
)
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.bundling import leave_with
from langnghe.petitions.services.intake import blank_intake
from langnghe.petitions.services.lettering import blank_letters
from langnghe.petitions.services.secrecy import refuse_sealed
from langnghe.petitions.services.transferring import blank_chain
from langnghe.petitions.services.wishing import blank_citizen

HIDDEN = "bảo vệ bí mật"
OF_STEPS: dict[type[OfStep], tuple[str, ...]] = {
    Conciliation: ("members", "content", "minutes"),
    Decision: ("summary",),
    Dialogue: ("place", "chair", "content"),
    DialogueMinutes: ("text",),
    EarlierDecision: ("body", "summary"),
    Publication: ("redacted",),
    Verification: ("number", "team"),
    VerificationNote: ("text",),
    Withdrawal: ("content",),
}


@dataclass(frozen=True)
class Beside:
    """What a room above wrote about a petition: its words, to be sealed, and the way to take them away."""

    words: Callable[[Petition], list[tuple[str, str]]]
    blank: Callable[[Petition], None]


BESIDE: list[Beside] = []


def register_beside(beside: Beside) -> None:
    """The room of visits stands above this one, so it says itself what it keeps."""
    BESIDE[:] = [beside]


@transaction.atomic
def move_to_paper(petition: Petition, *, by: User, on: date) -> Petition:
    """Void a petition that is, or may be, a denunciation, and blank whatever could tell who sent it."""
    rows = Petition.objects.select_for_update(of=("self",)).select_related("unit", "matter", "person")
    locked = access.visible(rows, by, on).filter(pk=petition.pk).first()
    if locked is None:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if not any(access.may(by, locked, right, on) for right in (Right.HANDLE, Right.RECEIVE)):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang chủ trì hồ sơ mới làm được bước này."))
    if locked.closed_on or locked.voided_on:
        raise WrongState(_("Hồ sơ đã kết thúc; không còn việc phải làm."))

    refuse_sealed(locked)
    clocks.end(locked, on=on)
    locked.voided_on = locked.closed_on = on
    locked.kind = ""
    blank(locked, by=by, on=on)
    law = lawbook.rule("secret.fields", on)
    recording.record("moved_to_paper", locked, by=by, on=on, cite=law.cite.text)
    return locked


def blank(locked: Petition, *, by: User, on: date) -> None:
    """Take away whatever was kept in clear: words, names, files, letters, notes, addresses, lines elsewhere."""
    locked.summary = HIDDEN
    locked.request = locked.classified_because = locked.closed_because = ""
    locked.answer = locked.answer and HIDDEN
    locked.save()
    blank_letters(locked, by=by, on=on)
    locked.steps.update(before={}, because="", number="")
    blank_intake(locked, by=by, on=on)
    blank_citizen(locked, on=on)
    blank_chain(locked, words=HIDDEN, by=by, on=on)
    blank = {
        "address": "",
        "phone": "",
        "phone_last4": "",
        "email": "",
        "sort_key": "",
        "folded": "",
        "identity_kind": "",
        "identity_number": "",
    }
    Person.objects.filter(pk=locked.person_id).update(full_name=HIDDEN, area=None, **blank)
    if not Petition.objects.filter(matter=locked.matter_id).exclude(pk=locked.pk).exists():
        Matter.objects.filter(pk=locked.matter_id).update(title=HIDDEN, folded="")
    leave_with(locked)
    documents.erase((access.KIND, locked.pk), by=by, on=on)
    PetitionNote.objects.filter(petition=locked).delete()
    _blank_steps(locked)
    for beside in BESIDE:
        beside.blank(locked)


def _blank_steps(locked: Petition) -> None:
    """What officers wrote at each step may tell as much as the petition itself."""
    for model, names in OF_STEPS.items():
        model._default_manager.filter(step__petition=locked).update(**dict.fromkeys(names, HIDDEN))  # noqa: SLF001
    Proposal.objects.filter(petition=locked).update(text=HIDDEN)
    Approval.objects.filter(proposal__petition=locked).update(because="")
