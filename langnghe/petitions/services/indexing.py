"""The words of a petition for search and comparison, written in the transaction of every change."""

from collections.abc import Iterable

from django.db import transaction

from langnghe.petitions import signatures
from langnghe.petitions.models import (
    NUMBERED,
    Kind,
    Letter,
    Petition,
    PetitionBody,
    PetitionText,
    Respondent,
    Signatory,
    Standing,
)

WRITTEN = ["received_on", "folded", "content", "bands"]
AT_ONCE = 500


def index_many(petitions: list[Petition]) -> None:
    """Index what was written many at a time."""
    for start in range(0, len(petitions), AT_ONCE):
        _write([one for one in petitions[start : start + AT_ONCE] if may_be_indexed(one)], {})


def index(petition: Petition) -> None:
    """Write what may be found, or take it away: of what is on paper or may be a denunciation, nothing is kept."""
    if may_be_indexed(petition):
        _write([petition], _beside([petition]))
    else:
        PetitionText.objects.filter(petition=petition.pk).delete()


def may_be_indexed(petition: Petition) -> bool:
    return petition.voided_on is None and petition.kind != Kind.DENUNCIATION


@transaction.atomic
def index_missing(*, most: int = AT_ONCE) -> int:
    """Index petitions that have no words or no signature yet, as after an import; says how many there were."""
    rows = Petition.objects.filter(voided_on__isnull=True).exclude(kind=Kind.DENUNCIATION)
    rows = rows.filter(text__isnull=True) | rows.filter(text__bands=[])
    found = list(rows.select_related("person", "matter").order_by("pk")[:most])
    _write(found, _beside(found))
    return len(found)


def _beside(petitions: list[Petition]) -> dict[int, list[str]]:
    """Who else signed, who is complained of, who acts, the whole text where there is one, each numbered letter; drafts are not searched."""
    rows = Letter.objects.filter(petition__in=petitions, state__in=NUMBERED)
    told: dict[int, list[str]] = {}
    for signed in Signatory.objects.filter(petition__in=petitions).select_related("person"):
        told.setdefault(signed.petition_id, []).append(signed.person.full_name)
    for one in Respondent.objects.filter(petition__in=petitions):
        told.setdefault(one.petition_id, []).append(one.told)
    for acts in Standing.objects.filter(petition__in=petitions):
        told.setdefault(acts.petition_id, []).append(acts.representative)
    for whole in PetitionBody.objects.filter(petition__in=petitions):
        told.setdefault(whole.petition_id, []).append(whole.body)
    for letter in rows:
        number = letter.given_number or f"{letter.number} {letter.symbol}"
        told.setdefault(letter.petition_id, []).extend([number, *map(str, letter.fields.values())])
    return told


def _write(petitions: Iterable[Petition], beside: dict[int, list[str]]) -> None:
    PetitionText.objects.bulk_create(
        [row_of(petition, beside.get(petition.pk, [])) for petition in petitions],
        update_conflicts=True,
        unique_fields=["petition"],
        update_fields=WRITTEN,
    )


def row_of(petition: Petition, beside: Iterable[str] = ()) -> PetitionText:
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
        *beside,
    )
    return PetitionText(
        petition=petition,
        received_on=petition.received_on,
        folded=everything,
        content=content,
        bands=signatures.bands(content),
    )
