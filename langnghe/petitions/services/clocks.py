"""Starting and ending the terms that run on a petition."""

from collections.abc import Iterable
from datetime import date

from langnghe.petitions.models import Channel, Clock, Kind, Petition
from langnghe.rules import services as rules


def rule_before_acceptance(petition: Petition) -> str:
    """The term that runs from receipt: of acceptance, of the reply after a reception, or of processing."""
    if petition.kind == Kind.COMPLAINT:
        return "complaint.acceptance"
    return "reception.reply" if petition.channel == Channel.VISIT else "petition.process"


def start(petition: Petition, rule: str, *, counted_from: date, facts: Iterable[str] = ()) -> Clock:
    """Write down the term as the law gives it that day; the petition shows the term that runs now."""
    found = rules.deadline(rule, unit=petition.unit, counted_from=counted_from, facts=facts)
    petition.due_on = found.due_on
    return Clock.objects.create(
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


def end(petition: Petition, *, on: date) -> None:
    petition.clocks.filter(ended_on__isnull=True).update(ended_on=on)


def runs(petition: Petition, rule: str) -> bool:
    return petition.clocks.filter(ended_on__isnull=True, rule=rule).exists()
