"""Current rows rebuilt from the log: what the counted facts of a turn are if only entries are read."""

from collections.abc import Iterable
from typing import Any

from langnghe.audit.models import Entry
from langnghe.reception.access import KIND

WRITING = (
    "visit.recorded",
    "visit.corrected",
    "visit.voided",
    "visit.petition_opened",
    "visit.matter_joined",
)


def rebuilt_visits(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """For each turn the facts of its entries, later ones over earlier ones."""
    rows = Entry.objects.filter(subject_kind=KIND, subject_id__in=list(ids), action__in=WRITING)
    facts: dict[int, dict[str, Any]] = {}
    for subject_id, data in rows.order_by("id").values_list("subject_id", "data"):
        facts.setdefault(subject_id, {}).update(data)
    return facts
