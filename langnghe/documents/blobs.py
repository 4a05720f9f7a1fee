"""The bytes, named by their digest, under the data folder and outside the web root."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.conf import settings


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def path_of(sha256: str) -> Path:
    return _under("blobs", sha256)


def preview_of(sha256: str, page: int) -> Path:
    return _under("pages", sha256).with_name(f"{sha256[4:]}-{page}.png")


def put(data: bytes) -> str:
    """Write bytes once, entire or not at all; what is already there under this digest is the same."""
    sha256 = digest_of(data)
    write(path_of(sha256), data)
    return sha256


def _make_closed(folder: Path) -> None:
    """Close every folder that is made on the way: `mkdir` gives its mode to the last one alone."""
    for place in (*reversed(folder.parents), folder):
        place.mkdir(mode=0o700, exist_ok=True)


def write(target: Path, data: bytes) -> None:
    if target.exists():
        return
    _make_closed(target.parent)
    descriptor, name = tempfile.mkstemp(dir=target.parent)  # made 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).rename(target)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise


def remove(sha256: str) -> None:
    """Take bytes and their pages off the disk; nothing is said when they are gone already."""
    path_of(sha256).unlink(missing_ok=True)
    pages = _under("pages", sha256)
    for page in pages.parent.glob(f"{pages.name}-*.png"):
        page.unlink(missing_ok=True)


def _under(folder: str, sha256: str) -> Path:
    return Path(settings.UPLOADS) / folder / sha256[:2] / sha256[2:4] / sha256[4:]
