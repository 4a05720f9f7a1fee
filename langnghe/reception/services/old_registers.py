"""Old reception books: brought and ordered as every old book, written and undone as turns of the register."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.services import give_custody_to_many
from langnghe.audit import services as audit
from langnghe.audit.models import Entry
from langnghe.kernel.errors import WrongState
from langnghe.old_books import services as books
from langnghe.old_books.models import BatchState
from langnghe.people.models import Person
from langnghe.people.services import build_person
from langnghe.petitions.services import looks_like_denunciation
from langnghe.reception import access, old_registers
from langnghe.reception.models import Visit, VisitBatch, VisitBatchLine, VisitBook
from langnghe.reception.services.conflicts import required
from langnghe.reception.services.recording import facts_of
from langnghe.units.models import Unit

AT_ONCE = 1000
SHOWN = 5
WRITTEN_BY_BATCH = {"visit.recorded", "visit.voided"}
TAKEN_OVER = ("received_on", "heads", "content", "field", "receiver", "result")


def write_lines(batch: VisitBatch, lines: list[old_registers.Line], on: date) -> None:
    """Every turn of a locked batch. A line of an old book starts no term: what it promised lies on paper."""
    numbers = books.numbers_of(VisitBook, batch.unit, lines)
    standing = _undone(batch, numbers)
    people = [build_person(line.full_name, address=line.address) for line in lines]
    Person.objects.bulk_create(people, AT_ONCE)
    visits = []
    for line, number, person in zip(lines, numbers, people, strict=True):
        year = line.received_on.year
        visit = standing.get((year, number)) or Visit(unit=batch.unit, number=number, year=year)
        visits.append(_visit(visit, line, person))
    _save(batch, visits, lines)
    audit.record_many([_entry("recorded", visit, batch, on=on) for visit in visits])
    audit.record(
        "visit-batch.written", subject=(access.BATCH, batch.pk), day=on, by=batch.by.username,
        unit=batch.unit_id, data={"rows": len(visits)},
    )  # fmt: skip


def _undone(batch: VisitBatch, numbers: Iterable[int]) -> dict[tuple[int, int], Visit]:
    """The voided lines of an undone batch: the same number may be written again, as the same line of the book."""
    rows = Visit.objects.filter(unit=batch.unit, voided_on__isnull=False, number__in=set(numbers))
    rows = rows.filter(pk__in=VisitBatchLine.objects.filter(batch__state=BatchState.UNDONE).values("visit"))
    return {(row.year, row.number): row for row in rows.select_for_update(of=("self",))}


def _visit(visit: Visit, line: old_registers.Line, person: Person) -> Visit:
    for name in TAKEN_OVER:
        setattr(visit, name, getattr(line, name))
    visit.person, visit.result_note = person, line.note
    visit.voided_on, visit.void_reason = None, ""
    return visit


def _save(batch: VisitBatch, visits: list[Visit], lines: list[old_registers.Line]) -> None:
    new = [visit for visit in visits if visit.pk is None]
    for visit in visits:
        if visit.pk is not None:
            visit.save()
    Visit.objects.bulk_create(new, AT_ONCE)
    give_custody_to_many(access.KIND, [(one.pk, batch.unit_id, one.received_on) for one in new])
    rows = [
        VisitBatchLine(batch=batch, row=line.row, visit=visit)
        for line, visit in zip(lines, visits, strict=True)
    ]
    VisitBatchLine.objects.bulk_create(rows, AT_ONCE)


def _entry(action: str, visit: Visit, batch: VisitBatch, *, on: date) -> Entry:
    return audit.build(
        f"visit.{action}",
        subject=(access.KIND, visit.pk),
        day=on,
        by=batch.by.username,
        unit=visit.unit_id,
        data={**facts_of(visit), "batch": batch.pk},
    )


REGISTER = books.Register(
    batches=VisitBatch,
    kind=access.BATCH,
    columns=old_registers.COLUMNS,
    denounces=looks_like_denunciation,
    check=old_registers.check,
    may_write=access.may_bring,
    visible=access.visible_batches,
    write=write_lines,
    job="reception.write_register",
)


def bring_register(upload: "UploadedFile[Any]", *, unit: Unit, by: User, on: date) -> VisitBatch:
    found: VisitBatch = books.bring(REGISTER, upload, unit=unit, by=by, on=on)
    return found


def order_register(batch: VisitBatch, *, mapping: dict[str, int], by: User, on: date) -> VisitBatch:
    found: VisitBatch = books.order(REGISTER, batch, mapping=mapping, by=by, on=on)
    return found


def write_register(batch_id: int, *, on: date) -> VisitBatch:
    found: VisitBatch = books.write(REGISTER, batch_id, on=on)
    return found


@transaction.atomic
def undo_register(batch: VisitBatch, *, because: str, by: User, on: date) -> VisitBatch:
    """Void every turn of a batch; refuses without a reason, and when a turn was corrected or worked on since."""
    locked: VisitBatch = books.taken(REGISTER, batch, by=by, on=on, states={BatchState.WRITTEN})
    because = required(because, _("lý do hủy"))
    rows = Visit.objects.filter(pk__in=locked.lines.values("visit"))
    visits = list(rows.select_for_update(of=("self",)).order_by("id"))
    _refuse_worked_on(visits)
    rows.update(voided_on=on, void_reason=because)
    for visit in visits:
        visit.voided_on = on
    locked.by = by
    audit.record_many([_entry("voided", visit, locked, on=on) for visit in visits])
    locked.state, locked.undone_on, locked.undone_because = BatchState.UNDONE, on, because
    locked.save(update_fields=["state", "undone_on", "undone_because"])
    return locked


def _refuse_worked_on(visits: list[Visit]) -> None:
    by_id = {visit.pk: visit for visit in visits}
    entries = Entry.objects.filter(subject_kind=access.KIND, subject_id__in=by_id)
    moved = sorted(set(entries.exclude(action__in=WRITTEN_BY_BATCH).values_list("subject_id", flat=True)))
    if moved:
        shown = ", ".join(str(by_id[pk]) for pk in moved[:SHOWN])
        raise WrongState(
            _(
                "Có %(count)s lượt của lần nhập này đã được sửa hoặc xử lý tiếp (%(numbers)s) nên không hủy cả loạt được."
            )
            % {"count": len(moved), "numbers": shown},
            instead=_("Sửa từng dòng sai ở trang của lượt."),
        )
