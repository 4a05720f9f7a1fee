"""The kinds of file that are accepted, told by their content."""

import zipfile
from io import BytesIO

import puremagic
from django.utils.translation import gettext as _

from langnghe.kernel.errors import Invalid

MEGABYTE = 1_000_000
LARGEST = 25 * MEGABYTE
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
OFFICE = {DOCX: "word/document.xml", XLSX: "xl/workbook.xml"}
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx"
ENDINGS = {
    PDF: ".pdf", DOCX: ".docx", XLSX: ".xlsx", "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp",
}  # fmt: skip
ZIP_START = b"PK\x03\x04"


def refuse_size(size: int, largest: int = LARGEST) -> None:
    """Refuse nothing at all, and too much."""
    if size == 0:
        raise Invalid(_("Tệp này trống, không có nội dung nào; chọn lại tệp."))
    if size > largest:
        raise too_big(size, largest)


def too_big(size: int, largest: int = LARGEST) -> Invalid:
    told = {"size": round(size / MEGABYTE, 1), "most": largest // MEGABYTE}
    return Invalid(
        _("Tệp này nặng %(size)s MB; mỗi tệp chỉ được đến %(most)s MB.") % told,
        instead=_("Chia tệp thành nhiều phần hoặc quét lại ở 150–200 điểm mỗi inch."),
    )


def media_type_of(data: bytes) -> str:
    """The type that the bytes show; refuses what is not on the list, whatever its name says."""
    found = _office_type(data) if data.startswith(ZIP_START) else _magic_type(data)
    if found in {PDF, *OFFICE, *PICTURES}:
        return found
    raise Invalid(
        _("Loại tệp này không nhận được."),
        instead=_("Chỉ nhận PDF, ảnh JPEG, PNG, WebP, và DOCX, XLSX không có macro."),
    )


def _magic_type(data: bytes) -> str:
    try:
        return str(puremagic.from_string(data, mime=True))
    except (puremagic.PureError, ValueError):
        return ""


def _office_type(data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ""
    return next((kind for kind, member in OFFICE.items() if member in names), "")
