"""Who is told of a term that is over: the unit's head, and after the unit's own days the authority above.

Above is no right to the file: number, kind and days late, and of a sealed file nothing but that there is one.
"""

from collections import defaultdict
from datetime import date

from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import RIGHTS, Right
from langnghe.accounts.selectors import in_force
from langnghe.petitions.models import Reminder
from langnghe.petitions.selectors.escalated import lines_above, told_of
from langnghe.petitions.services.alerting import write
from langnghe.units.models import Unit

LETTER = "petitions/letters/above"


def heads(units: set[str], on: date) -> dict[str, list[User]]:
    """Who decides in each of these units."""
    deciding = [role for role, rights in RIGHTS.items() if Right.DECIDE in rights]
    rows = Membership.objects.filter(in_force(on), unit__in=units, role__in=deciding, user__is_active=True)
    found: dict[str, list[User]] = defaultdict(list)
    for row in rows.select_related("user").order_by("pk"):
        found[row.unit_id].append(row.user)
    return found


def above(units: set[str], on: date) -> dict[str, list[User]]:
    """For each unit who decides in the nearest authority above it that has somebody at work."""
    lines = lines_above(units)
    found = heads({up for line in lines.values() for up in line}, on)
    return {unit: next((found[up] for up in line if found.get(up)), []) for unit, line in lines.items()}


def write_letters(rows: list[Reminder], units: dict[int, str], *, on: date) -> None:
    """One letter a day to each of those above."""
    names = dict(Unit.objects.filter(pk__in=set(units.values())).values_list("pk", "name")) if rows else {}
    by_user: dict[int, list[Reminder]] = defaultdict(list)
    for row in rows:
        by_user[row.told_id].append(row)
    for mine in by_user.values():
        lines = [
            told_of(row.clock, unit=names[units[row.clock.petition_id]], on=on)._asdict() for row in mine
        ]
        write(mine[0].told, LETTER, {"lines": lines})
