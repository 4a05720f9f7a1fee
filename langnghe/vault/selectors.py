"""Questions about keys, sealed things and releases; none of them opens anything."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import RIGHTS, Right
from langnghe.accounts.selectors import Viewer, in_force
from langnghe.kernel.errors import NotFound
from langnghe.units.models import Unit
from langnghe.vault import access
from langnghe.vault.models import CustodianKey, Exclusion, PartKind, Reading, Release, SealedPart

SAFE = 3


@dataclass(frozen=True)
class Keeper:
    """A custodian and his key, where he has one; `waits` are sealed parts that he cannot help to open yet."""

    user: User
    key: CustodianKey | None
    waits: int


@dataclass(frozen=True)
class Keeping:
    """The custodians of one unit: two are needed, three are safe."""

    unit: Unit
    keepers: list[Keeper]

    @property
    def ready(self) -> int:
        return sum(one.key is not None for one in self.keepers)

    @property
    def is_ready(self) -> bool:
        return self.ready >= access.TWO

    @property
    def is_safe(self) -> bool:
        return self.ready >= SAFE


def keeping(viewer: Viewer, on: date) -> list[Keeping]:
    """Each unit whose secrets this person keeps, with all its custodians."""
    units = Unit.objects.filter(pk__in=access.keeping_units(viewer, on)).order_by("name")
    return [Keeping(unit, _keepers(unit, on)) for unit in units]


def _keepers(unit: Unit, on: date) -> list[Keeper]:
    roles = [role for role, rights in RIGHTS.items() if Right.KEEP_SECRET in rights]
    rows = Membership.objects.filter(in_force(on), unit=unit, role__in=roles, user__is_active=True)
    keys = {key.user_id: key for key in access.keys_of(unit.pk, on)}
    waits = {key.pk: parts_waiting(key.pk, user=key.user_id, unit=unit.pk).count() for key in keys.values()}
    found = {row.user_id: row.user for row in rows.select_related("user").order_by("user__username")}
    return [
        Keeper(user, keys.get(pk), waits.get(keys[pk].pk, 0) if pk in keys else 0)
        for pk, user in found.items()
    ]


def parts_waiting(key: int, *, user: int, unit: str) -> QuerySet[SealedPart]:
    """What was sealed before this key; parts of what names its holder are not waiting, and no number betrays them."""
    named = Exclusion.objects.filter(
        user=user, subject_kind=OuterRef("subject_kind"), subject_id=OuterRef("subject_id")
    )
    rows = SealedPart.objects.filter(~Exists(named), unit=unit)
    return rows.exclude(halves__holder=key).order_by("pk")


def is_ready(unit: str, on: date) -> bool:
    """Whether this unit may write a denunciation into the machine."""
    return access.keys_of(unit, on).count() >= access.TWO


def own_key(viewer: User, pk: int) -> CustodianKey:
    found = (
        CustodianKey.objects.filter(user=viewer, ended_on__isnull=True, pk=pk).select_related("unit").first()
    )
    if found is None:
        raise NotFound(_("Không có khóa này."))
    return found


def releases(viewer: Viewer, on: date) -> QuerySet[Release]:
    rows = access.visible(Release.objects.all(), viewer, on).select_related("asked_by", "unit")
    return rows.annotate(agreed=Count("approvals")).order_by("-pk")


def waiting(viewer: Viewer, on: date) -> int:
    """How many requests this person may still agree to, or end."""
    if not isinstance(viewer, User):
        return 0
    rows = access.visible(Release.objects.all(), viewer, on).filter(ended_at__isnull=True)
    rows = rows.filter(opens_until__isnull=True, unit__in=access.keeping_units(viewer, on))
    return rows.exclude(asked_by=viewer).exclude(approvals__key__user=viewer).count()


def release(viewer: Viewer, on: date, pk: int) -> Release:
    found = (
        access.visible(Release.objects.select_related("asked_by", "unit"), viewer, on).filter(pk=pk).first()
    )
    if found is None:
        raise NotFound(_("Không có đề nghị này."))
    return found


def parts_asked(found: Release) -> list[SealedPart]:
    rows = SealedPart.objects.filter(subject_kind=found.subject_kind, subject_id=found.subject_id)
    return list(rows.filter(kind__in=found.parts).order_by("pk"))


def is_open(found: Release, at: datetime) -> bool:
    return found.ended_at is None and found.opens_until is not None and found.opens_until >= at


def sealed_kinds(subject: tuple[str, int]) -> list[tuple[str, str]]:
    """What of a thing is sealed, as choices; never how long or how much."""
    rows = SealedPart.objects.filter(subject_kind=subject[0], subject_id=subject[1])
    held = set(rows.values_list("kind", flat=True))
    return [(value, str(label)) for value, label in PartKind.choices if value in held]


def units_of(subject: tuple[str, int]) -> list[str]:
    """The units to whose custodians parts of a thing are sealed."""
    rows = SealedPart.objects.filter(subject_kind=subject[0], subject_id=subject[1])
    return list(rows.order_by("unit").values_list("unit", flat=True).distinct())


def open_release(
    viewer: User, subject: tuple[str, int], *, purpose: str, part: str, at: datetime
) -> Release | None:
    """The newest request of this person that is open now, was asked for this purpose and opens this part."""
    rows = Release.objects.filter(subject_kind=subject[0], subject_id=subject[1], asked_by=viewer)
    rows = rows.filter(purpose=purpose, ended_at__isnull=True, opens_until__gte=at, parts__contains=[part])
    return rows.order_by("-pk").first()


def excluded_users(subject: tuple[str, int]) -> list[User]:
    """Officers named in a thing, for the room that owns it; no page shows them."""
    rows = Exclusion.objects.filter(subject_kind=subject[0], subject_id=subject[1])
    return [one.user for one in rows.select_related("user").order_by("pk")]


def readings(subject: tuple[str, int]) -> list[Reading]:
    """Who read what of a thing, newest first."""
    of = Q(release__subject_kind=subject[0], release__subject_id=subject[1])
    return list(Reading.objects.filter(of).select_related("by", "part", "release").order_by("-pk"))
