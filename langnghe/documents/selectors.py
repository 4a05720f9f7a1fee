"""Questions about stored files: those of one thing, one file, its bytes, one of its pages."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from langnghe.documents import access, blobs
from langnghe.documents.content import child, scanner
from langnghe.documents.models import FileState, Level, StoredFile
from langnghe.kernel.errors import Invalid, NotFound

__all__ = [
    "bytes_of",
    "file",
    "files_about",
    "is_scanned_here",
    "kept_about",
    "kept_among",
    "page_of",
    "sealed_bytes",
    "whole_about",
]


def files_about(
    viewer: Any, about: tuple[str, int], on: date, *, with_voided: bool = False
) -> QuerySet[StoredFile]:
    """The files of one thing that this person may read, oldest first."""
    rows = access.visible(StoredFile.objects.all(), viewer, on, about=about)
    rows = rows if with_voided else rows.filter(state=FileState.KEPT)
    return rows.select_related("uploaded_by").order_by("id")


def file(viewer: Any, on: date, pk: int) -> StoredFile:
    """One file; who may not read it gets the same answer as for one that does not exist."""
    found = StoredFile.objects.select_related("uploaded_by").filter(pk=pk).first()
    if found is None or not access.may_read(found, viewer, on):
        raise NotFound(_("Không có tệp này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    return found


def kept_about(about: tuple[str, int]) -> list[StoredFile]:
    """The files in use of one thing, for the room that owns it and has checked the right."""
    rows = StoredFile.objects.filter(subject_kind=about[0], subject_id=about[1], state=FileState.KEPT)
    return list(rows.order_by("id"))


def kept_among(things: list[tuple[str, int]]) -> list[StoredFile]:
    """The files in use of several things, for the room that owns them and has checked the right; none asks nothing."""
    if not things:
        return []
    about = Q()
    for kind, subject in things:
        about |= Q(subject_kind=kind, subject_id=subject)
    return list(StoredFile.objects.filter(about, state=FileState.KEPT).order_by("id"))


def whole_about(about: tuple[str, int]) -> list[StoredFile]:
    """The files of one thing whose bytes are still here, voided ones too, for the room that takes them all away."""
    rows = StoredFile.objects.filter(subject_kind=about[0], subject_id=about[1])
    return list(rows.exclude(state=FileState.ERASED).order_by("id"))


def bytes_of(stored: StoredFile) -> bytes:
    """The bytes of a file that the caller has already checked the right to."""
    try:
        return blobs.path_of(stored.sha256).read_bytes()
    except FileNotFoundError as error:
        raise NotFound(_("Tệp không còn trong kho; lấy lại từ bản sao lưu.")) from error


def sealed_bytes(pk: int) -> bytes:
    """The sealed bytes of a file, for the room that holds the way to their keys."""
    return bytes_of(StoredFile.objects.exclude(state=FileState.ERASED).get(pk=pk, level=Level.SEALED))


def page_of(stored: StoredFile, number: int) -> bytes:
    """One page of a PDF as a picture, drawn once and kept; refuses what cannot be drawn, and does not try it again."""
    if not stored.is_pdf or not 1 <= number <= (stored.pages or 0):
        raise NotFound(_("Tệp không có trang này."))
    kept = blobs.preview_of(stored.sha256, number)
    if not kept.exists():
        blobs.write(kept, _drawn(bytes_of(stored), number))
    drawn = kept.read_bytes()
    if not drawn:
        raise Invalid(_("Trang này không vẽ được ở đây; tải tệp về để xem."))
    return drawn


def _drawn(data: bytes, number: int) -> bytes:
    """The picture, or nothing: a page that took all its time would take it again at each look."""
    try:
        return child.run("page", data, str(number))[1]
    except Invalid:
        return b""


def is_scanned_here() -> bool:
    """Whether this machine asks a virus scanner."""
    return bool(scanner())
