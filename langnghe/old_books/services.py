"""Bringing a spreadsheet, ordering that it be written once nothing in it is wrong, and writing it whole."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from langnghe.accounts.models import User
from langnghe.accounts.selectors import Viewer
from langnghe.audit import services as audit
from langnghe.documents import services as documents
from langnghe.documents.selectors import bytes_of, kept_about
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, Refusal, WrongState
from langnghe.old_books.cells import Problem
from langnghe.old_books.columns import Column, guess
from langnghe.old_books.models import OPEN, BatchState
from langnghe.old_books.reading import Sheet, denouncing_rows, read
from langnghe.units.models import Unit

SHOWN_ROWS = 20
LARGEST = 15_000_000
NEWEST = 50
DISCARDED, FORGOTTEN = "sổ đã bỏ", "bảng tính đã xóa khỏi máy"
Mapping = dict[str, int]


@dataclass(frozen=True)
class Register:
    """One kind of book: its table of batches, its columns, how rows are checked, who may, and which job writes.

    `check` takes sheet, mapping and day and gives the lines and all that is wrong; `write` writes a locked batch.
    `denounces` says of a text whether it looks like a denunciation.
    """

    batches: Any
    kind: str
    columns: tuple[Column, ...]
    denounces: Callable[[str], bool]
    check: Callable[[Sheet, Mapping, date], tuple[list[Any], list[Problem]]]
    may_write: Callable[[User, str, date], bool]
    visible: Callable[[Any, Viewer, date], QuerySet[Any]]
    write: Callable[[Any, list[Any], date], None]
    job: str


@dataclass(frozen=True)
class Preview:
    """The headings, the first rows, and everything that is wrong under a mapping."""

    sheet: Sheet
    lines: list[Any]
    problems: list[Problem]


@transaction.atomic
def bring(register: Register, upload: "UploadedFile[Any]", *, unit: Unit, by: User, on: date) -> Any:
    """Keep a spreadsheet and guess its columns.

    Refuses who may not write this book, a file that is no spreadsheet, and a book with denunciations in it, of which
    nothing is kept.
    """
    if not register.may_write(by, unit.pk, on):
        raise NotAllowed(_("Chỉ cán bộ tiếp công dân hoặc xử lý đơn của đơn vị mới ghi được sổ này."))
    if (upload.size or 0) > LARGEST:
        raise Invalid(_("Bảng tính nặng quá 15 MB; chia nhỏ rồi gửi lại."))
    checked = documents.check(upload.read())
    sheet = read(checked.data, register.columns)
    _refuse_denunciations(sheet, register.denounces)
    name = documents.clean_name(upload.name or "", checked.media_type)
    batch = register.batches.objects.create(
        unit=unit,
        by=by,
        brought_on=on,
        name=name,
        rows=len(sheet.rows),
        mapping=guess(sheet.headings, register.columns),
        encoding=sheet.encoding,
    )
    documents.keep(checked, about=(register.kind, batch.pk), by=by, on=on, name=name)
    return batch


def _refuse_denunciations(sheet: Sheet, denounces: Callable[[str], bool]) -> None:
    if any(denounces(line) for line in sheet.elsewhere):
        raise Invalid(
            _("Một trang tính khác của tệp này nhắc đến tố cáo nên tệp không được giữ lại trong máy."),
            instead=_("Chỉ để lại trang tính của sổ trong tệp rồi gửi lại."),
        )
    found = denouncing_rows(sheet, denounces)
    if not found:
        return
    shown = ", ".join(str(row) for row in found[:SHOWN_ROWS]) + (", …" if len(found) > SHOWN_ROWS else "")
    raise Invalid(
        _("Sổ này có dòng tố cáo (dòng %(rows)s) nên không được giữ lại trong máy.") % {"rows": shown},
        instead=_(
            "Bỏ các dòng ấy khỏi tệp rồi gửi lại; tố cáo giữ trong sổ giấy theo chế độ mật. Dòng chỉ nhắc đến từ ấy thì viết lại bằng từ khác."
        ),
    )


def newest(register: Register, viewer: Viewer, on: date) -> list[Any]:
    rows = register.visible(register.batches.objects.select_related("unit", "by"), viewer, on)
    return list(rows.order_by("-id")[:NEWEST])


def one(register: Register, viewer: Viewer, on: date, pk: int) -> Any:
    rows = register.visible(register.batches.objects.select_related("unit", "by"), viewer, on)
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không có lần nhập sổ này."))
    return found


def taken(register: Register, batch: Any, *, by: User, on: date, states: set[BatchState]) -> Any:
    """Lock a batch; refuses who may not see it and a state that does not allow the step."""
    rows = register.visible(register.batches.objects.select_for_update(of=("self",)), by, on)
    locked = rows.filter(pk=batch.pk).first()
    if locked is None:
        raise NotFound(_("Không có lần nhập sổ này."))
    if locked.state not in states:
        raise WrongState(_("Lần nhập sổ này không còn ở bước cho phép việc đó."))
    return locked


def preview(register: Register, batch: Any, mapping: Mapping, *, on: date) -> Preview:
    files = kept_about((register.kind, batch.pk))
    if not files:
        raise WrongState(_("Bảng tính của lần nhập này đã xóa khỏi máy."))
    sheet = read(bytes_of(files[0]), register.columns)
    return under(register, sheet, mapping, on=on)


def under(register: Register, sheet: Sheet, mapping: Mapping, *, on: date) -> Preview:
    """What a sheet that was read says under another choice of columns."""
    return Preview(sheet, *register.check(sheet, mapping, on))


@transaction.atomic
def order(register: Register, batch: Any, *, mapping: Mapping, by: User, on: date) -> Any:
    """Have the worker write the book; refuses a missing column and any row that is wrong."""
    locked = taken(register, batch, by=by, on=on, states=OPEN)
    missing = [str(one.title) for one in register.columns if one.is_needed and one.name not in mapping]
    if missing:
        raise Invalid(_("Chưa chọn cột: %(columns)s.") % {"columns": ", ".join(missing)})
    seen = preview(register, locked, mapping, on=on)
    if seen.problems or not seen.lines:
        raise Invalid(_("Còn %(count)s chỗ sai; chưa dòng nào được ghi.") % {"count": len(seen.problems)})
    locked.mapping, locked.state, locked.trouble = mapping, BatchState.WAITING, ""
    locked.save(update_fields=["mapping", "state", "trouble"])
    app.configure_task(register.job).defer(batch_id=locked.pk, on=on.isoformat())
    return locked


def write(register: Register, batch_id: int, *, on: date) -> Any:
    """Write what was ordered; run twice it writes once. A book that cannot be written says why and writes nothing."""
    rows = register.batches.objects
    try:
        with transaction.atomic():
            batch = rows.select_for_update(of=("self",)).select_related("unit", "by").get(pk=batch_id)
            if batch.state == BatchState.WAITING:
                _write(register, batch, on=on)
            return batch
    except (Refusal, IntegrityError) as error:
        trouble = str(error) if isinstance(error, Refusal) else _("Có số đơn vừa được ghi bởi người khác.")
        rows.filter(pk=batch_id).update(state=BatchState.FAILED, trouble=trouble[:300])
        return rows.get(pk=batch_id)


def _write(register: Register, batch: Any, *, on: date) -> None:
    seen = preview(register, batch, batch.mapping, on=on)
    if seen.problems:
        raise Invalid(_("Còn %(count)s chỗ sai; chưa dòng nào được ghi.") % {"count": len(seen.problems)})
    register.write(batch, seen.lines, on)
    batch.state = BatchState.WRITTEN
    batch.save(update_fields=["state"])


@transaction.atomic
def discard(register: Register, batch: Any, *, by: User, on: date) -> Any:
    """Take the spreadsheet of a book off the machine, its name with it; refuses one that stands in the register."""
    locked = taken(register, batch, by=by, on=on, states=OPEN | {BatchState.UNDONE})
    about = (register.kind, locked.pk)
    if not documents.erase(about, by=by, on=on):
        raise WrongState(_("Sổ này đã bỏ trước đó."))
    locked.name, locked.trouble, locked.mapping = DISCARDED, "", {}
    if locked.state != BatchState.UNDONE:
        locked.state, locked.undone_on = BatchState.UNDONE, on
        locked.undone_because = _("bỏ sổ, tệp đã xóa khỏi máy")
    locked.save()
    audit.record(f"{register.kind}.discarded", subject=about, day=on, by=by.username, unit=locked.unit_id)
    return locked


def forget_spreadsheets(kind: str, batches: QuerySet[Any], *, by: User, on: date) -> None:
    """Take the spreadsheets of these batches off the machine, their names too: a line of theirs is sealed or on paper.

    The other lines stand in the register, whole; which line it was is told nowhere.
    """
    for batch in batches.select_for_update(of=("self",)).order_by("pk"):
        if documents.erase((kind, batch.pk), by=by, on=on):
            batch.name = FORGOTTEN
            batch.save(update_fields=["name"])


def has_file(register: Register, batch: Any) -> bool:
    return bool(kept_about((register.kind, batch.pk)))


def numbers_of(book: Any, unit: Unit, lines: list[Any]) -> list[int]:
    """The number of each line: its own, or the next free one of its year; the book is locked while they are taken."""
    last: dict[int, int] = {}
    for year in sorted({line.received_on.year for line in lines}):
        book.objects.get_or_create(unit=unit, year=year)
        own = max((line.number or 0 for line in lines if line.received_on.year == year), default=0)
        last[year] = max(book.objects.select_for_update().get(unit=unit, year=year).last, own)
    found = []
    for line in lines:
        year = line.received_on.year
        if line.number is None:
            last[year] += 1
        found.append(line.number or last[year])
    for year, number in last.items():
        book.objects.filter(unit=unit, year=year).update(last=number)
    return found
