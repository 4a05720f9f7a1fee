"""Uploads stay in memory, within a limit for the whole request: nothing of a stranger lies on a disk before it is checked."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext as _

from langnghe.documents.content import kinds
from langnghe.kernel.errors import Invalid, Refusal

MOST = 60 * kinds.MEGABYTE


def too_much() -> Invalid:
    return Invalid(
        _("Các tệp này nặng quá; mỗi lần gửi chỉ được đến %(most)s MB.") % {"most": MOST // kinds.MEGABYTE},
        instead=_("Chọn ít tệp hơn rồi gửi lại; phần còn lại gửi lần sau."),
    )


class TooBig(UploadedFile):  # type: ignore[type-arg]
    """A file whose bytes were let go while they came: it has a name and a size, and whoever reads it is refused."""

    def __init__(self, because: Refusal, *, name: str, size: int) -> None:
        super().__init__(BytesIO(), name, size=size)
        self.because = because

    def read(self, *_given: Any) -> bytes:
        raise self.because

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:  # noqa: ARG002 - Django's signature
        raise self.because


class InMemory(FileUploadHandler):
    """Django's own handlers write what is large into a temporary file, without a limit, before any page is asked."""

    def handle_raw_input(self, *given: Any, **_more: Any) -> None:
        """The length is a promise that the request is held to: beyond the limit no file of it is kept."""
        _input, _meta, content_length, *_rest = given
        self._is_over = content_length > MOST

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._kept: BytesIO | None = None if self._is_over else BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Bytes that are let go are still read: the fields of the form that stand after them are not lost."""
        if start + len(raw_data) > kinds.LARGEST:
            self._kept = None
        if self._kept is not None:
            self._kept.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        name = self.file_name or ""
        if self._kept is None:
            because = too_much() if self._is_over else kinds.too_big(file_size)
            return TooBig(because, name=name, size=file_size)
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept, self.field_name, name, self.content_type or "", file_size, self.charset
        )
