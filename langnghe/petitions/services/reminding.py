"""Reminders before a term ends and escalation after it: one letter a day to each officer, by the numbers alone."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q

from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import RIGHTS, Right
from langnghe.accounts.selectors import in_force
from langnghe.design.writing import short_date
from langnghe.notifications.services import queue
from langnghe.petitions import access
from langnghe.petitions.models import AFTER_CLOSING, Clock, Cover, Reminder
from langnghe.petitions.selectors.covers import covers_on

BEFORE = timedelta(days=3)
SOON = "soon"


@transaction.atomic
def remind(*, on: date) -> int:
    """Remind of every running term that ends soon or is over; run twice a day, it tells nobody twice."""
    due = list(_running(on))
    units = access.leading_units([clock.petition_id for clock in due], on)
    heads = _heads(set(units.values()), on)
    covers = covers_on(on)
    named = access.named_officers([clock.petition_id for clock in due])
    wanted = [
        Reminder(clock=clock, stage=_stage(clock, on), told=user, on=on)
        for clock in due
        for user in _told(clock, units.get(clock.petition_id, ""), heads, covers, on)
        if (clock.petition_id, user.pk) not in named
    ]
    new = _not_yet(wanted)
    Reminder.objects.bulk_create(new, ignore_conflicts=True)
    _write_letters(new)
    return len(new)


def _running(on: date) -> Iterable[Clock]:
    rows = Clock.objects.filter(ended_on__isnull=True, safe_on__lte=on + BEFORE)
    # Whoever passed a petition on is told even of a file that is closed.
    works = Q(petition__closed_on__isnull=True) | Q(rule__in=AFTER_CLOSING)
    rows = rows.filter(works, petition__voided_on__isnull=True)
    return rows.select_related("petition__handler").order_by(F("due_on"), "pk")


def _stage(clock: Clock, on: date) -> str:
    """`soon`, then `late.0` on the first late day and one more for each week."""
    return SOON if on <= clock.due_on else f"late.{(on - clock.due_on).days // 7}"


def _told(
    clock: Clock, unit: str, heads: dict[str, list[User]], covers: dict[int, list[Cover]], on: date
) -> list[User]:
    """The handler, whoever covers them, and, when the term is over or nobody handles the file, the heads."""
    handler = clock.petition.handler
    told = [handler, *(row.cover for row in covers.get(handler.pk, []))] if handler else []
    if on > clock.due_on or not told:
        told += heads.get(unit, [])
    return list({user.pk: user for user in told}.values())


def _heads(units: set[str], on: date) -> dict[str, list[User]]:
    deciding = [role for role, rights in RIGHTS.items() if Right.DECIDE in rights]
    rows = Membership.objects.filter(in_force(on), unit__in=units, role__in=deciding).select_related("user")
    found: dict[str, list[User]] = defaultdict(list)
    for row in rows.order_by("pk"):
        found[row.unit_id].append(row.user)
    return found


def _not_yet(wanted: list[Reminder]) -> list[Reminder]:
    rows = Reminder.objects.filter(clock__in={row.clock_id for row in wanted})
    told = set(rows.values_list("clock_id", "stage", "told_id"))
    return [row for row in wanted if (row.clock_id, row.stage, row.told_id) not in told]


def _write_letters(rows: list[Reminder]) -> None:
    """One letter for each officer with an address: numbers and days, never a name or a word of a petition."""
    by_user: dict[int, list[Reminder]] = defaultdict(list)
    for row in rows:
        by_user[row.told_id].append(row)
    for lines in by_user.values():
        told = lines[0].told
        if told.email:
            context = {"soon": _lines(lines, soon=True), "late": _lines(lines, soon=False)}
            queue("petitions/letters/reminder", address=told.email, context=context, about=("user", told.pk))


def _lines(rows: list[Reminder], *, soon: bool) -> list[dict[str, str]]:
    return [
        {"number": str(row.clock.petition), "due_on": short_date(row.clock.due_on)}
        for row in rows
        if (row.stage == SOON) == soon
    ]
