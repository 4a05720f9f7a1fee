"""The letters that a step owes: noted with the step, settled by a number, set aside when the step is undone."""

from datetime import date

from django.db.models import F, Q

from langnghe.petitions import letters
from langnghe.petitions.models import HIDDEN, Letter, LetterState, OwedLetter, Petition, StepTaken
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.petitions.workflow import OPEN, State
from langnghe.petitions.workflow.states import LIVE, NEW

# What lies behind a file that was opened again, by the state that it went back to.
REACHED = {State.CLASSIFIED: NEW, State.ACCEPTED: LIVE}
STANDING = (LetterState.ISSUED, LetterState.SIGNED, LetterState.SENT)


def owe(step: StepTaken, petition: Petition) -> None:
    """Note what is still to be written for a step; a paper numbered before it, of which no step knew, is its paper."""
    _drop_what_it_covers(step, petition)
    kinds = letters.kinds_after(step.name, petition.kind, petition.instance)
    if not kinds or is_sealed(petition):
        return
    for kind in kinds:
        if not _takes_ready_paper(step, petition, kind.code):
            OwedLetter.objects.create(
                step=step, petition=petition, unit_id=petition.unit_id, owed_on=step.on, kind=kind.code
            )


def _drop_what_it_covers(step: StepTaken, petition: Petition) -> None:
    covered = letters.kinds_covered(step.name)
    if covered:
        waiting = OwedLetter.objects.filter(petition=petition, kind__in=covered, settled_on__isnull=True)
        waiting.update(settled_on=step.on, dropped_by=step)


def _takes_ready_paper(step: StepTaken, petition: Petition, kind: str) -> bool:
    rows = Letter.objects.filter(petition=petition, kind=kind, unit=petition.unit_id, step__isnull=True)
    ready = rows.filter(state__in=STANDING).order_by("-pk").first()
    if ready is None:
        return False
    ready.step = step
    ready.save(update_fields=["step"])
    return True


def settle(letter: Letter, *, on: date) -> None:
    """A letter that takes its number is the paper of the first step that waits for one of its kind.

    Failing that, of one that was to do without it.
    """
    waiting = OwedLetter.objects.select_for_update(of=("self",)).filter(
        Q(settled_on__isnull=True) | ~Q(because=""),
        petition=letter.petition_id, unit=letter.unit_id, kind=letter.kind, step__undone_at__isnull=True,
    )  # fmt: skip
    owed = waiting.order_by(F("settled_on").asc(nulls_first=True), "pk").first()
    if owed is None:
        return
    owed.settled_on, owed.because = on, ""
    owed.save(update_fields=["settled_on", "because"])
    letter.step_id = owed.step_id


def drop_what_is_over(petition: Petition, *, on: date, by: StepTaken | None = None) -> None:
    """A file that went back to an earlier state asks no more for the papers of what came after it."""
    still = REACHED.get(State(petition.state), OPEN)
    over = OwedLetter.objects.filter(petition=petition, settled_on__isnull=True)
    over.exclude(step__target__in=still).update(settled_on=on, dropped_by=by)


def undo_owing(step: StepTaken, *, on: date) -> None:
    """A step undone owes nothing, and its letters are without effect; what it had dropped is owed again."""
    OwedLetter.objects.filter(dropped_by=step).update(settled_on=None, dropped_by=None)
    own = OwedLetter.objects.filter(step=step)
    kinds = own.values_list("kind", flat=True)
    Letter.objects.filter(step=step, kind__in=kinds, state__in=STANDING).update(state=LetterState.REPLACED)
    own.filter(settled_on__isnull=True).update(settled_on=on)


def end_owing(petition: Petition, *, on: date) -> None:
    """Nothing is asked for in clear of a file that leaves the machine or is sealed; numbers of papers stay."""
    rows = OwedLetter.objects.filter(petition=petition)
    rows.filter(settled_on__isnull=True).update(settled_on=on)
    rows.exclude(because="").update(because=HIDDEN)
