"""Counting open terms again after a notice, a swap or a stricter rule; each change leaves its trace."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from langnghe import lawbook
from langnghe.audit import services as audit
from langnghe.audit.models import Entry
from langnghe.petitions.access import KIND
from langnghe.petitions.models import Clock, ClockTurn, Petition
from langnghe.petitions.selectors.life import law_clock
from langnghe.petitions.services import clocks
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


class Ends(NamedTuple):
    """The end of a term as it is counted now."""

    due_on: date
    safe_on: date
    provisional: bool
    pack: str


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
    running = list(_open(ids))
    turned = set(_turned(running))
    books = {code: book_of(code) for code in {one.unit_id for one in held.values()}}
    entries = []
    for clock in running:
        petition = held[clock.petition_id]
        now = _counted(clock, books[petition.unit_id], turned=clock.pk in turned)
        entries.append(_recount(petition, clock, now, on=on, by=by))
    changed = [entry for entry in entries if entry]
    audit.record_many(changed)
    return Recount(len(running), len(changed)), ids[-1]


def _open(ids: list[int]) -> QuerySet[Clock]:
    rows = Clock.objects.filter(petition__in=ids, ended_on__isnull=True)
    return rows.select_for_update(of=("self",)).order_by("petition_id", "pk")


def _turned(running: list[Clock]) -> QuerySet[ClockTurn, int]:
    """The clocks that a standing decision has extended, suspended or resumed."""
    turns = ClockTurn.objects.filter(clock__in=running, step__undone_at__isnull=True)
    return turns.values_list("clock", flat=True)


def _recount(petition: Petition, clock: Clock, now: Ends, *, on: date, by: str) -> Entry | None:
    """Write the new end beside the first one, which stays; nothing is written when nothing changed."""
    if (now.due_on, now.safe_on, now.provisional) == (clock.due_on, clock.safe_on, clock.provisional):
        return None
    was = {"was_due_on": clock.due_on.isoformat(), "was_pack": clock.pack}
    clock.due_on, clock.safe_on = now.due_on, now.safe_on
    clock.provisional, clock.pack = now.provisional, now.pack
    clock.save(update_fields=["due_on", "safe_on", "provisional", "pack"])
    clocks.refresh(petition)
    petition.save(update_fields=["due_on"])
    data = {"rule": clock.rule, "clock_due_on": clock.due_on.isoformat(), "pack": clock.pack, **was}
    due_on = petition.due_on.isoformat() if petition.due_on else None
    return audit.build(
        ACTION,
        subject=(KIND, petition.pk),
        day=on,
        by=by,
        unit=petition.unit_id,
        data={**data, "due_on": due_on},
        cite=clock.cite,
    )


def _counted(clock: Clock, book: lawbook.Book, *, turned: bool) -> Ends:
    """The end as the law and the calendar of the unit give it now; a step they no longer allow leaves it as it was."""
    try:
        first = lawbook.deadline(clock.rule, clock.counted_from, facts=clock.facts, book=book)
        if not turned:
            return Ends(first.due_on, first.safe_on, first.provisional, first.pack_version)
        end = law_clock(clock, book).due_on
    except lawbook.LawError:
        return Ends(clock.due_on, clock.safe_on, clock.provisional, clock.pack)
    return Ends(end, end, end >= book.calendar.provisional_from, book.version)
