"""An earlier turn of this unit, found by number, telephone or name, so that nothing is typed twice.

It answers the counter's question "were you here before?"; it gathers nobody's turns into a profile.
"""

import re
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.petitions.models import Kind
from langnghe.reception import access
from langnghe.reception.models import Visit
from langnghe.vietnamese import fold

SHOWN = 6
NUMBER = re.compile(r"(\d{1,7})(?:\s*/\s*(\d{4}))?")
SHORTEST_PHONE = 4


def known_turns(unit: str, asked: str, *, viewer: Viewer, on: date) -> list[Visit]:
    """The newest few that fit; nothing for an empty question."""
    words = " ".join(asked.split())
    if not words:
        return []
    rows = _usable(viewer, on).filter(unit=unit)
    return list(rows.filter(_fits(words)).order_by("-received_on", "-id")[:SHOWN])


def _usable(viewer: Viewer, on: date) -> QuerySet[Visit]:
    """A turn that became a denunciation is never offered again."""
    rows = access.visible(Visit.objects.filter(voided_on__isnull=True), viewer, on)
    rows = rows.exclude(petition__kind=Kind.DENUNCIATION)
    return rows.select_related("unit", "person", "matter", "petition", "area")


def _fits(words: str) -> Q:
    digits = "".join(character for character in words if character.isdigit())
    number = NUMBER.fullmatch(words)
    if number:
        turn = Q(number=int(number[1])) | Q(petition__number=int(number[1]))
        if number[2]:
            year = int(number[2])
            return Q(number=int(number[1]), year=year) | Q(
                petition__number=int(number[1]), petition__year=year
            )
        return turn | _phone(digits)
    if digits and len(digits) >= len(words) - words.count(" ") - words.count("."):
        return _phone(digits)
    return Q(person__folded__startswith=fold(words))


def _phone(digits: str) -> Q:
    return Q(person__phone__endswith=digits) if len(digits) >= SHORTEST_PHONE else Q(pk__in=[])


def known_turn(viewer: Viewer, *, pk: int, on: date) -> Visit:
    found = _usable(viewer, on).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không có lượt trước này, hoặc đơn vị của ông bà không giữ sổ này."))
    return found
