"""The words of a petition for search and comparison, written in the transaction of every change."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat

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
    """Who else signed, who is complained of, who acts, each numbered letter; drafts are not searched."""
    rows = Letter.objects.filter(petition__in=petitions, state__in=NUMBERED)
    told: dict[int, list[str]] = {}
    for petition, name in _named(petitions):
        told.setdefault(petition, []).append(name)
    for letter in rows:
        number = letter.given_number or f"{letter.number} {letter.symbol}"
        told.setdefault(letter.petition_id, []).extend([number, *map(str, letter.fields.values())])
    return told


def _named(petitions: list[Petition]) -> Iterable[tuple[int, str]]:
    """In one question: signers, who acts for the sender, who is complained of with post, workplace and address."""
    about = Concat("full_name", Value(" "), "post", Value(" "), "workplace", Value(" "), "address")
    signed = Signatory.objects.filter(petition__in=petitions).values_list("petition_id", "person__full_name")
    acting = Standing.objects.filter(petition__in=petitions).values_list("petition_id", "representative")
    against = Respondent.objects.filter(petition__in=petitions).values_list("petition_id", about)
    return signed.union(acting, against, all=True)


def _write(petitions: list[Petition], beside: dict[int, list[str]]) -> None:
    whole = dict(PetitionBody.objects.filter(petition__in=petitions).values_list("petition_id", "body"))
    PetitionText.objects.bulk_create(
        [row_of(one, beside.get(one.pk, []), body=whole.get(one.pk, "")) for one in petitions],
        update_conflicts=True,
        unique_fields=["petition"],
        update_fields=WRITTEN,
    )


def row_of(petition: Petition, beside: Iterable[str] = (), *, body: str = "") -> PetitionText:
    """`body` is the whole text of a petition that came without paper: what it asks is compared with others, too."""
    content = signatures.words(petition.summary, petition.request, body)
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
        body,
        *beside,
    )
    return PetitionText(
        petition=petition,
        received_on=petition.received_on,
        folded=everything,
        content=content,
        bands=signatures.bands(content),
    )
