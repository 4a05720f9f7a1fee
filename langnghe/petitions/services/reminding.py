"""Reminders before a term ends and escalation after it: one letter a day to each officer, by the numbers alone."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Max, Q

from langnghe.accounts.models import User
from langnghe.design.writing import short_date
from langnghe.notifications.services import queue
from langnghe.petitions import access
from langnghe.petitions.models import AFTER_CLOSING, Clock, Cover, PetitionSetting, Reminder
from langnghe.petitions.selectors.covers import covers_on
from langnghe.petitions.selectors.escalated import ABOVE
from langnghe.petitions.services import escalating
from langnghe.petitions.services.approvers import Habits

SOON = "soon"
DEFAULT = Habits()


@transaction.atomic
def remind(*, on: date) -> int:
    """Remind of every running term that ends soon or is over; run twice a day, it tells nobody twice."""
    due = list(_running(on))
    files = [clock.petition_id for clock in due]
    units = access.leading_units(files, on)
    near = _to_tell(due, units, on) + _to_tell_above(due, units, on)
    named = access.named_officers(files)
    new = _not_yet([row for row in near if (row.clock.petition_id, row.told_id) not in named])
    Reminder.objects.bulk_create(new, ignore_conflicts=True)
    _write_letters([row for row in new if not row.stage.startswith(ABOVE)])
    escalating.write_letters([row for row in new if row.stage.startswith(ABOVE)], units, on=on)
    return len(new)


def _running(on: date) -> Iterable[Clock]:
    longest = PetitionSetting.objects.aggregate(most=Max("remind_days"))["most"] or 0
    until = on + timedelta(days=max(longest, DEFAULT.remind_days))
    rows = Clock.objects.filter(ended_on__isnull=True, safe_on__lte=until)
    # Whoever passed a petition on is told even of a file that is closed.
    works = Q(petition__closed_on__isnull=True) | Q(rule__in=AFTER_CLOSING)
    rows = rows.filter(works, petition__voided_on__isnull=True)
    rows = rows.select_related("petition__handler", "petition__denunciation").order_by(F("due_on"), "pk")
    return filter(_runs, rows)


def _runs(clock: Clock) -> bool:
    """While a file is suspended only what the pause itself asks for is counted."""
    is_paused = clock.petition.state == "suspended" and clock.rule not in AFTER_CLOSING
    return not is_paused or clock.due_on == clock.petition.due_on


def _to_tell(due: list[Clock], units: dict[int, str], on: date) -> list[Reminder]:
    days = dict(PetitionSetting.objects.values_list("unit", "remind_days"))
    heads, covers = escalating.heads(set(units.values()), on), covers_on(on)
    return [
        Reminder(clock=clock, stage=_stage(clock, on), told=user, on=on)
        for clock in due
        for unit in [units.get(clock.petition_id, "")]
        if clock.safe_on <= on + timedelta(days=days.get(unit, DEFAULT.remind_days))
        for user in _told(clock, heads.get(unit, []), covers, on)
    ]


def _to_tell_above(due: list[Clock], units: dict[int, str], on: date) -> list[Reminder]:
    days = dict(PetitionSetting.objects.values_list("unit", "escalate_days"))
    late = [
        (clock, unit, over)
        for clock in due
        for unit in [units.get(clock.petition_id, "")]
        for over in [(on - clock.due_on).days - 1 - days.get(unit, DEFAULT.escalate_days)]
        if over >= 0
    ]
    above = escalating.above({unit for _clock, unit, _over in late}, on)
    return [
        Reminder(clock=clock, stage=f"{ABOVE}{over // 7}", told=user, on=on)
        for clock, unit, over in late
        for user in above.get(unit, [])
    ]


def _stage(clock: Clock, on: date) -> str:
    """`soon`, then `late.0` on the first late day and one more for each week."""
    return SOON if on <= clock.due_on else f"late.{(on - clock.due_on).days // 7}"


def _told(clock: Clock, heads: list[User], covers: dict[int, list[Cover]], on: date) -> list[User]:
    """The handler, whoever covers them, and, when the term is over or nobody handles the file, the heads."""
    handler = clock.petition.handler
    told = [handler, *(row.cover for row in covers.get(handler.pk, []))] if handler else []
    if on > clock.due_on or not told:
        told += heads
    return list({user.pk: user for user in told}.values())


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
