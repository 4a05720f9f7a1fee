"""Several signers and their representatives: how many the law allows (Điều 29 Luật Tiếp công dân)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.kernel.errors import Invalid
from langnghe.people.services import add_person
from langnghe.petitions.models import Petition, Signatory, Withdrawal
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
    _refuse_signers(petition, given)
    _add(petition, given)


def rewrite_signers(petition: Petition, wanted: list[Signer]) -> None:
    """Who stood there already keeps the row; who was written by mistake leaves with the name."""
    _refuse_signers(petition, wanted)
    added = Counter(wanted)
    for row in petition.signatories.select_related("person").order_by("id"):
        one = signer_of(petition, row)
        if added[one]:
            added[one] -= 1
        else:
            _remove(petition, row)
    _add(petition, list(added.elements()))


def signers_of(petition: Petition) -> list[Signer]:
    rows = petition.signatories.select_related("person").order_by("id")
    return [signer_of(petition, row) for row in rows]


def signer_of(petition: Petition, row: Signatory) -> Signer:
    """The first sender's address stands in the line already."""
    address = "" if row.person_id == petition.person_id else row.person.address
    return Signer(row.person.full_name, address, row.is_representative)


def is_sender(petition: Petition, one: Signer) -> bool:
    """The same name and, where one is written, the same address: people of one name are common."""
    same = fold(one.full_name) == fold(petition.person.full_name)
    return same and (not one.address or fold(one.address) == fold(petition.person.address))


def refuse_fewer_than_named(petition: Petition, signers: int) -> None:
    """Refuses fewer signers than stand in the file by name and have not withdrawn."""
    named = {petition.person_id, *petition.signatories.values_list("person", flat=True)}
    if signers < len(named - withdrawn_from(petition)):
        raise Invalid(_("Số người ký ít hơn số người đã ghi tên; sửa lại số người ký."))


def withdrawn_from(petition: Petition) -> set[int]:
    """The persons of this file who withdrew, by the steps that stand."""
    rows = Withdrawal.objects.filter(step__petition=petition, step__undone_at__isnull=True)
    return set(rows.filter(named__isnull=False).values_list("named", flat=True))


def _add(petition: Petition, given: list[Signer]) -> None:
    rows = [
        Signatory(
            petition=petition,
            person=petition.person
            if is_sender(petition, one)
            else add_person(one.full_name, address=one.address, area=petition.area),
            is_representative=one.is_representative,
        )
        for one in given
    ]
    Signatory.objects.bulk_create(rows)
    indexing.index(petition)


def _remove(petition: Petition, row: Signatory) -> None:
    person = row.person
    if person.pk in withdrawn_from(petition):
        raise Invalid(
            _("%(name)s đã rút và vẫn đứng trong danh sách; không bỏ, không sửa được.")
            % {"name": person.full_name}
        )
    row.delete()
    if person.pk != petition.person_id:
        person.delete()


def _refuse_signers(petition: Petition, given: list[Signer]) -> None:
    senders = sum(is_sender(petition, one) for one in given)
    if senders > 1:
        raise Invalid(_("Người gửi đầu tiên được ghi hai lần trong những người cùng ký."))
    gone = len(withdrawn_from(petition))
    if len(given) - senders + 1 - gone > petition.signers:
        raise Invalid(_("Số người ký ít hơn số người đã ghi tên; sửa lại số người ký."))
    _refuse_representatives(petition, sum(one.is_representative for one in given))


def _refuse_representatives(petition: Petition, found: int) -> None:
    allowed = most_representatives(petition.signers, petition.received_on)
    if allowed is not None and found > allowed[0]:
        raise Invalid(
            _("%(people)s người cùng ký chỉ được cử nhiều nhất %(most)s người đại diện.")
            % {"people": petition.signers, "most": allowed[0]},
            cite=allowed[1],
        )
