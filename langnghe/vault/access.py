"""Who holds keys, who may ask for what, and for whom a thing does not exist."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import RIGHTS, Right
from langnghe.accounts.selectors import Viewer, in_force, units_with
from langnghe.vault.models import CustodianKey, Exclusion, Release

TWO = 2


@dataclass(frozen=True)
class Heir:
    """The thing of the same kind under which another unit goes on with it, and that unit."""

    pk: int
    unit: str


@dataclass(frozen=True)
class Owner:
    """What a room above says about its sealed things: their name, and who may ask to open them."""

    kind: str
    title: Callable[[int], str]
    may_ask: Callable[[Any, int, date], bool]
    heir: Callable[[int], "Heir | None"] = lambda _pk: None


_OWNERS: dict[str, Owner] = {}


def register(owner: Owner) -> None:
    _OWNERS[owner.kind] = owner


def owner_of(kind: str) -> Owner:
    return _OWNERS[kind]


def heir_of(subject: tuple[str, int]) -> Heir | None:
    owner = _OWNERS.get(subject[0])
    return owner.heir(subject[1]) if owner else None


def may_ask(viewer: Viewer, subject: tuple[str, int], on: date) -> bool:
    owner = _OWNERS.get(subject[0])
    return owner is not None and not is_excluded(viewer, subject) and owner.may_ask(viewer, subject[1], on)


def keeping_units(viewer: Viewer, on: date) -> list[str]:
    """The units whose secrets this person keeps."""
    return sorted(units_with(viewer, Right.KEEP_SECRET, on=on))


def excluded_from(viewer: Viewer, kind: str) -> QuerySet[Exclusion, int]:
    """The ids of the things of a kind that do not exist for this person."""
    return excluded_of(viewer.pk if isinstance(viewer, User) else None, kind)


def excluded_of(user: int | None, kind: str) -> QuerySet[Exclusion, int]:
    """The same for the key of an account, or for its placeholder."""
    return Exclusion.objects.filter(user=user, subject_kind=kind).values_list("subject_id", flat=True)


def is_excluded(viewer: Viewer, subject: tuple[str, int]) -> bool:
    return (
        isinstance(viewer, User) and excluded_from(viewer, subject[0]).filter(subject_id=subject[1]).exists()
    )


def keys_of(unit: str, on: date) -> QuerySet[CustodianKey]:
    """The keys that stand: of people who are custodians of the unit on that day."""
    roles = [role for role, rights in RIGHTS.items() if Right.KEEP_SECRET in rights]
    keepers = Membership.objects.filter(in_force(on), unit=unit, role__in=roles, user__is_active=True)
    rows = CustodianKey.objects.filter(unit=unit, ended_on__isnull=True, user__in=keepers.values("user"))
    return rows.select_related("user").order_by("pk")


def visible(queryset: QuerySet[Release], viewer: Viewer, on: date) -> QuerySet[Release]:
    """Requests: those of the units whose secrets this person keeps, and his own; never of what names him."""
    asked = queryset.filter(asked_by=viewer.pk if isinstance(viewer, User) else None)
    found = queryset.filter(unit__in=keeping_units(viewer, on)) | asked
    named = Exclusion.objects.filter(user=viewer.pk if isinstance(viewer, User) else None)
    for kind in named.values_list("subject_kind", flat=True).distinct():
        found = found.exclude(subject_kind=kind, subject_id__in=excluded_from(viewer, kind))
    return found
