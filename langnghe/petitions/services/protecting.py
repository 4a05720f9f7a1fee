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
from langnghe.kernel.errors import NotAllowed, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import (
    HIDDEN,
    Approval,
    Conciliation,
    Decision,
    Dialogue,
    DialogueMinutes,
    EarlierDecision,
    OfStep,
    Petition,
    PetitionNote,
    Proposal,
    Publication,
    Transfer,
    Verification,
    VerificationNote,
    Withdrawal,
)
from langnghe.petitions.selectors.transfers import lines_of
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.batches.forgetting import forget_book_of
from langnghe.petitions.services.intake import blank_intake, blank_people
from langnghe.petitions.services.lettering import blank_letters
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.parting import part
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.petitions.services.transferring import blank_transfers
from langnghe.petitions.services.wishing import blank_citizen

OF_STEPS: dict[type[OfStep], tuple[str, ...]] = {
    Conciliation: ("members", "content", "minutes"),
    Decision: ("summary",),
    Dialogue: ("place", "chair", "content"),
    DialogueMinutes: ("text",),
    EarlierDecision: ("body", "number", "summary"),
    Publication: ("redacted", "hidden_because"),
    Verification: ("number", "team"),
    VerificationNote: ("text",),
    Withdrawal: ("content",),
}


@dataclass(frozen=True)
class Beside:
    """What a room above wrote about a petition: its words, to be sealed, and the way to take them away."""

    words: Callable[[Petition], list[tuple[str, str]]]
    blank: Callable[[Petition, User, date], None]


BESIDE: list[Beside] = []


def register_beside(beside: Beside) -> None:
    """The room of visits stands above this one, so it says itself what it keeps."""
    BESIDE[:] = [beside]


@transaction.atomic
def move_to_paper(petition: Petition, *, by: User, on: date) -> Petition:
    """Void a petition that is, or may be, a denunciation, and blank whatever could tell who sent it."""
    held = locked(petition, by=by, on=on)
    void(held, on=on)
    for line in [held, *blank(held, by=by, on=on)]:
        cite = lawbook.rule("secret.fields", on).cite.text
        recording.record("moved_to_paper", line, by=by, on=on, cite=cite)
    return held


def locked(petition: Petition, *, by: User, on: date) -> Petition:
    """Lock a file, open or closed, that is to leave the clear.

    Refuses whose unit does not lead it, one that is voided or sealed, and a line that is not the last of its chain.
    """
    held = locked_file(petition, by=by, on=on, beside=("person__area", "earlier"), with_voided=True)
    if not any(access.may(by, held, right, on) for right in (Right.HANDLE, Right.RECEIVE)):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang chủ trì hồ sơ mới làm được bước này."))
    if held.voided_on or is_sealed(held):
        raise WrongState(_("Hồ sơ đã hủy hoặc đã niêm phong."))
    if elsewhere := _goes_on_at(held):
        raise WrongState(
            _("Đơn này nay ở sổ của %(unit)s.") % {"unit": elsewhere},
            instead=_("Báo cơ quan ấy niêm phong hoặc chuyển sang hồ sơ giấy: mọi dòng trong chuỗi đi cùng."),
        )
    return held


def _goes_on_at(line: Petition) -> str:
    """The unit that deals with it in a line of its own, since it took it in or got it back; empty where that is this one."""
    taken = line.transfers.filter(received_as__isnull=False, sent_back_on__isnull=True)
    back = Transfer.objects.filter(received_as=line, sent_back_on__isnull=False)
    names = [*taken.values_list("to_unit__name", flat=True), *back.values_list("from_unit__name", flat=True)]
    return names[0] or "" if names else ""


def void(line: Petition, *, on: date) -> None:
    """The number stays in the book, of which nothing is counted any more."""
    clocks.end(line, on=on)
    line.kind, line.voided_on, line.closed_on = "", line.voided_on or on, line.closed_on or on


def blank(held: Petition, *, by: User, on: date) -> list[Petition]:
    """Take away whatever was kept in clear, in every book of the chain; gives the other lines, which are voided by it."""
    chain = lines_of(held)
    rows = Petition.objects.select_for_update(of=("self",)).select_related(
        "matter", "unit", "person", "earlier"
    )
    others = list(rows.filter(pk__in=chain - {held.pk}).order_by("pk"))
    blank_transfers(chain, words=HIDDEN)
    for line in others:
        void(line, on=on)
    for line in [held, *others]:
        _blank_line(line, by=by, on=on)
    # Last of all: what else a room above wrote is told to be theirs by their names, and lines share a person.
    blank_people([line.person_id for line in [held, *others]])
    return others


def _blank_line(line: Petition, *, by: User, on: date) -> None:
    """Words, names, files, letters, notes and addresses of one line of one book."""
    line.summary, line.area = HIDDEN, None
    line.request = line.classified_because = line.closed_because = line.competent_outside = ""
    line.answer = line.answer and HIDDEN
    line.save()
    blank_letters(line, by=by, on=on)
    line.steps.update(before={}, because="", number="")
    blank_intake(line, by=by, on=on)
    blank_citizen(line, on=on)
    part(line)
    documents.erase((access.KIND, line.pk), by=by, on=on)
    forget_book_of(line, by=by, on=on)
    PetitionNote.objects.filter(petition=line).delete()
    _blank_steps(line, on=on)
    for beside in BESIDE:
        beside.blank(line, by, on)


def _blank_steps(line: Petition, *, on: date) -> None:
    """What officers wrote at each step may tell as much as the petition itself."""
    for model, names in OF_STEPS.items():
        model._default_manager.filter(step__petition=line).update(**dict.fromkeys(names, HIDDEN))  # noqa: SLF001
    Publication.objects.filter(step__petition=line, hidden_on__isnull=True).update(hidden_on=on)
    Proposal.objects.filter(petition=line).update(text=HIDDEN)
    Approval.objects.filter(proposal__petition=line).update(because="")
