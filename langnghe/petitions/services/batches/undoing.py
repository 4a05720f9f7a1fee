"""Undoing a book: every line is voided and keeps its number; refused once one of them was worked on."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.old_books import services as books
from langnghe.petitions import access
from langnghe.petitions.models import Batch, BatchState, Clock, Petition, PetitionText
from langnghe.petitions.services import recording
from langnghe.petitions.services.batches.bringing import REGISTER

SHOWN = 5
WRITTEN_BY_BATCH = {"petition.received", "petition.voided"}


@transaction.atomic
def undo_book(batch: Batch, *, because: str, by: User, on: date) -> Batch:
    """Void every line of a batch; refuses without a reason, and when a line has moved on since."""
    locked: Batch = books.taken(REGISTER, batch, by=by, on=on, states={BatchState.WRITTEN})
    because = " ".join(because.split())
    if not because:
        raise Invalid(_("Ghi lý do hủy."))
    rows = Petition.objects.filter(pk__in=locked.lines.values("petition"))
    petitions = list(rows.select_for_update(of=("self",)).order_by("id"))
    _refuse_worked_on(petitions)

    ids = [petition.pk for petition in petitions]
    Clock.objects.filter(petition__in=ids, ended_on__isnull=True).update(ended_on=on)
    PetitionText.objects.filter(petition__in=ids).delete()
    rows.update(voided_on=on)
    for petition in petitions:
        petition.voided_on = on
    audit.record_many([_entry(petition, locked, by=by, on=on) for petition in petitions])
    locked.state, locked.undone_on, locked.undone_because = BatchState.UNDONE, on, because
    locked.save(update_fields=["state", "undone_on", "undone_because"])
    return locked


def _refuse_worked_on(petitions: list[Petition]) -> None:
    by_id = {petition.pk: petition for petition in petitions}
    entries = Entry.objects.filter(
        subject_kind=access.KIND, subject_id__in=by_id, action__startswith="petition."
    )
    moved = sorted(set(entries.exclude(action__in=WRITTEN_BY_BATCH).values_list("subject_id", flat=True)))
    if moved:
        shown = ", ".join(str(by_id[pk]) for pk in moved[:SHOWN])
        raise WrongState(
            _(
                "Có %(count)s đơn của lần nhập này đã được xử lý tiếp (%(numbers)s) nên không hủy cả loạt được."
            )
            % {"count": len(moved), "numbers": shown},
            instead=_("Sửa từng dòng sai ở trang của đơn."),
        )


def _entry(petition: Petition, batch: Batch, *, by: User, on: date) -> Entry:
    return audit.build(
        "petition.voided",
        subject=(access.KIND, petition.pk),
        day=on,
        by=by.username,
        unit=petition.unit_id,
        data={**recording.facts_of(petition), "batch": batch.pk},
    )
