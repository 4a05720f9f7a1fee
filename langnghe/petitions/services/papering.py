"""The paper behind a step: its number from the unit's book, complete, or with a number that another book gave."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import Invalid
from langnghe.petitions import letters
from langnghe.petitions.models import Letter, LetterState, Petition, StepTaken
from langnghe.petitions.selectors.letters import sealed_papers
from langnghe.petitions.services.lettering import drafted, issued, must_be_complete
from langnghe.petitions.services.recording import Taken
from langnghe.petitions.services.secrecy import is_sealed

NUMBERED = (LetterState.ISSUED, LetterState.SIGNED, LetterState.SENT)
MADE = "letter"


def letter_of_answer(
    taken: Taken, *, text: str, given: str, by: User, on: date, says: Mapping[str, str] | None = None
) -> Letter:
    """The paper of a decision or an answer; one that another book numbered is written down as it is told."""
    if is_sealed(taken.petition):
        return _numbered_elsewhere(taken, given)
    fields = {**_known_to(taken, says), "content": text}
    if not given:
        return _from_book(taken, fields, by=by, on=on)
    kind = _kind(taken)
    letter = drafted(taken.petition, kind, taken.petition.unit, by=by, on=on)
    letter.fields = {**letter.fields, **fields}
    return _made(taken, issued(letter, kind, by=by, on=on, given=given))


def number_of(
    taken: Taken,
    *,
    given: str,
    fields: Mapping[str, str],
    by: User,
    on: date,
    says: Mapping[str, str] | None = None,
) -> str:
    """The number of a step: typed where the paper was numbered elsewhere, else of the paper that we write."""
    number = given.strip()
    take_sealed_paper(taken, number)
    if not number:
        number = _from_book(taken, {**_known_to(taken, says), **fields}, by=by, on=on).shown_number
        taken.step.number = number
        taken.step.save(update_fields=["number"])
    return number


def take_sealed_paper(taken: Taken, number: str) -> None:
    """The sealed paper of this number belongs to the step from now on; one numbered elsewhere has no row here."""
    if not is_sealed(taken.petition):
        return
    rows = sealed_papers(taken.petition, taken.move.name).select_for_update(of=("self",))
    for letter in rows:
        if letter.shown_number == number.strip():
            letter.step = taken.step
            letter.save(update_fields=["step"])


def has_paper(step: str, petition: Petition) -> bool:
    """Whether we write the paper of this step; that of a sealed file is written elsewhere."""
    return letters.kind_for(step, petition.kind, petition.instance) is not None and not is_sealed(petition)


def _numbered_elsewhere(taken: Taken, given: str) -> Letter:
    """The number alone, of a paper that is kept in no row."""
    if not given:
        raise Invalid(_("Ghi số văn bản: văn bản của hồ sơ niêm phong không soạn ở đây."))
    return Letter(petition=taken.petition, kind=_kind(taken).code, given_number=given)


def _from_book(taken: Taken, fields: Mapping[str, str], *, by: User, on: date) -> Letter:
    """One that has its number already and belongs to no step, else the draft that waits, else a new one."""
    kind, petition = _kind(taken), taken.petition
    rows = Letter.objects.select_for_update(of=("self",)).filter(
        petition=petition, kind=kind.code, unit=petition.unit
    )
    ready = rows.filter(state__in=NUMBERED, step__isnull=True).order_by("-pk").first()
    if ready:
        ready.step = taken.step
        ready.save(update_fields=["step"])
        return ready
    waiting = rows.filter(state=LetterState.DRAFT, replaces__isnull=True).order_by("-pk").first()
    letter = waiting or drafted(petition, kind, petition.unit, by=by, on=on)
    letter.petition = petition
    letter.fields = {**letter.fields, **fields}
    must_be_complete(letter, kind)
    return _made(taken, issued(letter, kind, by=by, on=on))


def _made(taken: Taken, letter: Letter) -> Letter:
    letter.step = taken.step
    letter.save(update_fields=["step"])
    taken.step.before = {**taken.step.before, MADE: letter.pk}
    taken.step.save(update_fields=["before"])
    return letter


def _kind(taken: Taken) -> letters.LetterKind:
    petition = taken.petition
    kind = letters.kind_for(taken.move.name, petition.kind, petition.instance)
    if kind is None:
        raise Invalid(_("Ghi số văn bản: máy chưa có mẫu văn bản cho bước này."))
    return kind


def _known_to(taken: Taken, says: Mapping[str, str] | None) -> dict[str, str]:
    """What an officer typed for the paper; a field emptied is empty, one that was not asked is what the file knows."""
    allowed = {*letters.COMMON, *(one.name for one in _kind(taken).fields)}
    return {name: value.strip() for name, value in (says or {}).items() if name in allowed}


def set_aside_letters(step: StepTaken) -> None:
    """A step undone leaves its paper without effect; a number that it took stays in the book."""
    papers = Letter.objects.filter(step=step)
    if MADE in step.before:
        papers.filter(state__in=NUMBERED).update(state=LetterState.REPLACED)
    else:
        papers.exclude(state=LetterState.REPLACED).update(step=None)


def _paper_of_last_step(petition: Petition) -> letters.Paper | None:
    rows = Letter.objects.filter(petition=petition, step__isnull=False).select_related("step", "unit__area")
    letter = rows.order_by("-step_id", "-pk").first()
    if letter is None or letter.step is None:
        return None
    paper = letters.Paper(**letter.paper)
    is_new = letter.step.before.get(MADE) == letter.pk
    return replace(paper, number=letters.open_number(letter)) if is_new else paper


def tried(work: Callable[[], object], petition: Petition) -> letters.Paper | None:
    """The paper that a step would freeze, shown before it takes a number: the step is tried and taken back."""
    with transaction.atomic():
        work()
        paper = _paper_of_last_step(petition)
        transaction.set_rollback(True)
    return paper
