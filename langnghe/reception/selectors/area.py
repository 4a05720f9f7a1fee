"""The schedule of a whole area: a unit, its neighbours there, every unit below it, a month at a time."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Q

from langnghe.reception.models import Session
from langnghe.units.models import Unit


@dataclass(frozen=True)
class Line:
    """One session as the list of an area shows it."""

    pk: int
    unit: str
    unit_name: str
    post: str
    place: str
    day: date
    starts_at: datetime
    ends_at: datetime
    state: str


def sessions_around(unit: Unit, *, since: date, until: date) -> list[Line]:
    """One question, no model instances: a province has hundreds of sessions in a month. The unit itself is first."""
    here = Q(unit__area=unit.area_id) | Q(unit__parent=unit)
    rows = Session.objects.filter(here, held_on__gte=since, held_on__lte=until, posted_on__isnull=False)
    fields = (
        "pk", "unit_id", "unit__name", "post__title", "place__name", "held_on", "starts_at", "ends_at", "state",
    )  # fmt: skip
    ordered = rows.order_by("unit__sort_key", "unit_id", "held_on", "starts_at", "pk")
    lines = [Line(*row) for row in ordered.values_list(*fields)]
    return sorted(lines, key=lambda one: one.unit != unit.pk)


def by_unit(lines: list[Line]) -> list[tuple[str, str, list[Line]]]:
    groups = groupby(lines, key=lambda one: (one.unit, one.unit_name))
    return [(code, name, list(rows)) for (code, name), rows in groups]


def lines_digest(lines: list[Line]) -> str:
    return hashlib.sha256(repr(lines).encode()).hexdigest()
