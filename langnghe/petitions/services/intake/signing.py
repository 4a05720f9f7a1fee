"""Several signers and their representatives: how many the law allows (Điều 29 Luật Tiếp công dân)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.kernel.errors import Invalid
from langnghe.people.services import add_person
from langnghe.petitions.models import Petition, Signatory
from langnghe.petitions.services import indexing
from langnghe.vietnamese import fold

RULES = ("group.rep.5to10", "group.rep.over10")


@dataclass(frozen=True)
class Signer:
    """Somebody beside the first sender."""

    full_name: str
    address: str = ""
    is_representative: bool = False


def most_representatives(signers: int, on: date) -> tuple[int, str] | None:
    """How many representatives so many people may have, and the article; nothing where the law sets no number."""
    for name in RULES:
        law = lawbook.rule(name, on)
        data = law.data or {}
        most = data.get("people_to")
        if data["people_from"] <= signers and (most is None or signers <= most):
            return int(data["representatives_to"]), law.cite.text
    return None


def write_signers(petition: Petition, given: list[Signer]) -> None:
    """One row for each; the first sender may be named as a representative and is no second person."""
    first = fold(petition.person.full_name)
    others = [one for one in given if fold(one.full_name) != first]
    if len(others) + 1 > petition.signers:
        raise Invalid(_("Số người ký ít hơn số người đã ghi tên; sửa lại số người ký."))
    _refuse_representatives(petition, sum(one.is_representative for one in given))
    rows = [
        Signatory(
            petition=petition,
            person=petition.person
            if fold(one.full_name) == first
            else add_person(one.full_name, address=one.address, area=petition.area),
            is_representative=one.is_representative,
        )
        for one in given
    ]
    Signatory.objects.bulk_create(rows)
    indexing.index(petition)


def _refuse_representatives(petition: Petition, found: int) -> None:
    allowed = most_representatives(petition.signers, petition.received_on)
    if allowed is not None and found > allowed[0]:
        raise Invalid(
            _("%(people)s người cùng ký chỉ được cử nhiều nhất %(most)s người đại diện.")
            % {"people": petition.signers, "most": allowed[0]},
            cite=allowed[1],
        )
