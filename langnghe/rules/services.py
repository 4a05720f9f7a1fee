"""Asking the law for a unit, and for the days on which a head had to receive citizens."""

from collections.abc import Iterable
from datetime import date

from langnghe import lawbook
from langnghe.kernel.errors import Refusal
from langnghe.units.models import Unit


def deadline(rule_id: str, *, unit: Unit, counted_from: date, facts: Iterable[str] = ()) -> lawbook.Deadline:
    """The due date of a rule for this unit.

    A unit has no rule of its own yet, so the law's own text answers; the unit is asked for from the first
    line so that a local, stricter rule can be added here and nowhere else.
    """
    try:
        return lawbook.deadline(rule_id, counted_from, facts=facts)
    except lawbook.LawError as error:
        raise Refusal(str(error), instead=f"{unit.name}") from error
