"""Papers handed in with a petition: written on the receipt, and originals given back on a day."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import access
from langnghe.petitions.models import PaperForm, Petition, SubmittedPaper
from langnghe.petitions.services import recording


@dataclass(frozen=True)
class Paper:
    """A paper as it was handed over the counter."""

    name: str
    form: str = PaperForm.COPY
    copies: int = 1


def write_papers(petition: Petition, given: list[Paper]) -> None:
    rows = [
        SubmittedPaper(
            petition=petition,
            name=" ".join(one.name.split())[:200],
            form=one.form,
            copies=one.copies,
            received_on=petition.received_on,
        )
        for one in given
    ]
    SubmittedPaper.objects.bulk_create(rows)


@transaction.atomic
def return_paper(paper: SubmittedPaper, *, by: User, on: date) -> SubmittedPaper:
    """Give a paper back to its owner; refuses one that was given back before, and a day before receipt."""
    locked = (
        SubmittedPaper.objects.select_for_update(of=("self",)).select_related("petition").get(pk=paper.pk)
    )
    if not access.visible(Petition.objects.filter(pk=locked.petition_id), by, on).exists():
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if not access.may_attach(by, locked.petition_id, on):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang giữ hồ sơ mới trả được giấy tờ."))
    if locked.returned_on:
        raise WrongState(_("Giấy tờ này đã trả trước đó."))
    if on < locked.received_on:
        raise Invalid(_("Ngày trả không thể trước ngày nhận."))
    locked.returned_on = on
    locked.save(update_fields=["returned_on"])
    recording.record("paper_returned", locked.petition, by=by, on=on, more={"paper": locked.pk})
    return locked
