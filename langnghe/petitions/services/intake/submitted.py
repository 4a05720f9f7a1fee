"""Papers handed in with a petition: written on the receipt, and originals given back on a day."""

from collections import Counter
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
    SubmittedPaper.objects.bulk_create([_row(petition, one, on=petition.received_on) for one in given])


def rewrite_papers(petition: Petition, wanted: list[Paper], *, on: date) -> None:
    """A paper written wrong is put right in its row; one more came on the day that it is written down."""
    added = Counter(wanted)
    wrong = []
    for row in _here(petition):
        one = paper_of(row)
        if added[one]:
            added[one] -= 1
        else:
            wrong.append(row)
    new = list(added.elements())
    for row, one in zip(wrong, new, strict=False):
        row.name, row.form, row.copies = _name(one), one.form, one.copies
        row.save(update_fields=["name", "form", "copies"])
    for row in wrong[len(new) :]:
        row.delete()
    SubmittedPaper.objects.bulk_create([_row(petition, one, on=on) for one in new[len(wrong) :]])


def papers_of(petition: Petition) -> list[Paper]:
    """Those that are still here."""
    return [paper_of(row) for row in _here(petition)]


def paper_of(row: SubmittedPaper) -> Paper:
    return Paper(row.name, row.form, row.copies)


def _here(petition: Petition) -> list[SubmittedPaper]:
    return list(petition.papers.filter(returned_on__isnull=True, left_on__isnull=True).order_by("id"))


def carry_papers(from_: Petition, to: Petition, *, on: date) -> None:
    """What was not given back goes along: one book says when it left, the other has rows of its own."""
    rows = _here(from_)
    for row in rows:
        row.left_on = on
    SubmittedPaper.objects.bulk_update(rows, ["left_on"])
    SubmittedPaper.objects.bulk_create(_carried(row, to, on=on) for row in rows)


def _carried(row: SubmittedPaper, to: Petition, *, on: date) -> SubmittedPaper:
    new = _row(to, paper_of(row), on=on)
    new.carried_from = row
    return new


def bring_papers_back(line: Petition, first: Petition, *, on: date) -> None:
    """What lay with the line that is sent back stands in the first book again; what came to it there comes as well."""
    rows = _here(line)
    for row in rows:
        row.left_on = on
    SubmittedPaper.objects.bulk_update(rows, ["left_on"])
    known = {row.carried_from_id for row in rows if row.carried_from_id}
    SubmittedPaper.objects.filter(pk__in=known).update(left_on=None)
    new = [row for row in rows if row.carried_from_id is None]
    SubmittedPaper.objects.bulk_create(_carried(row, first, on=on) for row in new)


def _row(petition: Petition, one: Paper, *, on: date) -> SubmittedPaper:
    return SubmittedPaper(
        petition=petition, name=_name(one), form=one.form, copies=one.copies, received_on=on
    )


def _name(one: Paper) -> str:
    return " ".join(one.name.split())[:200]


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
    if locked.left_on:
        raise WrongState(_("Giấy tờ này đã đi cùng đơn; nơi đang giữ đơn trả cho người gửi."))
    if on < locked.received_on:
        raise Invalid(_("Ngày trả không thể trước ngày nhận."))
    locked.returned_on = on
    locked.save(update_fields=["returned_on"])
    _tell_earlier_books(locked, on=on)
    recording.record("paper_returned", locked.petition, by=by, on=on, more={"paper": locked.pk})
    return locked


def _tell_earlier_books(paper: SubmittedPaper, *, on: date) -> None:
    """The books that it passed through know that it is with its owner again."""
    earlier = paper.carried_from_id
    while earlier:
        row = SubmittedPaper.objects.get(pk=earlier)
        row.returned_on = on
        row.save(update_fields=["returned_on"])
        earlier = row.carried_from_id
