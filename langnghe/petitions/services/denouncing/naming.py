"""Officers who are named in a denunciation: for them no line of it exists, in whichever book it was named."""

from datetime import date

from langnghe.accounts.models import User
from langnghe.petitions import access
from langnghe.petitions.models import Petition
from langnghe.petitions.selectors.transfers import lines_of
from langnghe.vault import selectors as vault
from langnghe.vault.services import exclude, must_have_two


def name_officers(petition: Petition, named: list[User], *, by: User, on: date) -> None:
    """Take every line of the denunciation, and each one told further, from officers who are named in it.

    Refuses where fewer than two custodians could still open what is sealed of a line.
    """
    for line in Petition.objects.filter(pk__in=_lines(petition)).order_by("pk"):
        subject = (access.KIND, line.pk)
        known = vault.excluded_users(subject)
        fresh = [user for user in named if user not in known]
        if not fresh:
            continue
        for unit in vault.units_of(subject):
            must_have_two(unit, on=on, without=tuple(user.pk for user in [*known, *fresh]))
        exclude(fresh, subject=subject, unit=line.unit_id, by=by, on=on)
        # Whoever handled it is reminded of nothing any more, so it must be the heads.
        Petition.objects.filter(pk=line.pk, handler__in=fresh).update(handler=None)


def _lines(petition: Petition) -> set[int]:
    found, following = set[int](), [petition]
    while following:
        found |= {pk for one in following for pk in lines_of(one)}
        following = list(Petition.objects.filter(earlier__in=found).exclude(pk__in=found))
    return found
