"""What one authority adds to the law: a named confirmation, or a stricter term of its own, each dated."""

from dataclasses import replace
from datetime import date, timedelta

from langnghe.lawbook.errors import BadTerm, Looser
from langnghe.lawbook.model import (
    NO_FACTS,
    Branch,
    Citation,
    Confidence,
    Reading,
    Rule,
    RuleVersion,
    Stricter,
)
from langnghe.lawbook.terms import Term, Unit

ONE_DAY = timedelta(days=1)


def confirmed(rule: Rule, *, on: date, by: str, cite: Citation) -> Rule:
    """The rule, confirmed from a day by a named person who read the text. Refuses a confirmation without either."""
    if not by or not cite.text:
        raise BadTerm("Xác nhận phải có họ tên và căn cứ.", "A confirmation needs a name and a citation.")
    held = rule.on(on)
    told = {**held.data, "confirmed_by": by, "confirmed_on": on.isoformat()}
    return _from_day(rule, held, replace(held, cite=cite, confidence=Confidence.CONFIRMED, data=told), on)


def replaced(rule: Rule, *, on: date, term: Term, by: str, cite: Citation) -> Rule:
    """The rule with an authority's own term from a day. Refuses a term looser than the law's."""
    held = rule.on(on)
    if not by or not cite.text:
        raise BadTerm("Thời hạn riêng phải có họ tên và căn cứ.", "A local term needs a name and a citation.")
    branches = tuple(Branch(branch.facts, _stricter(held, branch, term, cite)) for branch in held.branches)
    if not branches or branches[0].facts != NO_FACTS:
        raise Looser("Quy định này không có thời hạn để thay.", "This rule has no term to replace.")
    told = {**held.data, "replaced_by": by, "replaced_on": on.isoformat()}
    return _from_day(rule, held, replace(held, branches=branches, cite=cite, data=told, _chosen={}), on)


def _stricter(held: RuleVersion, branch: Branch, term: Term, cite: Citation) -> tuple[Reading, ...]:
    """The local reading; every reading of the law must be looser, or the law's stays where it is the stricter."""
    if not all(is_stricter(term, reading.term, held.stricter) for reading in branch.readings):
        law = branch.readings[0].term
        raise Looser(
            f"Thời hạn riêng {term.in_vietnamese()} không chặt hơn {law.in_vietnamese()} của pháp luật.",
            f"The local term of {term} is not stricter than the law's {law}.",
        )
    return (Reading(term, cite),)


def is_stricter(local: Term, law: Term, way: Stricter) -> bool:
    """Whether a term is at least as strict; units that cannot be compared for every day never are."""
    if way is Stricter.SHORTER:
        # n calendar days never end after n working days.
        same = local.unit is law.unit or (local.unit, law.unit) == (Unit.CALENDAR_DAYS, Unit.WORKING_DAYS)
        return same and local.number <= law.number
    if way is Stricter.LONGER:
        same = local.unit is law.unit or (local.unit, law.unit) == (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)
        return same and local.number >= law.number
    return False


def _from_day(rule: Rule, held: RuleVersion, new: RuleVersion, on: date) -> Rule:
    """The old text until the day before, the new one from the day on."""
    before = [replace(held, in_force_until=on - ONE_DAY)] if held.in_force_from < on else []
    others = [version for version in rule.versions if version is not held]
    versions = sorted([*others, *before, replace(new, in_force_from=on)], key=lambda one: one.in_force_from)
    return replace(rule, versions=tuple(versions))
