"""One matter of a body: its petitions, who signed them, what was merged, and the same thing elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from langnghe.accounts.selectors import Viewer
from langnghe.people.models import Person
from langnghe.petitions import access, models, signatures
from langnghe.petitions.models import Kind, Matter, MatterLink, Merge, Petition

MOST = 200


@dataclass(frozen=True)
class Signatory:
    """Somebody who signed in this matter, once, with the numbers of their petitions in it."""

    name: str
    address: str
    numbers: list[str]


def together(viewer: Viewer, on: date, matter: Matter) -> list[Petition]:
    """The petitions of one matter that this person may see, the oldest first."""
    rows = access.visible(Petition.objects.filter(matter=matter), viewer, on)
    return list(rows.select_related("person", "unit", "matter").order_by("received_on", "pk")[:MOST])


def signatories(petitions: Iterable[Petition]) -> list[Signatory]:
    """One line for one name at one place, however many petitions of the matter they sent or signed beside another."""
    found: dict[tuple[str, str], Signatory] = {}
    seen = list(petitions)
    beside = models.Signatory.objects.filter(petition__in=seen).select_related("person").order_by("pk")
    also: dict[int, list[Person]] = {}
    for row in beside:
        also.setdefault(row.petition_id, []).append(row.person)
    for petition in seen:
        for person in (petition.person, *also.get(petition.pk, [])):
            key = (signatures.words(person.full_name), signatures.words(person.address))
            line = found.setdefault(key, Signatory(person.full_name, person.address, []))
            if str(petition) not in line.numbers:
                line.numbers.append(str(petition))
    return list(found.values())


def merges_of(matter: Matter) -> list[Merge]:
    """What was taken into this matter and may be taken out again, newest first."""
    rows = Merge.objects.filter(target=matter, undone_on__isnull=True)
    return list(rows.select_related("source", "target", "merged_by").order_by("-pk"))


def linked_elsewhere(matter: Matter) -> list[Matter]:
    """The same matter at other bodies, for their unit and day alone; never one that holds only what left the clear."""
    told = Petition.objects.filter(voided_on__isnull=True, denunciation__isnull=True).exclude(
        kind=Kind.DENUNCIATION
    )
    if not told.filter(matter=matter).exists():
        return []
    bundles = MatterLink.objects.filter(matter=matter).values("bundle")
    rows = Matter.objects.filter(Exists(told.filter(matter=OuterRef("pk"))), link__bundle__in=bundles)
    rows = rows.exclude(pk=matter.pk)
    return list(rows.select_related("unit").order_by("opened_on", "pk"))


def matter_of_petition(pk: int) -> Matter:
    """The matter of a petition that the caller has already found by comparison."""
    return Matter.objects.get(petitions=pk)
