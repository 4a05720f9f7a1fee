"""A data folder made by initdb: scram passwords, UTF-8, C collation, checksums; whole or not at all."""

import errno
import os
import shutil
import tempfile
from pathlib import Path

from langnghe.kernel.faults import Fault
from langnghe.kernel.postgres import binaries, unprivileged
from langnghe.kernel.postgres.log import FULL
from langnghe.kernel.processes.children import spawn

OPTIONS = (
    *("--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"),
    *("--data-checksums", "--no-instructions"),
)


def make(home: Path, *, password: str) -> None:
    """Build beside its place and rename at the end: a start that was cut off begins again."""
    building = home.with_name("postgres.building")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o700)
    kept = building.with_name("postgres.password")
    kept.touch(mode=0o600)
    kept.write_text(password, encoding="utf-8")
    unprivileged.give(building, kept)
    try:
        _initdb(building, f"--pwfile={kept}")
    finally:
        kept.unlink(missing_ok=True)
    building.rename(home)


def _initdb(building: Path, *more: str) -> None:
    command = [str(binaries.folder() / "initdb"), "-D", str(building), *OPTIONS, *more]
    with tempfile.TemporaryFile() as output:
        child = spawn(command, user=unprivileged.user(), output=output)
        if child.wait() == 0:
            return
        output.seek(0)
        told = output.read().decode(errors="replace").strip()
    if any(words in told for words in FULL):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    last = next((line for line in told.splitlines() if "error" in line or "FATAL" in line), told[-200:])
    raise Fault(
        f"Không tạo được cơ sở dữ liệu: {last}", "The database could not be made: see the reason before."
    )


def refuse_other_version(home: Path) -> None:
    """A folder of another major version is left untouched; the sentence names what dumps and what restores."""
    theirs = (home / "PG_VERSION").read_text(encoding="utf-8").strip()
    ours = binaries.major_version()
    if theirs == ours:
        return
    raise Fault(
        f"Thư mục dữ liệu {home} thuộc PostgreSQL {theirs}, bản này là {ours}. Dùng bản cũ chạy "
        f"«pg_dumpall > langnghe.sql», đổi tên thư mục, khởi động lại rồi nạp bằng «psql -f langnghe.sql».",
        f"The data folder {home} belongs to PostgreSQL {theirs}, this is {ours}. With the old version run "
        f"`pg_dumpall > langnghe.sql`, rename the folder, start again and load it with `psql -f langnghe.sql`.",
    )
