"""What the steps of a file wrote down, without the steps that were undone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.people.models import Person
from langnghe.petitions import access
from langnghe.petitions.models import (
    Clock,
    ClockTurn,
    Conciliation,
    Decision,
    Dialogue,
    DialogueMinutes,
    EarlierDecision,
    Kind,
    OfStep,
    Petition,
    PetitionSetting,
    Proposal,
    ProposalState,
    Publication,
    Quantity,
    Reply,
    StepTaken,
    Transfer,
    Verification,
    VerificationNote,
    Withdrawal,
)
from langnghe.petitions.selectors.appealing import Appeal, appeal_of, late_appeal
from langnghe.petitions.selectors.quantities import Tally, counted, tallies
from langnghe.rules.selectors import book_of

UNDO_WITHIN = timedelta(minutes=10)
Row = TypeVar("Row", bound=OfStep)


def standing(model: type[Row], petition: Petition) -> QuerySet[Row]:
    """The rows of one kind that the standing steps of a petition wrote, oldest first."""
    rows: QuerySet[Row] = model._default_manager.filter(  # noqa: SLF001 - Django's documented name
        step__petition=petition, step__undone_at__isnull=True
    )
    return rows.order_by("pk")


def still_signing(petition: Petition) -> list[Person]:
    """The sender and whoever signed beside, by name, without those who withdrew."""
    gone = set(standing(Withdrawal, petition).filter(named__isnull=False).values_list("named", flat=True))
    signed = petition.signatories.select_related("person").order_by("id")
    people = {one.pk: one for one in (petition.person, *(row.person for row in signed))}
    return [one for one in people.values() if one.pk not in gone]


def last_step(petition: Petition) -> StepTaken | None:
    """The newest step that stands and can be given back: what was sealed over it is kept in no step."""
    standing = petition.steps.filter(undone_at__isnull=True).exclude(before={})
    return standing.select_related("by").order_by("-id").first()


def undoable(petition: Petition, viewer: Viewer, at: datetime) -> StepTaken | None:
    """The step that this person may still take back."""
    step = last_step(petition)
    if step is None or step.by != viewer or at - step.taken_at > UNDO_WITHIN:
        return None
    return None if step.name == "transfer" and _is_with_others(petition) else step


def _is_with_others(petition: Petition) -> bool:
    """Whether the body that it was sent to has taken it in, answered or given it back."""
    sent = Transfer.objects.filter(petition=petition, sent_back_on=None).first()
    return sent is None or sent.received_on is not None or bool(sent.told)


def may_propose(petition: Petition, viewer: Viewer, on: date) -> bool:
    """Where the unit wants approvals, who handles the file proposes what is signed."""
    wanted = PetitionSetting.objects.filter(unit=petition.unit_id, approvals__gt=0).exists()
    return wanted and open_proposal(petition) is None and access.may(viewer, petition, Right.HANDLE, on)


def open_proposal(petition: Petition) -> Proposal | None:
    waiting = petition.proposals.filter(state__in=[ProposalState.WAITING, ProposalState.APPROVED])
    return waiting.select_related("by").first()


def law_clock(clock: Clock, book: lawbook.Book | None = None) -> lawbook.Clock:
    """The clock of the law as its unit has it, with the turns that stand, ready for the next one."""
    book = book or book_of(clock.petition.unit_id)
    counted = lawbook.Clock.accept(clock.rule, clock.counted_from, facts=clock.facts, book=book)
    for turn in ClockTurn.objects.filter(clock=clock, step__undone_at__isnull=True).order_by("pk"):
        if turn.kind == "extended":
            counted = counted.extend(turn.on, fact=turn.fact, decision=turn.decision)
        elif turn.kind == "suspended":
            counted = counted.suspend(turn.on, decision=turn.decision)
        else:
            counted = counted.resume(turn.on, decision=turn.decision)
    return counted


@dataclass(frozen=True)
class Classified:
    """What the file was before it was classified anew, and the reason that was given for it."""

    until: date
    kind: str
    because: str


@dataclass(frozen=True)
class Life:
    """Everything that a file page tells of verification, dialogue, decision and what came after."""

    decision: Decision | None
    in_effect_on: date | None
    appeal: Appeal | None
    earlier: EarlierDecision | None
    late: Appeal | None
    late_because: str
    quantities: list[Quantity]
    verifications: list[Verification]
    notes: list[VerificationNote]
    dialogues: list[Dialogue]
    minutes: list[DialogueMinutes]
    withdrawals: list[Withdrawal]
    replies: list[Reply]
    publications: list[Publication]
    conciliations: list[Conciliation]
    turns: list[ClockTurn]
    classified_before: list[Classified]

    @property
    def counted(self) -> set[int]:
        """The lines of quantities that nothing corrects."""
        return {row.pk for row in counted(self.quantities)}

    @property
    def tallies(self) -> list[Tally]:
        return tallies(self.quantities)


def quantity_of(petition: Petition, pk: int) -> Quantity:
    """A line of this file that counts, for whoever corrects it."""
    found = next((row for row in counted(standing(Quantity, petition)) if row.pk == pk), None)
    if found is None:
        raise NotFound(_("Số này không có trong hồ sơ, hoặc đã được sửa."))
    return found


def tallies_of(petition: Petition) -> list[Tally]:
    """Decided, carried out and left of each kind, by the standing steps of this file."""
    return tallies(standing(Quantity, petition))


def life(petition: Petition) -> Life:
    """Asks only for what the standing steps wrote, so that a new file costs one question."""
    taken = list(petition.steps.filter(undone_at__isnull=True).values_list("name", flat=True))
    names = set(taken)

    def rows(model: type[Row], *moves: str) -> list[Row]:
        return list(standing(model, petition)) if names & set(moves) else []

    decisions = rows(Decision, "decide", "conclude")
    decision = decisions[-1] if decisions else None
    earlier = rows(EarlierDecision, "take_second", "take_further") if petition.instance > 1 else []
    noted = ("note_verification", "prolong_verification", "report_verification")
    quantities = (
        standing(Quantity, petition).select_related("unit", "step", "corrects")
        if "carry_out" in names
        else []
    )
    withdrawn = names & {"withdraw", "withdraw_part", "withdraw_some"}
    return Life(
        decision=decision,
        in_effect_on=in_effect_on(petition, decision) if decision else None,
        appeal=_appeal(petition, decision, names) if decision else None,
        earlier=earlier[-1] if earlier else None,
        late=late_appeal(petition, earlier[-1] if earlier else None),
        late_because=_said_at_acceptance(petition) if earlier and "accept" in names else "",
        quantities=list(quantities),
        verifications=rows(Verification, "assign"),
        notes=rows(VerificationNote, *noted),
        dialogues=rows(Dialogue, "call_dialogue"),
        minutes=rows(DialogueMinutes, "hold_dialogue"),
        withdrawals=list(standing(Withdrawal, petition).select_related("step").prefetch_related("named"))
        if withdrawn
        else [],
        replies=replies_about(petition) if names & {"transfer", "note_reply"} else [],
        publications=rows(Publication, "publish"),
        conciliations=rows(Conciliation, "conciliate", "fail_conciliation"),
        turns=rows(ClockTurn, "extend", "suspend", "resume"),
        classified_before=_classified_before(petition) if taken.count("classify") > 1 else [],
    )


def _classified_before(petition: Petition) -> list[Classified]:
    """The newest first; each later classification keeps in its step what stood before it."""
    steps = petition.steps.filter(name="classify", undone_at__isnull=True).order_by("-id")
    stood = [(step.on, step.before.get("petition", {})) for step in steps]
    return [
        Classified(on, str(Kind(was["kind"]).label), was["classified_because"])
        for on, was in stood
        if was.get("kind") and was.get("classified_because")
    ]


def replies_about(petition: Petition) -> list[Reply]:
    """What the bodies that it was transferred to have written, on the transfer or noted here."""
    about = Q(step__petition=petition) | Q(transfer__petition=petition)
    return list(Reply.objects.filter(about, step__undone_at__isnull=True))


def _said_at_acceptance(petition: Petition) -> str:
    steps = petition.steps.filter(name="accept", undone_at__isnull=True).order_by("-id")
    return steps.values_list("because", flat=True).first() or ""


def _appeal(petition: Petition, decision: Decision, names: set[str]) -> Appeal | None:
    sent = (
        petition.steps.filter(name="send", undone_at__isnull=True).order_by("-id")
        if "send" in names
        else None
    )
    sent_on = sent.values_list("on", flat=True).first() if sent is not None else None
    return appeal_of(petition, issued_on=decision.issued_on, sent_on=sent_on)


def in_effect_on(petition: Petition, decision: Decision) -> date | None:
    """The day on which a decision on a complaint takes effect, if nobody complains again."""
    if petition.kind != "complaint":
        return None
    rule = "complaint.effect.first" if petition.instance == 1 else "complaint.effect.second"
    facts = ["remote"] if petition.is_remote else []
    return lawbook.deadline(rule, decision.issued_on, facts=facts).due_on
