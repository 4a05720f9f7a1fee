"""DOCX and XLSX are archives: opened with limits, so that a small file cannot become a full disk."""

import zipfile
import zlib
from io import BytesIO

from django.utils.translation import gettext as _

from langnghe.kernel.errors import Invalid

MEMBERS = 2000
UNPACKED = 150_000_000
RATIO = 250
SMALL = 5_000_000
CHUNK = 1 << 20


def refuse_bombs(data: bytes) -> None:
    """Refuse too many members, too much inside or a password; what is inside is asked of `parts`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _refuse_members(members)
            unpacked = sum(_unpacked(archive, member) for member in members)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise broken() from error
    if unpacked > SMALL and unpacked > RATIO * len(data):
        raise _bomb()


def _refuse_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise _bomb()
    for member in members:
        if member.flag_bits & 1:
            raise Invalid(_("Tệp này đặt mật khẩu; gỡ mật khẩu rồi gửi lại."))


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Count what really comes out: the size that a header claims may be a lie."""
    size = 0
    with archive.open(member) as opened:
        while part := opened.read(CHUNK):
            size += len(part)
            if size > UNPACKED:
                raise _bomb()
    return size


def _bomb() -> Invalid:
    return Invalid(_("Tệp này bung ra quá lớn so với dung lượng của nó nên không được mở."))


def broken() -> Invalid:
    return Invalid(_("Tệp này hỏng, không mở được; lưu lại rồi gửi."))
