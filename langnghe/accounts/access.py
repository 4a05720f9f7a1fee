"""Who may: rights in units on a day, files by custody, and who administers whom.

The administrator of one body serves every body of the same area.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from langnghe.accounts.models import Custody, Membership, User
from langnghe.accounts.rights import RIGHTS, Right, Role
from langnghe.units.models import Unit

if TYPE_CHECKING:
    Viewer = User | AnonymousUser
else:
    Viewer = Any

# Under this name a user carries the memberships that were read with the account.
CAME_ALONG = "memberships_read"


def in_force(on: date) -> Q:
    return Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))


def still_held(on: date) -> Q:
    """What has not ended: a unit that handed a file on reads it that day (`in_force`), and moves it no more."""
    return Q(since__lte=on, until__isnull=True)


def units_with(viewer: Viewer, right: Right, *, on: date) -> list[str]:
    """The codes of the units in which this person has this right on this day; one query per person and day."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return []
    roles = [role for role, rights in RIGHTS.items() if right in rights]
    return [row.unit_id for row in _memberships(viewer, on) if row.role in roles]


def units_of(viewer: Viewer, *, on: date) -> list[str]:
    """Every unit in which this person works on this day."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return []
    return sorted({row.unit_id for row in _memberships(viewer, on)})


def rights_of(viewer: Viewer, *, on: date) -> frozenset[Right]:
    """Every right that this person has anywhere on this day: what their menu shows."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return frozenset()
    return frozenset().union(*(RIGHTS[Role(row.role)] for row in _memberships(viewer, on)))


def has_right(viewer: Viewer, right: Right, *, unit: str, on: date) -> bool:
    return unit in units_with(viewer, right, on=on)


def own_units(viewer: Viewer, rights: Iterable[Right], *, on: date) -> list[Unit]:
    """The units, by code, in which this person has one of these rights; nothing is asked again for a signed-in viewer."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return []
    found = {
        row.unit_id: row.unit
        for row in _memberships(viewer, on)
        if RIGHTS[Role(row.role)].intersection(rights)
    }
    return [found[code] for code in sorted(found)]


def _memberships(user: User, on: date) -> list[Membership]:
    """What came with the user of this request (`backends`), else one question per person and day."""
    kept: dict[date, list[Membership]] = user.__dict__.setdefault("_memberships_on", {})
    if on not in kept:
        kept[on] = _in_force_of(user, on)
    return kept[on]


def _in_force_of(user: User, on: date) -> list[Membership]:
    # A signed-in viewer is wrapped: what came along lies on the user inside.
    came_along: list[Membership] | None = getattr(user, CAME_ALONG, None)
    if came_along is None:
        return list(Membership.objects.filter(in_force(on), user=user).select_related("unit"))
    return [row for row in came_along if row.since <= on and (row.until is None or row.until >= on)]


def in_custody(kind: str, units: list[str], *, on: date) -> QuerySet[Custody, int]:
    """The ids of the files of a kind that these units hold, in any role, on this day; units and day may be placeholders."""
    return Custody.objects.filter(in_force(on), subject_kind=kind, unit__one_of=units).values_list(
        "subject_id", flat=True
    )


def administered_units(viewer: Viewer, on: date) -> QuerySet[Unit]:
    """The committee, the council, the Party committee and the Front of the areas that this person administers."""
    areas = Unit.objects.filter(code__in=units_with(viewer, Right.ADMINISTER, on=on)).values("area")
    return Unit.objects.filter(area__in=areas)


def visible(queryset: QuerySet[User], viewer: Viewer, on: date) -> QuerySet[User]:
    """The accounts that have, or had, a role in a unit that this person administers."""
    mine = Membership.objects.filter(unit__in=administered_units(viewer, on)).values("user")
    return queryset.filter(pk__in=mine)


def may_administer(viewer: Viewer, unit: str, on: date) -> bool:
    return administered_units(viewer, on).filter(pk=unit).exists()
