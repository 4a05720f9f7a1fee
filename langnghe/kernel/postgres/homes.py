"""Where one server's files and its socket lie."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from langnghe.kernel.faults import Fault
from langnghe.kernel.postgres import unprivileged

POINTER = "postgres.lies-in"


def data_home(folder: Path) -> Path:
    """`postgres/` in the data folder, or as root the place away from it that was chosen at the first start."""
    pointer = folder / POINTER
    if pointer.exists():
        return Path(pointer.read_text(encoding="utf-8").strip())
    near = folder / "postgres"
    if unprivileged.user() is None or unprivileged.reachable(near):
        return near
    if (near / "PG_VERSION").exists():
        raise Fault(
            f"Người dùng {unprivileged.NAME}, người chạy PostgreSQL, không vào được {near}; mở lối vào (chmod o+x) các thư mục chứa nó.",
            f"The user {unprivileged.NAME}, who runs PostgreSQL, cannot walk to {near}; open the folders above it (chmod o+x).",
        )
    return unprivileged.AWAY / _digest(near) / "postgres"


def prepare(folder: Path, home: Path) -> None:
    """Make the folders above a new server; one that lies away is written down, so that it is found again."""
    folder.mkdir(parents=True, exist_ok=True)
    if home.parent != folder:
        unprivileged.make_away()
        home.parent.mkdir(exist_ok=True)
        home.parent.chmod(0o711)
        (folder / POINTER).write_text(str(home), encoding="utf-8")


def socket_home(home: Path) -> Path:
    """A short folder of our own: the path of a socket holds at most 107 bytes, and must not depend on TMPDIR."""
    base = Path("/tmp")  # noqa: S108 - the folder is made with 0700 and refused when someone else owns it
    base = base if base.is_dir() else Path(tempfile.gettempdir())
    return base / f"langnghe-{os.getuid()}-{_digest(home)}"


def make_socket_home(socket: Path) -> None:
    """Refuses a folder that somebody else made there first."""
    socket.mkdir(mode=0o700, exist_ok=True)
    found = socket.lstat()
    allowed = {os.getuid(), *([owner.pw_uid] if (owner := unprivileged.user()) else [])}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in allowed:
        raise Fault(
            f"Thư mục {socket} thuộc người dùng khác; xóa nó rồi chạy lại.",
            f"The folder {socket} belongs to another user; remove it and start again.",
        )
    socket.chmod(0o700)
    unprivileged.give(socket)


def _digest(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:10]
