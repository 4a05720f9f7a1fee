"""Who is away, who covers them, and who may be given a file."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import RIGHTS, Right
from langnghe.accounts.selectors import Viewer, in_force, units_with
from langnghe.petitions import access
from langnghe.petitions.models import Cover, Petition
from langnghe.vault import selectors as vault
from langnghe.vietnamese import sort_key


def standing_covers(on: date) -> QuerySet[Cover]:
    return Cover.objects.filter(since__lte=on, until__gte=on, ended_on__isnull=True)


def covers_on(on: date) -> dict[int, list[Cover]]:
    """By the absent officer, who covers them today."""
    found: dict[int, list[Cover]] = defaultdict(list)
    for row in standing_covers(on).select_related("cover").order_by("pk"):
        found[row.absent_id].append(row)
    return found


def desks_of(user: User, on: date) -> list[User]:
    """Whose files this officer handles today: their own, and of those whom they cover."""
    absent = User.objects.filter(pk__in=standing_covers(on).filter(cover=user).values("absent"))
    return [user, *absent]


def covers_of_units(viewer: Viewer, on: date) -> list[Cover]:
    """Present and coming absences in the units where this person works on petitions."""
    rows = Cover.objects.filter(
        unit__in=access.intake_units(viewer, on), until__gte=on, ended_on__isnull=True
    )
    return list(rows.select_related("unit", "absent", "cover").order_by("since", "pk"))


def handlers(viewer: Viewer, on: date) -> list[User]:
    """Colleagues who may handle petitions in this person's units, by given name."""
    roles = [role for role, rights in RIGHTS.items() if Right.HANDLE in rights]
    units = units_with(viewer, Right.HANDLE, on=on)
    rows = Membership.objects.filter(in_force(on), unit__in=units, role__in=roles, user__is_active=True)
    found = list(User.objects.filter(pk__in=rows.values("user")))
    return sorted(found, key=lambda user: sort_key(str(user), by_given_name=True))


@dataclass(frozen=True)
class Verifier:
    """An officer who may verify a file, with the role that says what they are there for."""

    user: User
    role: str


def verifiers(petition: Petition, on: date) -> list[Verifier]:
    """Who works on petitions in the unit that leads this file, without whom the file is kept from; by given name."""
    roles = [role for role, rights in RIGHTS.items() if {Right.HANDLE, Right.DECIDE} & set(rights)]
    rows = Membership.objects.filter(
        in_force(on), unit=access.leading_unit(petition, on), role__in=roles, user__is_active=True
    ).exclude(user__in=vault.excluded_users((access.KIND, petition.pk)))
    found = {row.user_id: Verifier(row.user, row.get_role_display()) for row in rows.select_related("user")}
    return sorted(found.values(), key=lambda one: sort_key(str(one.user), by_given_name=True))


def colleagues(viewer: Viewer, on: date) -> list[User]:
    """Everybody with a role in the units where this person works on petitions, by given name."""
    rows = Membership.objects.filter(
        in_force(on), unit__in=access.intake_units(viewer, on), user__is_active=True
    )
    found = list(User.objects.filter(pk__in=rows.values("user")))
    return sorted(found, key=lambda user: sort_key(str(user), by_given_name=True))
