"""A letter to the officers in charge of a file: numbers alone, never a name or a word of a petition."""

from datetime import date

from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import RIGHTS, Right
from langnghe.accounts.selectors import in_force
from langnghe.notifications.services import queue
from langnghe.petitions import access
from langnghe.petitions.models import Petition
from langnghe.petitions.selectors.covers import covers_on

ASKED, OUTSIDE_TOLD = "petitions/letters/asked", "petitions/letters/outside_told"


def alert(petition: Petition, what: str, *, on: date, template: str = ASKED) -> None:
    """Tell who has the file in hand, and whoever covers them, that its sender or a body outside wrote by its page."""
    unit = access.leading_unit(petition, on)
    at_work = officers(unit, Right.HANDLE, on=on)
    handler = petition.handler
    if handler in at_work:
        covers = covers_on(on).get(petition.handler_id or 0, [])
        at_work = [handler, *(row.cover for row in covers)] if handler else at_work
    named = {user for _petition, user in access.named_officers([petition.pk])}
    for told in {user.pk: user for user in at_work if user.pk not in named}.values():
        write(told, template, {"number": str(petition), "what": what})


def officers(unit: str, right: Right, *, on: date) -> list[User]:
    """Who has this right in a unit today."""
    roles = [role for role, rights in RIGHTS.items() if right in rights]
    rows = Membership.objects.filter(in_force(on), unit=unit, role__in=roles, user__is_active=True)
    return list({row.user_id: row.user for row in rows.select_related("user").order_by("pk")}.values())


def write(told: User, template: str, context: dict[str, object]) -> None:
    if told.email:
        queue(template, address=told.email, context=context, about=("user", told.pk))
