"""Extending, suspending and resuming a term: by the law's grounds, each with its own decision."""

from collections.abc import Callable, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.design.writing import short_date
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions.models import Clock, ClockTurn, Petition, TurnKind
from langnghe.petitions.selectors.guidance import PAUSES
from langnghe.petitions.selectors.life import law_clock
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.papering import has_paper, number_of, take_sealed_paper

# The steps of which the sender is told; that a decision was sent is no news beside the decision.
TOLD = {"extended", "suspended", "resumed"}


@transaction.atomic
def extend(petition: Petition, *, fact: str, number: str, because: str, by: User, on: date) -> Petition:
    """Extend the term of resolution before it ends; what was first due stays."""
    taken = _taken(petition, "extend", number=number, because=because, by=by, on=on)
    take_sealed_paper(taken, number)
    clock = _resolution(taken.petition)
    _turn(taken, clock, TurnKind.EXTENDED, lambda c: c.extend(on, fact=fact, decision=number), fact=fact)
    return _written(taken, "extended", by=by, on=on)


@transaction.atomic
def suspend(
    petition: Petition,
    *,
    because: str,
    by: User,
    on: date,
    number: str = "",
    says: Mapping[str, str] | None = None,
) -> Petition:
    """Stop counting from the day of the decision; its own sending starts to run."""
    taken = _ordered(petition, "suspend", number=number, because=because, says=says, by=by, on=on)
    clock, number = _resolution(taken.petition), taken.step.number
    _turn(taken, clock, TurnKind.SUSPENDED, lambda c: c.suspend(on, decision=number))
    taken.petition.state = taken.move.target
    # What ended the pause before may not have been sent yet; the newer decision is what is sent now.
    clocks.end(taken.petition, on=on, rule=PAUSES[taken.petition.kind])
    clocks.start(taken.petition, PAUSES[taken.petition.kind], counted_from=on)
    return _written(taken, "suspended", by=by, on=on)


@transaction.atomic
def resume(
    petition: Petition,
    *,
    because: str,
    by: User,
    on: date,
    number: str = "",
    says: Mapping[str, str] | None = None,
) -> Petition:
    """Count on from the day of the decision to continue, with the days that were left."""
    taken = _ordered(petition, "resume", number=number, because=because, says=says, by=by, on=on)
    clock, number = _resolution(taken.petition), taken.step.number
    _turn(taken, clock, TurnKind.RESUMED, lambda c: c.resume(on, decision=number))
    taken.petition.state = taken.move.target
    clocks.end(taken.petition, on=on, rule=PAUSES[taken.petition.kind])
    clocks.start(taken.petition, PAUSES[taken.petition.kind], counted_from=on)
    return _written(taken, "resumed", by=by, on=on)


@transaction.atomic
def send_pause(petition: Petition, *, to: str, by: User, on: date) -> Petition:
    """Write down that the decision to suspend or to continue was sent."""
    if not to.strip():
        raise Invalid(_("Ghi quyết định đã gửi cho những ai, bằng cách nào."))
    taken = recording.take(petition, "send_pause", right=Right.HANDLE, by=by, on=on, because=to)
    rule = PAUSES[taken.petition.kind]
    if not clocks.runs(taken.petition, rule):
        raise WrongState(_("Không có quyết định tạm đình chỉ hoặc tiếp tục nào đang chờ gửi."))
    clocks.end(taken.petition, on=on, rule=rule)
    return _written(taken, "pause_sent", by=by, on=on)


def _ordered(
    petition: Petition,
    name: str,
    *,
    number: str,
    because: str,
    says: Mapping[str, str] | None,
    by: User,
    on: date,
) -> recording.Taken:
    """A step by a decision of the unit: numbered elsewhere, or by the book where we write that paper."""
    if not because.strip() or not (number.strip() or has_paper(name, petition)):
        raise Invalid(_("Ghi số quyết định và lý do."))
    taken = recording.take(petition, name, right=Right.DECIDE, by=by, on=on, number=number, because=because)
    fields = {"reason": because.strip(), "from_day": short_date(on)}
    number_of(taken, given=number, fields=fields, by=by, on=on, says=says)
    return taken


def _taken(
    petition: Petition, name: str, *, number: str, because: str, by: User, on: date
) -> recording.Taken:
    if not number.strip() or not because.strip():
        raise Invalid(_("Ghi số quyết định và lý do."))
    return recording.take(petition, name, right=Right.DECIDE, by=by, on=on, number=number, because=because)


def _resolution(petition: Petition) -> Clock:
    running = petition.clocks.filter(ended_on__isnull=True, rule=clocks.rule_of_resolution(petition)).first()
    if running is None:
        raise WrongState(_("Không có thời hạn giải quyết nào đang chạy."))
    return running


def _turn(
    taken: recording.Taken,
    clock: Clock,
    kind: TurnKind,
    next_turn: Callable[[lawbook.Clock], lawbook.Clock],
    *,
    fact: str = "",
) -> None:
    """Ask the law's clock; its refusal is the page's refusal."""
    try:
        turned = next_turn(law_clock(clock))
    except lawbook.LawError as error:
        raise Invalid(str(error)) from error
    ClockTurn.objects.create(
        step=taken.step,
        clock=clock,
        kind=kind,
        on=taken.step.on,
        fact=fact,
        decision=taken.step.number,
        due_before=clock.due_on,
        due_after=turned.due_on,
    )
    clock.due_on = clock.safe_on = turned.due_on
    clock.save(update_fields=["due_on", "safe_on"])


def _written(taken: recording.Taken, action: str, *, by: User, on: date) -> Petition:
    held = taken.petition
    clocks.refresh(held)
    held.handler = by
    held.save()
    recording.record_step(action, taken, by=by, on=on)
    if action in TOLD:
        # Not the due day of the row: the shorter term of sending the decision is no term of the sender's.
        ends_on = clocks.resolution_ends_on(held)
        tell(held, f"petitions/letters/{action}", on=on, ends_on=ends_on)
    return held
