"""What comes along when a petition is taken in: whoever signed, acts or is complained of, text, files, papers."""

from datetime import date

from langnghe.accounts.models import User
from langnghe.documents import services as documents
from langnghe.petitions import access
from langnghe.petitions.models import Petition, PetitionBody, Respondent, Signatory, Standing
from langnghe.petitions.services.indexing import index
from langnghe.petitions.services.intake.signing import withdrawn_from
from langnghe.petitions.services.intake.submitted import carry_papers


def whole_of(first: Petition) -> str:
    """The whole text of what came by web or e-mail; on paper it travels with the letter."""
    return PetitionBody.objects.filter(petition=first).values_list("body", flat=True).first() or ""


def carry(first: Petition, line: Petition, *, by: User, on: date) -> None:
    """All that the first book knows and the new one needs; of a sealed file none of it stands in clear, so none comes."""
    _carry_signatories(first, line)
    _carry_parties(first, line)
    carry_papers(first, line, on=on)
    index(line)
    # Rows of its own with the same digest: the bytes lie on the disk once, each book says who may read them.
    documents.copy_files((access.KIND, first.pk), (access.KIND, line.pk), by=by, on=on)


def _carry_signatories(first: Petition, line: Petition) -> None:
    """Whoever signed beside the first sender signed here too, but for those who withdrew."""
    left = withdrawn_from(first)
    Signatory.objects.bulk_create(
        Signatory(petition=line, person_id=one.person_id, is_representative=one.is_representative)
        for one in first.signatories.order_by("pk")
        if one.person_id not in left
    )


def _carry_parties(first: Petition, line: Petition) -> None:
    """Who is complained of, linked to the same body of ours, and who acts for the sender by which paper."""
    against = list(first.respondents.order_by("pk"))
    for one in against:
        one.pk, one.petition = None, line
    Respondent.objects.bulk_create(against)
    standing = Standing.objects.filter(petition=first).first()
    if standing is not None:
        standing.pk, standing.petition = None, line
        standing.save(force_insert=True)
