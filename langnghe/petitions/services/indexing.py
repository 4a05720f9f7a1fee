"""The words of a petition for search and comparison, written in the transaction of every change."""

from collections.abc import Iterable

from django.db import transaction

from langnghe.petitions import signatures
from langnghe.petitions.models import Kind, Petition, PetitionText

WRITTEN = ["received_on", "folded", "content", "bands"]
AT_ONCE = 500


def index(petition: Petition) -> None:
    """Write what may be found, or take it away: of what is on paper or may be a denunciation, nothing is kept."""
    if petition.voided_on or petition.kind == Kind.DENUNCIATION:
        PetitionText.objects.filter(petition=petition.pk).delete()
        return
    _write([petition])


@transaction.atomic
def index_missing(*, most: int = AT_ONCE) -> int:
    """Index petitions that have no words or no signature yet, as after an import; says how many there were."""
    rows = Petition.objects.filter(voided_on__isnull=True).exclude(kind=Kind.DENUNCIATION)
    rows = rows.filter(text__isnull=True) | rows.filter(text__bands=[])
    found = list(rows.select_related("person", "matter").order_by("pk")[:most])
    _write(found)
    return len(found)


def _write(petitions: Iterable[Petition]) -> None:
    PetitionText.objects.bulk_create(
        [row_of(petition) for petition in petitions],
        update_conflicts=True,
        unique_fields=["petition"],
        update_fields=WRITTEN,
    )


def row_of(petition: Petition) -> PetitionText:
    content = signatures.words(petition.summary, petition.request)
    everything = signatures.words(
        f"{petition.number} {petition.year}",
        petition.person.full_name,
        petition.person.address,
        petition.matter.title,
        petition.summary,
        petition.request,
        petition.classified_because,
        petition.closed_because,
        petition.answer_number,
        petition.answer,
    )
    return PetitionText(
        petition=petition,
        received_on=petition.received_on,
        folded=everything,
        content=content,
        bands=signatures.bands(content),
    )
