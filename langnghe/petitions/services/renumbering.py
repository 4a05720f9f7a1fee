"""A numbered paper replaced by another: what the file tells is the number that stands."""

from datetime import date

from langnghe.accounts.models import User
from langnghe.petitions import letters
from langnghe.petitions.models import ClockTurn, Decision, EarlierDecision, Letter, Petition, Verification
from langnghe.petitions.selectors.life import standing
from langnghe.petitions.services import recording
from langnghe.petitions.services.letters import tell

ANSWERS = frozenset({"decide", "answer"})


def carry_number(old: Letter, new: Letter, *, by: User, on: date) -> None:
    """Give what a step wrote the new number, and the words where the new paper says others; the sender is told."""
    was, now = old.shown_number, new.shown_number
    if old.step_id:
        ClockTurn.objects.filter(step=old.step_id, decision=was).update(decision=now)
        Verification.objects.filter(step=old.step_id, number=was).update(number=now)
    petition = new.petition
    if letters.kind_of(new.kind).step not in ANSWERS or petition.answer_number != was:
        return
    words = new.fields.get("content") or petition.answer
    standing(Decision, petition).filter(number=was).update(number=now, summary=words)
    _tell_later_files(petition, was=was, now=now, on=on)
    petition.answer_number, petition.answer = now, words
    petition.save(update_fields=["answer_number", "answer"])
    recording.record("renumbered", petition, by=by, on=on, more={"was": was, "now": now})
    tell(petition, "petitions/letters/renumbered")


def _tell_later_files(petition: Petition, *, was: str, now: str, on: date) -> None:
    """A second complaint names the decision by the number that stands, in whichever book it is; it learns of nobody."""
    for later in petition.later.filter(voided_on__isnull=True).order_by("pk"):
        named = standing(EarlierDecision, later).filter(number__iexact=was)
        if named.update(number=now):
            recording.record("earlier_renumbered", later, by=None, on=on, more={"was": was, "now": now})
