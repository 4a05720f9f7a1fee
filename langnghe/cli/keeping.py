"""What a backup holds: the database, the stored files, the secrets and what the place is."""

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import BinaryIO, cast

from langnghe.cli import place, sealing
from langnghe.kernel import secrets
from langnghe.kernel.faults import Fault
from langnghe.kernel.postgres import binaries

DUMP = "database.dump"
KEPT = (place.STATE, secrets.FILE, "files")


def write(target: Path, *, mode: str, passphrase: str) -> int:
    """Write a backup whole or not at all, encrypted from its first byte; gives its size."""
    folder, unfinished = place.data_folder(), target.with_name(f"{target.name}.new")
    with unfinished.open("wb") as file:
        unfinished.chmod(0o600)
        sealer = sealing.Sealer(file, passphrase)
        with tarfile.open(fileobj=cast(BinaryIO, sealer), mode="w|") as archive:
            _add(archive, DUMP, _dump(mode))
            for name in KEPT:
                if (folder / name).exists():
                    archive.add(folder / name, arcname=name)
        sealer.finish()
    unfinished.replace(target)
    return target.stat().st_size


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    archive.addfile(entry, io.BytesIO(data))


def _dump(mode: str) -> bytes:
    """The database as pg_dump writes it; extensions are the server's own matter."""
    answer = _run(
        "pg_dump", mode, "--format=custom", "--exclude-extension=*", "--no-owner", "--no-privileges"
    )
    return answer.stdout


def read(source: Path, *, passphrase: str, into: Path) -> None:
    """Unpack a backup into a folder beside the data; nothing outside it is touched."""
    with source.open("rb") as file, tempfile_of(into) as unpacked:
        for piece in sealing.opened(file, passphrase):
            unpacked.write(piece)
        unpacked.seek(0)
        with tarfile.open(fileobj=unpacked) as archive:
            archive.extractall(into, filter="data")


def tempfile_of(folder: Path) -> BinaryIO:
    """A file without a name on the disk of the data: gone even when we are killed."""
    return cast(BinaryIO, tempfile.TemporaryFile(dir=folder))


def load(dump: Path, *, mode: str) -> None:
    """Put a dump into the empty database of a place, as its owner."""
    _run(
        "pg_restore",
        mode,
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        "--single-transaction",
        given=dump,
    )


def _run(
    program: str, mode: str, *words: str, given: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    parameters = place.parameters("owner", mode)
    environment = {
        "PGPASSWORD": parameters.get("password", ""), "PGHOST": parameters.get("host", ""),
        "PGPORT": str(parameters.get("port", "") or "5432"), "PGUSER": parameters.get("user", ""),
        "LANG": "C.UTF-8",
    }  # fmt: skip
    target = ["--dbname", parameters["dbname"]]
    files = [str(given)] if given else []
    answer = subprocess.run(
        [binaries.folder() / program, *words, *target, *files],
        env=environment,
        capture_output=True,
        check=False,
    )
    if answer.returncode != 0:
        told = answer.stderr.decode(errors="replace").strip().splitlines()
        raise Fault(
            f"{program} không xong: {told[-1] if told else ''}", f"{program} did not finish; see above."
        )
    return answer
