"""Undoing the last step within minutes: the entry stays, the state comes back."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import NotAllowed, WrongState
from langnghe.notifications.services import call_back
from langnghe.petitions import access
from langnghe.petitions.models import Petition, Proposal, ProposalState
from langnghe.petitions.selectors.life import UNDO_WITHIN, last_step
from langnghe.petitions.services import recording, snapshot
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.owing import undo_owing
from langnghe.petitions.services.papering import set_aside_letters
from langnghe.petitions.services.recalling import undo_sending


class Undone(NamedTuple):
    """The file as it stands again, and how many letters about the step had left already."""

    petition: Petition
    mailed: int


@transaction.atomic
def undo(petition: Petition, *, by: User, at: datetime) -> Undone:
    """Take back the last step of a file, by the one who took it, within ten minutes."""
    on = legal_day(at)
    locked = locked_file(petition, by=by, on=on)
    step = last_step(locked)
    if step is None:
        raise WrongState(_("Hồ sơ chưa có bước nào để hoàn tác."))
    if step.by_id != by.pk:
        raise NotAllowed(_("Chỉ người vừa làm bước này mới hoàn tác được."))
    if at - step.taken_at > UNDO_WITHIN:
        raise WrongState(_("Bước này đã quá mười phút; hãy ghi một bước mới."))

    if step.name == "transfer":
        undo_sending(locked, on=on, at=at)
    snapshot.give_back(locked, step.before)
    step.undone_at = at
    step.save(update_fields=["undone_at"])
    signed = Proposal.objects.filter(petition=locked, move=step.name, state=ProposalState.SIGNED)
    last = signed.order_by("-id").values_list("pk", flat=True)[:1]
    Proposal.objects.filter(pk__in=list(last)).update(state=ProposalState.APPROVED)
    undo_owing(step, on=on)
    set_aside_letters(step)
    # A letter that has not left is taken back; one that has is followed by another that says so.
    gone = call_back((access.KIND, locked.pk), since=step.taken_at)
    if gone:
        tell(locked, "petitions/letters/undone")
    recording.record("undone", locked, by=by, on=on, more={"move": step.name, "mailed": gone})
    return Undone(locked, gone)
