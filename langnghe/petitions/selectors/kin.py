"""Lines in clear that would still tell what a sealed one no longer says: the same words, the same sender, the same matter.

Asked before the sealing: afterwards there is nothing left to compare, and no list of them may stay beside the sealed line.
"""

from datetime import date

from django.db.models import Q

from langnghe.accounts.selectors import Viewer
from langnghe.people.models import Person
from langnghe.petitions import access
from langnghe.petitions.models import Kind, Petition, Signatory
from langnghe.petitions.selectors.similar import content_of, similar
from langnghe.petitions.selectors.stories import VisitLine, visits_of
from langnghe.petitions.selectors.transfers import lines_of
from langnghe.vietnamese import fold

MOST = 50
NAMESAKES = 500


def kin(viewer: Viewer, on: date, petition: Petition) -> list[Petition]:
    """In the books that the viewer reads, oldest first; the lines of the same chain are sealed along."""
    near = _joined(petition) | _of_sender(petition)
    near |= {
        one.petition.pk for one in similar(viewer, on, text=content_of(petition), apart=petition.pk).here
    }
    rows = access.visible(Petition.objects.filter(pk__in=near - lines_of(petition)), viewer, on)
    rows = rows.filter(voided_on__isnull=True, denunciation__isnull=True).exclude(kind=Kind.DENUNCIATION)
    return list(rows.order_by("received_on", "pk")[:MOST])


def visits_beside(viewer: Viewer, on: date, petition: Petition) -> list[VisitLine]:
    """Turns of the same matter that opened no petition: they keep the name of whoever came."""
    told = visits_of(petition.matter_id, viewer, on)
    return [visit for visit in told if visit.petition is None and visit.url]


def _joined(petition: Petition) -> set[int]:
    """Of the same matter, split from one another, or the first and the second time."""
    whole = petition.split_from_id or petition.pk
    ways = (
        Q(matter=petition.matter_id), Q(split_from__in=[whole, petition.pk]), Q(earlier=petition),
        Q(pk__in=[whole, petition.earlier_id or whole]),
    )  # fmt: skip
    return {pk for way in ways for pk in Petition.objects.filter(way).values_list("pk", flat=True)}


def _of_sender(petition: Petition) -> set[int]:
    """Whoever has the name of a sender or signer, and nothing that speaks against being the same."""
    signed = Signatory.objects.filter(petition=petition).select_related("person")
    people = [petition.person, *(one.person for one in signed)]
    names = {one.folded for one in people if one.folded}
    namesakes = Person.objects.filter(folded__in=names).order_by("-pk")[:NAMESAKES]
    same = [one.pk for one in namesakes if any(_is_same(one, other) for other in people)]
    ways = (Q(person__in=same), Q(signatories__person__in=same))
    return {pk for way in ways for pk in Petition.objects.filter(way).values_list("pk", flat=True)}


def _is_same(one: Person, other: Person) -> bool:
    if one.folded != other.folded:
        return False
    told = [(fold(one.address), fold(other.address)), (one.phone, other.phone), (one.email, other.email)]
    known = [pair for pair in told if all(pair)]
    return not known or any(first == second for first, second in known)
