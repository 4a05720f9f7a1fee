"""What senders asked for or added by the code, and nobody has answered or looked at yet: for the unit that leads."""

from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.kernel.kept import Kept
from langnghe.kernel.trips import together
from langnghe.petitions import access
from langnghe.petitions.models import AddedPapers, CitizenRequest, FileReading, WishState


class Asked(NamedTuple):
    """One wish, with its words, or papers that were added."""

    petition: int
    number: str
    title: str
    what: str
    words: str
    on: date


def asked_of(viewer: Viewer, on: date) -> list[Asked]:
    """Every one, the longest waiting first."""
    given = access.reader(viewer, on)
    wishes = [
        Asked(
            one.petition_id,
            str(one.petition),
            one.petition.matter.title,
            one.get_wish_display(),
            one.words,
            one.asked_on,
        )
        for one in _wishes(**given).select_related("petition__matter")
    ]
    papers = [
        Asked(
            one.petition_id, str(one.petition), one.petition.matter.title,
            _("bổ sung %(n)s tệp giấy tờ") % {"n": one.papers}, "", one.added_on,
        )
        for one in _papers(**given).select_related("petition__matter")
    ]  # fmt: skip
    return sorted([*wishes, *papers], key=lambda one: one.on)


def count_asked(viewer: Viewer, on: date) -> int:
    """How many they are, in one trip."""
    given = access.reader(viewer, on)
    statements = [kept.statement(**given) for kept in (WISHES, PAPERS)]
    counts = [(f"SELECT count(*) FROM ({text}) x", values) for text, values in statements if text]  # noqa: S608 - ours
    return sum(together(*counts)) if counts else 0


def _wishes(units: list[str], user: int | None, on: date) -> QuerySet[CitizenRequest]:
    return CitizenRequest.objects.filter(
        state=WishState.WAITING,
        petition__voided_on__isnull=True,
        petition__in=access.led_by(units, user, on),
    )


def _papers(units: list[str], user: int | None, on: date) -> QuerySet[AddedPapers]:
    """Of a file that nobody in these units opened since."""
    opened = FileReading.objects.filter(
        petition=OuterRef("petition"), at__gt=OuterRef("at"), unit__one_of=units
    )
    return AddedPapers.objects.filter(
        ~Exists(opened), petition__voided_on__isnull=True, petition__in=access.led_by(units, user, on)
    )


WISHES = Kept(lambda **reader: _wishes(**reader).values_list("pk"))
PAPERS = Kept(lambda **reader: _papers(**reader).values_list("pk"))
