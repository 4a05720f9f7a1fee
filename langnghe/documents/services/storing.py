"""Storing: checked, named by digest, one row, one entry; the same paper attached twice is one file."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.documents import access, blobs
from langnghe.documents.content import Checked, check, kinds
from langnghe.documents.content.scanning import scan
from langnghe.documents.models import FileState, Level, StoredFile
from langnghe.documents.services.naming import NAME, clean_name
from langnghe.kernel.errors import NotAllowed, Refusal

LARGEST_RAW = 70_000_000
SEALED_TYPE = "application/octet-stream"
Named = tuple[str, Checked]


def store(
    upload: "UploadedFile[Any] | bytes",
    *,
    about: tuple[str, int],
    by: User | None,
    on: date,
    name: str = "",
    level: str = Level.NORMAL,
) -> StoredFile:
    """Check and keep one file of a thing. `by` is empty when a citizen or a mailbox brings it.

    Refuses who may not attach, when it comes and when it is kept, and every file that `check` refuses.
    """
    _must(access.may_attach, by, about, on)
    if isinstance(upload, UploadedFile):
        [(own_name, checked)] = check_all([upload])
    else:
        own_name, checked = "", check(upload)
    return store_checked(checked, about=about, by=by, on=on, name=name or own_name, level=level)


@transaction.atomic
def store_checked(
    checked: Checked,
    *,
    about: tuple[str, int],
    by: User | None,
    on: date,
    name: str,
    level: str = Level.NORMAL,
) -> StoredFile:
    """Keep what was checked before, for a room that holds a lock by now; the right is asked again."""
    _must(access.may_still_attach, by, about, on)
    return keep(checked, about=about, by=by, on=on, name=name, level=level)


def store_all(
    uploads: "list[UploadedFile[Any]]", *, about: tuple[str, int], by: User, on: date, level: str
) -> list[StoredFile]:
    """Check and keep several files of a thing: all of them, or none with the reason of the first that is refused."""
    _must(access.may_attach, by, about, on)
    checked = check_all(uploads)
    with transaction.atomic():
        _must(access.may_still_attach, by, about, on)
        return [keep(one, about=about, by=by, on=on, name=name, level=level) for name, one in checked]


def _must(may: Callable[..., bool], by: User | None, about: tuple[str, int], on: date) -> None:
    if by is not None and not may(by, about, on):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang giữ hồ sơ mới đính kèm được tệp."))


def check_all(uploads: "list[UploadedFile[Any]]") -> list[Named]:
    """Check files before the transaction that keeps them: looking at one takes seconds, in which nobody should wait.

    Of several, the refusal says which one it was.
    """
    return [(upload.name or "", _checked(upload, is_one=len(uploads) == 1)) for upload in uploads]


def _checked(upload: "UploadedFile[Any]", *, is_one: bool) -> Checked:
    try:
        kinds.refuse_size(upload.size or 0)
        return check(upload.read())
    except Refusal as refusal:
        if not is_one:
            refusal.sentence = f"{upload.name}: {refusal.sentence}"
        raise


def keep_all(checked: list[Named], *, about: tuple[str, int], by: User | None, on: date) -> None:
    for name, one in checked:
        keep(one, about=about, by=by, on=on, name=name)


def keep(
    checked: Checked,
    *,
    about: tuple[str, int],
    by: User | None,
    on: date,
    name: str,
    level: str = Level.NORMAL,
    redacted_from: StoredFile | None = None,
) -> StoredFile:
    """Keep bytes that were checked before, for a room that checks first and has its row later."""
    row = StoredFile(
        subject_kind=about[0],
        subject_id=about[1],
        size=len(checked.data),
        media_type=checked.media_type,
        name=clean_name(name, checked.media_type),
        pages=checked.pages,
        level=level,
        scanned_by=checked.scanned_by,
        redacted_from=redacted_from,
        uploaded_by=by,
        uploaded_on=on,
    )
    return _kept(row, checked.data)


def store_raw(
    data: bytes, media_type: str, *, about: tuple[str, int], on: date, name: str, level: str = Level.NORMAL
) -> StoredFile:
    """Keep what a machine brought as it came, such as a whole letter: scanned, never shown, only downloaded."""
    kinds.refuse_size(len(data), LARGEST_RAW)
    checked = Checked(data, media_type, None, scan(data))
    return keep(checked, about=about, by=None, on=on, name=name, level=level)


@transaction.atomic
def copy_files(from_: tuple[str, int], to: tuple[str, int], *, by: User | None, on: date) -> int:
    """The files of one thing belong to another as well: the bytes are the same, the rows are its own.

    What is confidential stays so, a redacted copy names its original among them; what is sealed stays where its keys are.
    """
    rows = StoredFile.objects.filter(subject_kind=from_[0], subject_id=from_[1], state=FileState.KEPT)
    found = list(rows.exclude(level=Level.SEALED).order_by("id"))
    here: dict[int | None, int] = {}
    for file in found:
        was, file.redacted_from_id = file.pk, here.get(file.redacted_from_id)
        file.pk, file.uploaded_on = None, on
        file.subject_kind, file.subject_id = to
        file.save(force_insert=True)
        here[was] = file.pk
        record("stored", file, by=by, on=on)
    return len(found)


def store_sealed(
    sealed: bytes, *, about: tuple[str, int], by: User | None, on: date, name: str
) -> StoredFile:
    """Keep bytes that the caller has sealed to keys: no page of this room shows them or says what they are."""
    row = StoredFile(
        subject_kind=about[0],
        subject_id=about[1],
        size=len(sealed),
        media_type=SEALED_TYPE,
        name=name[:NAME],
        level=Level.SEALED,
        uploaded_by=by,
        uploaded_on=on,
    )
    return _kept(row, sealed)


def _kept(row: StoredFile, data: bytes) -> StoredFile:
    row.sha256 = blobs.put(data)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            record("stored", row, by=row.uploaded_by, on=row.uploaded_on)
    except IntegrityError:
        same = {"subject_kind": row.subject_kind, "subject_id": row.subject_id, "sha256": row.sha256}
        return StoredFile.objects.get(state=FileState.KEPT, **same)
    return row


def record(
    action: str, file: StoredFile, *, by: User | None, on: date, more: dict[str, Any] | None = None
) -> None:
    """One entry about the thing that the file belongs to; never the file's name, which may tell a person."""
    facts = {"file": file.pk, "sha256": file.sha256, "size": file.size, "type": file.media_type}
    audit.record(
        f"file.{action}",
        subject=(file.subject_kind, file.subject_id),
        day=on,
        by=by.username if by else "",
        data={**facts, **(more or {})},
    )
