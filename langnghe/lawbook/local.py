"""What one authority adds to the law: a named confirmation, or a stricter rule of its own, each dated."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from langnghe.lawbook.errors import BadTerm, Looser, WrongKind
from langnghe.lawbook.model import Branch, Citation, Confidence, Duty, Reading, Rule, RuleVersion, Stricter
from langnghe.lawbook.terms import Term, Unit

ONE_DAY = timedelta(days=1)


def confirmed(rule: Rule, *, on: date, by: str, cite: Citation) -> Rule:
    """The rule, confirmed from a day by a named person who read the text. Refuses a confirmation without either."""
    if not by or not cite.text:
        raise BadTerm("Xác nhận phải có họ tên và căn cứ.", "A confirmation needs a name and a citation.")
    held = rule.on(on)
    told = {**held.data, "confirmed_by": by, "confirmed_on": on.isoformat()}
    return _from_day(rule, held, replace(held, cite=cite, confidence=Confidence.CONFIRMED, data=told), on)


def replaced(
    rule: Rule,
    *,
    on: date,
    term: Term | Duty,
    by: str,
    cite: Citation,
    facts: Iterable[str] | None = None,
    law: Rule | None = None,
) -> Rule:
    """The rule with an authority's own term or duty from a day; `facts` picks one branch. Refuses a looser one.

    Where the rule is already the authority's own, `law` is the text that the new term is measured against.
    """
    held, measure = rule.on(on), (law or rule).on(on)
    if not by or not cite.text:
        raise BadTerm("Thời hạn riêng phải có họ tên và căn cứ.", "A local term needs a name and a citation.")
    told = {**held.data, "replaced_by": by, "replaced_on": on.isoformat()}
    if isinstance(term, Duty):
        new = replace(held, duty=_more(measure, term), cite=cite, data=told)
    else:
        chosen = None if facts is None else frozenset(facts)
        _refuse_looser(measure, term, chosen)
        branches = tuple(
            Branch(branch.facts, (Reading(term, cite),)) if chosen in {None, branch.facts} else branch
            for branch in held.branches
        )
        own = cite if not chosen else held.cite
        new = replace(held, branches=branches, cite=own, data=told, _chosen={})
    return _from_day(rule, held, new, on)


def _refuse_looser(law: RuleVersion, term: Term, chosen: frozenset[str] | None) -> None:
    """The local term must be at least as strict as every reading of each branch that it takes the place of."""
    if not law.branches:
        raise Looser("Quy định này không có thời hạn để thay.", "This rule has no term to replace.")
    if chosen is not None and chosen not in {branch.facts for branch in law.branches}:
        raise WrongKind(
            f"Quy định “{law.rule}” không có thời hạn riêng cho các tình tiết này.",
            f"The rule “{law.rule}” has no term for these facts.",
        )
    for branch in law.branches:
        if chosen in {None, branch.facts}:
            _refuse_looser_than(branch, term, law.stricter)


def _refuse_looser_than(branch: Branch, term: Term, way: Stricter) -> None:
    if not all(is_stricter(term, reading.term, way) for reading in branch.readings):
        law = branch.readings[0].term
        raise Looser(
            f"Thời hạn riêng {term.in_vietnamese()} không chặt hơn {law.in_vietnamese()} của pháp luật.",
            f"The local term of {term} is not stricter than the law's {law}.",
        )


def _more(version: RuleVersion, duty: Duty) -> Duty:
    """The local duty: at least as many days in the same week or month."""
    law = version.duty
    if law is None or version.stricter is not Stricter.MORE or law.each != duty.each or duty.days < law.days:
        asked = law.in_vietnamese() if law else ""
        raise Looser(
            f"Số ngày riêng {duty.in_vietnamese()} không chặt hơn {asked} của pháp luật."
            if law
            else "Quy định này không có số ngày để thay.",
            f"The local duty of {duty} is not stricter than the law's {law}."
            if law
            else "This rule has no duty to replace.",
        )
    return duty


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


def restored(rule: Rule, law: Rule, *, on: date) -> Rule:
    """The rule with the law's own text again from a day."""
    return _from_day(rule, rule.on(on), law.on(on), on)
