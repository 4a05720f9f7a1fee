"""Starting and ending the terms that run on a petition."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Min

from langnghe import lawbook
from langnghe.petitions.models import AFTER_CLOSING, KEEPING, TELL_SENDER, Channel, Clock, Kind, Petition
from langnghe.petitions.workflow import State
from langnghe.rules import services as rules

TRANSFER = "denunciation.transfer"


def rule_before_acceptance(petition: Petition) -> str:
    """The term that runs from receipt: of acceptance, of the reply after a reception, or of processing."""
    if petition.kind == Kind.COMPLAINT:
        return "complaint.acceptance" if petition.instance == 1 else _of_second(petition.received_on)
    if petition.kind == Kind.DENUNCIATION:
        return "denunciation.initial" if petition.instance == 1 else "denunciation.again.review"
    return "reception.reply" if petition.channel == Channel.VISIT else "petition.process"


def _of_second(received_on: date) -> str:
    """The rule of both instances took the place of the second one's own."""
    try:
        lawbook.rule("complaint.accept.second.law", received_on)
    except lawbook.NoTextInForce:
        return "complaint.acceptance"
    return "complaint.accept.second.law"


def rule_of_resolution(petition: Petition) -> str:
    """The term that runs from acceptance; empty where no text gives one."""
    if petition.kind == Kind.COMPLAINT:
        return "complaint.first_resolution" if petition.instance == 1 else "complaint.second_resolution"
    return "denunciation.resolution" if petition.kind == Kind.DENUNCIATION else ""


def resolution_ends_on(petition: Petition) -> date | None:
    """The end of the term of resolution that runs; another term of the file may end before it."""
    running = petition.clocks.filter(ended_on__isnull=True, rule=rule_of_resolution(petition))
    return running.values_list("due_on", flat=True).first()


def rule_of_sending(petition: Petition) -> str:
    """The term to send the decision or the conclusion."""
    if petition.kind == Kind.COMPLAINT:
        return "complaint.first.send" if petition.instance == 1 else "complaint.second.send"
    return "denunciation.conclusion.send"


def facts_of(petition: Petition) -> list[str]:
    """What of this petition the resolution term asks about."""
    held = {"complex": petition.is_complex, "remote": petition.is_remote}
    return [name for name, holds in held.items() if holds and petition.kind == Kind.COMPLAINT]


def start(petition: Petition, rule: str, *, counted_from: date, facts: Iterable[str] = ()) -> Clock:
    """Write down the term as the law gives it that day; the petition shows the term that runs now."""
    found = rules.deadline(rule, unit=petition.unit, counted_from=counted_from, facts=facts)
    clock = row_of(petition, found)
    clock.save(force_insert=True)
    refresh(petition)
    return clock


def row_of(petition: Petition, found: lawbook.Deadline) -> Clock:
    """The row of a term, not yet written, for those who write many at once."""
    return Clock(
        petition=petition,
        rule=found.rule,
        title=found.title,
        counted_from=found.counted_from,
        original_due_on=found.due_on,
        due_on=found.due_on,
        safe_on=found.safe_on,
        facts=list(found.facts),
        cite=found.cite.text,
        version_from=found.version_from,
        confidence=str(found.confidence),
        provisional=found.provisional,
        pack=found.pack_version,
    )


def follow_kind(petition: Petition, *, on: date) -> None:
    """Keep the term before acceptance where kind and instance still give it, or change it for theirs."""
    rule = rule_before_acceptance(petition)
    if not runs(petition, rule):
        end(petition, on=on)
        start(petition, rule, counted_from=petition.received_on)


def refresh(petition: Petition) -> None:
    """An open petition shows the nearest end of what runs; a suspended term does not run."""
    if petition.closed_on:
        return
    running = petition.clocks.filter(ended_on__isnull=True)
    if petition.state == State.SUSPENDED:
        running = running.exclude(rule=rule_of_resolution(petition))
    petition.due_on = running.exclude(rule=KEEPING).aggregate(nearest=Min("due_on"))["nearest"]


def end(petition: Petition, *, on: date, rule: str = "") -> None:
    """End what the state of the file asked for, or only the term of one rule."""
    running = petition.clocks.filter(ended_on__isnull=True)
    (running.filter(rule=rule) if rule else running.exclude(rule__in=AFTER_CLOSING)).update(ended_on=on)


def runs(petition: Petition, rule: str) -> bool:
    return petition.clocks.filter(ended_on__isnull=True, rule=rule).exists()


def passed_on(petition: Petition) -> None:
    """A denunciation that a newspaper or a body passed on: its sender is to be told, whoever wrote it."""
    if petition.channel == Channel.PASSED_ON and not runs(petition, TELL_SENDER):
        start(petition, TELL_SENDER, counted_from=petition.received_on)


def follow_competence(petition: Petition, *, on: date) -> None:
    """A denunciation outside competence is sent on in a shorter time than it is checked."""
    is_outside = petition.kind == Kind.DENUNCIATION and petition.is_within is False
    if is_outside and not runs(petition, TRANSFER):
        start(petition, TRANSFER, counted_from=petition.received_on)
    elif not is_outside:
        end(petition, on=on, rule=TRANSFER)
        refresh(petition)
