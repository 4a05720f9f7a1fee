"""Bringing a spreadsheet, and ordering that it be written once nothing in it is wrong."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from langnghe.accounts.models import User
from langnghe.documents import services as documents
from langnghe.documents.selectors import bytes_of, kept_about
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import access, old_books
from langnghe.petitions.models import Batch, BatchState
from langnghe.units.models import Unit

WRITE = "petitions.write_book"
SHOWN_ROWS = 20
LARGEST = 15_000_000


@transaction.atomic
def bring_book(upload: "UploadedFile[Any]", *, unit: Unit, by: User, on: date) -> Batch:
    """Keep a spreadsheet and guess its columns.

    Refuses who may not write this book, a file that is no spreadsheet, and a book with denunciations in it, of which
    nothing is kept.
    """
    if not access.may_receive(by, unit.pk, on):
        raise NotAllowed(_("Chỉ cán bộ tiếp công dân hoặc xử lý đơn của đơn vị mới ghi được sổ này."))
    if (upload.size or 0) > LARGEST:
        raise Invalid(_("Bảng tính nặng quá 15 MB; chia nhỏ rồi gửi lại."))
    checked = documents.check(upload.read())
    sheet = old_books.read(checked.data)
    _refuse_denunciations(sheet)
    mapping = old_books.guess(sheet.headings)
    name = documents.clean_name(upload.name or "", checked.media_type)
    batch = Batch.objects.create(
        unit=unit,
        by=by,
        brought_on=on,
        name=name,
        rows=len(sheet.rows),
        mapping=mapping,
        encoding=sheet.encoding,
    )
    documents.keep(checked, about=(access.BATCH, batch.pk), by=by, on=on, name=name)
    return batch


def _refuse_denunciations(sheet: old_books.Sheet) -> None:
    found = old_books.denouncing_rows(sheet)
    if not found:
        return
    shown = ", ".join(str(row) for row in found[:SHOWN_ROWS]) + (", …" if len(found) > SHOWN_ROWS else "")
    raise Invalid(
        _("Sổ này có dòng tố cáo (dòng %(rows)s) nên không được giữ lại trong máy.") % {"rows": shown},
        instead=_("Bỏ các dòng ấy khỏi tệp rồi gửi lại; tố cáo giữ trong sổ giấy theo chế độ mật."),
    )


def taken(batch: Batch, *, by: User, on: date, states: set[BatchState]) -> Batch:
    """Lock a batch; refuses who may not see it and a state that does not allow the step."""
    locked = (
        access.visible_batches(Batch.objects.select_for_update(of=("self",)), by, on)
        .filter(pk=batch.pk)
        .first()
    )
    if locked is None:
        raise NotFound(_("Không có lần nhập sổ này."))
    if locked.state not in states:
        raise WrongState(_("Lần nhập sổ này không còn ở bước cho phép việc đó."))
    return locked


def sheet_of(batch: Batch) -> old_books.Sheet:
    return old_books.read(bytes_of(kept_about((access.BATCH, batch.pk))[0]))


@transaction.atomic
def order_writing(batch: Batch, *, mapping: dict[str, int], by: User, on: date) -> Batch:
    """Have the worker write the book; refuses a missing column and any row that is wrong."""
    locked = taken(batch, by=by, on=on, states={BatchState.DRAFT, BatchState.FAILED})
    missing = [
        str(column.title) for column in old_books.COLUMNS if column.is_needed and column.name not in mapping
    ]
    if missing:
        raise Invalid(_("Chưa chọn cột: %(columns)s.") % {"columns": ", ".join(missing)})
    lines, problems = old_books.check(sheet_of(locked), mapping, on=on)
    if problems or not lines:
        raise Invalid(_("Còn %(count)s chỗ sai; chưa dòng nào được ghi.") % {"count": len(problems)})
    locked.mapping, locked.state, locked.trouble = mapping, BatchState.WAITING, ""
    locked.save(update_fields=["mapping", "state", "trouble"])
    app.configure_task(WRITE).defer(batch_id=locked.pk, on=on.isoformat())
    return locked
