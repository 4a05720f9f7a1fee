"""Terms that were not kept in units below, as far as the authority above may know: it has no right to the file."""

from datetime import date
from typing import NamedTuple

from django.db.models import Q

from langnghe.accounts.models import User
from langnghe.petitions import access
from langnghe.petitions.models import AFTER_CLOSING, Clock, Kind, Petition, Reminder
from langnghe.units.models import Unit

ABOVE = "above."


class Escalated(NamedTuple):
    """One late file of a unit below; of a sealed one neither number nor kind."""

    unit: str
    number: str
    kind: str
    days: int


def told_of(clock: Clock, *, unit: str, on: date) -> Escalated:
    petition = clock.petition
    days = (on - clock.due_on).days
    if is_secret(petition):
        return Escalated(unit, "", "", days)
    return Escalated(unit, str(petition), str(petition.get_kind_display()) if petition.kind else "", days)


def is_secret(petition: Petition) -> bool:
    """A denunciation, sealed or on paper."""
    return petition.kind == Kind.DENUNCIATION or getattr(petition, "denunciation", None) is not None


def escalated(viewer: User, on: date) -> list[Escalated]:
    """What this person was told of, in the words of the letter, as long as it is late; the longest wait first."""
    found = _told(viewer, on)
    names = dict(Unit.objects.filter(pk__in={unit for _clock, unit in found}).values_list("pk", "name"))
    return [told_of(clock, unit=names[unit], on=on) for clock, unit in found]


def count_escalated(viewer: User, on: date) -> int:
    return len(_told(viewer, on))


def _told(viewer: User, on: date) -> list[tuple[Clock, str]]:
    """Each clock with the unit that leads its file; who no longer signs above that unit sees none of it."""
    signing = set(access.deciding_units(viewer, on))
    told = Reminder.objects.filter(told=viewer.pk, stage__startswith=ABOVE, on__lte=on)
    rows = Clock.objects.filter(pk__in=told.values("clock"), ended_on__isnull=True, due_on__lt=on)
    works = Q(petition__closed_on__isnull=True) | Q(rule__in=AFTER_CLOSING)
    rows = rows.filter(works, petition__voided_on__isnull=True).exclude(
        petition__in=access.unknown_to(viewer).values("subject_id")
    )
    clocks = list(rows.select_related("petition__denunciation").order_by("due_on", "pk")) if signing else []
    units = access.leading_units([clock.petition_id for clock in clocks], on)
    above = lines_above(set(units.values()))
    return [
        (clock, unit)
        for clock in clocks
        for unit in [units.get(clock.petition_id, "")]
        if signing & set(above.get(unit, []))
    ]


def lines_above(units: set[str]) -> dict[str, list[str]]:
    """For each of these units the authorities above it, the nearest first."""
    parents: dict[str, str | None] = {}
    asked = set(units)
    while asked:
        parents.update(Unit.objects.filter(pk__in=asked).values_list("pk", "parent"))
        asked = {up for up in parents.values() if up} - set(parents)
    return {unit: _line(unit, parents) for unit in units}


def _line(unit: str, parents: dict[str, str | None]) -> list[str]:
    line: list[str] = []
    up = parents.get(unit)
    while up and up not in line:
        line.append(up)
        up = parents.get(up)
    return line
