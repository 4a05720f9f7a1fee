"""The book of petitions as a register that old books go into."""

from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from langnghe.accounts.models import User
from langnghe.old_books import services as books
from langnghe.petitions import access, old_books
from langnghe.petitions.models import Batch
from langnghe.petitions.services.batches.writing import write_lines
from langnghe.petitions.suspecting import looks_like_denunciation
from langnghe.units.models import Unit

REGISTER = books.Register(
    batches=Batch,
    kind=access.BATCH,
    columns=old_books.COLUMNS,
    denounces=looks_like_denunciation,
    check=old_books.check,
    may_write=access.may_receive,
    visible=access.visible_batches,
    write=write_lines,
    job="petitions.write_book",
)


def bring_book(upload: "UploadedFile[Any]", *, unit: Unit, by: User, on: date) -> Batch:
    found: Batch = books.bring(REGISTER, upload, unit=unit, by=by, on=on)
    return found


def order_writing(batch: Batch, *, mapping: dict[str, int], by: User, on: date) -> Batch:
    found: Batch = books.order(REGISTER, batch, mapping=mapping, by=by, on=on)
    return found


def write_book(batch_id: int, *, on: date) -> Batch:
    found: Batch = books.write(REGISTER, batch_id, on=on)
    return found


def discard_book(batch: Batch, *, by: User, on: date) -> Batch:
    found: Batch = books.discard(REGISTER, batch, by=by, on=on)
    return found
