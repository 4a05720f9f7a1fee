"""Counting open terms again after a notice, a swap or a stricter rule; each change leaves its trace."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from langnghe import lawbook
from langnghe.audit import services as audit
from langnghe.audit.models import Entry
from langnghe.petitions.access import KIND
from langnghe.petitions.models import Clock, ClockTurn, Petition
from langnghe.petitions.selectors.life import law_clock
from langnghe.rules.selectors import book_of

A_BATCH = 500
ACTION = "petition.recomputed"


@dataclass(frozen=True)
class Recount:
    """How many open terms were looked at, and how many ended on another day than was written."""

    looked_at: int = 0
    changed: int = 0

    def __add__(self, other: "Recount") -> "Recount":
        return Recount(self.looked_at + other.looked_at, self.changed + other.changed)

    def as_json(self) -> dict[str, int]:
        return {"looked_at": self.looked_at, "changed": self.changed}


def recompute(*, on: date, unit: str = "", by: str = "") -> Recount:
    """Count every open term of one unit, or of all, again; each batch is a transaction of its own."""
    total, after = Recount(), 0
    while True:
        batch, after = _recompute_batch(after, on=on, unit=unit, by=by)
        if not after:
            return total
        total += batch


@transaction.atomic
def _recompute_batch(after: int, *, on: date, unit: str, by: str) -> tuple[Recount, int]:
    """The next petitions by their ids, so that a million open files take the same little memory."""
    rows = Petition.objects.filter(pk__gt=after, clocks__ended_on__isnull=True, voided_on__isnull=True)
    if unit:
        rows = rows.filter(unit=unit)
    ids = list(rows.order_by("pk").distinct().values_list("pk", flat=True)[:A_BATCH])
    if not ids:
        return Recount(), 0
    # A step on a file locks the file first, so a recount does too.
    held = {one.pk: one for one in Petition.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    clocks = list(_open(ids))
    entries = [entry for clock in clocks if (entry := _recount(held[clock.petition_id], clock, on=on, by=by))]
    audit.record_many(entries)
    return Recount(len(clocks), len(entries)), ids[-1]


def _open(ids: list[int]) -> QuerySet[Clock]:
    rows = Clock.objects.filter(petition__in=ids, ended_on__isnull=True)
    turned = ClockTurn.objects.filter(clock=OuterRef("pk"), step__undone_at__isnull=True)
    rows = rows.annotate(is_turned=Exists(turned)).select_related("petition")
    return rows.select_for_update(of=("self",)).order_by("petition_id", "pk")


def _recount(petition: Petition, clock: Clock, *, on: date, by: str) -> Entry | None:
    """Write the new end beside the first one, which stays; nothing is written when nothing changed."""
    now = _counted(petition, clock)
    if now is None:
        return None
    due_on, safe_on = _ends(clock, now)
    if (due_on, safe_on, now.provisional) == (clock.due_on, clock.safe_on, clock.provisional):
        return None
    was: dict[str, Any] = {"was_due_on": clock.due_on.isoformat(), "was_pack": clock.pack}
    if petition.due_on == clock.due_on:
        petition.due_on = due_on
        petition.save(update_fields=["due_on"])
    clock.due_on, clock.safe_on = due_on, safe_on
    clock.provisional, clock.pack = now.provisional, now.pack_version
    clock.save(update_fields=["due_on", "safe_on", "provisional", "pack"])
    data = {"rule": clock.rule, "clock_due_on": clock.due_on.isoformat(), "pack": clock.pack, **was}
    shown = petition.due_on.isoformat() if petition.due_on else None
    return audit.build(
        ACTION,
        subject=(KIND, petition.pk),
        day=on,
        by=by,
        unit=petition.unit_id,
        data={**data, "due_on": shown},
        cite=clock.cite,
    )


def _ends(clock: Clock, now: lawbook.Deadline) -> tuple[date, date]:
    """What was extended, suspended or resumed keeps its turns; only the days are counted again."""
    if not getattr(clock, "is_turned", False):
        return now.due_on, now.safe_on
    due_on = law_clock(clock).due_on
    return due_on, due_on


def _counted(petition: Petition, clock: Clock) -> lawbook.Deadline | None:
    """The term as the law and the calendar of its unit give it now; a rule that is gone leaves it as it was."""
    try:
        return lawbook.deadline(
            clock.rule, clock.counted_from, facts=clock.facts, book=book_of(petition.unit_id)
        )
    except lawbook.LawError:
        return None
