"""A backup is one encrypted file; restored elsewhere it is the same installation; each wrong use has its sentence."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from langnghe.cli import sealing
from langnghe.cli.tests import begun
from langnghe.kernel.faults import Fault

PASSPHRASE = "một cụm mật khẩu dài"


def run(folder: Path, *words: str, passphrase: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
    environment = begun.environment_of(folder, LANGNGHE_BACKUP_PASSPHRASE=passphrase)
    return subprocess.run(
        [sys.executable, "-m", "langnghe.cli.main", *words],
        env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture(scope="module")
def places() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="langnghe-backup-", dir="/tmp"))
    folder.chmod(0o711)
    begun.copied_to(folder / "one")
    (folder / "one" / "files").mkdir(exist_ok=True)
    (folder / "one" / "files" / "scan").write_bytes(b"a scan that names somebody")
    yield folder
    shutil.rmtree(folder)


@pytest.mark.processes
def test_a_backup_restored_elsewhere_is_the_same_installation(places: Path) -> None:
    made = run(places / "one", "backup", str(places / "kept.lnb"))
    assert made.returncode == 0, made.stderr
    sealed = (places / "kept.lnb").read_bytes()
    assert b"a scan that names somebody" not in sealed
    assert b"secret_key" not in sealed
    assert (places / "kept.lnb").stat().st_mode & 0o077 == 0

    restored = run(places / "two", "restore", str(places / "kept.lnb"))
    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert "khớp niêm phong" in restored.stdout
    assert (places / "two" / "files" / "scan").read_bytes() == b"a scan that names somebody"
    for name in ("secrets.json", "installation.json"):
        assert (places / "one" / name).read_bytes() == (places / "two" / name).read_bytes()
    found = run(places / "two", "units", "hac thanh", "--json")
    assert json.loads(found.stdout)
    again = run(places / "two", "init", "--unit", begun.UNIT)
    assert "đã có tài khoản quản trị" in again.stdout


@pytest.mark.processes
def test_wrong_uses_are_refused_and_lose_nothing(places: Path) -> None:
    target = places / "wrong.lnb"
    assert "ít nhất 12 ký tự" in run(places / "one", "backup", str(target), passphrase="ngắn").stderr
    assert run(places / "one", "backup", str(target)).returncode == 0
    assert "đã có" in run(places / "one", "backup", str(target)).stderr
    assert "đã có dữ liệu" in run(places / "one", "restore", str(target)).stderr
    wrong = run(places / "three", "restore", str(target), passphrase="một cụm mật khẩu khác")
    assert "Sai cụm mật khẩu" in wrong.stderr
    assert not (places / "three" / "installation.json").exists()
    assert run(places / "three", "restore", str(places / "khong-co")).returncode == 2


def _sealed(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        sealer = sealing.Sealer(file, PASSPHRASE)
        sealer.write(data)
        sealer.finish()


def _opened(path: Path) -> bytes:
    with path.open("rb") as file:
        return b"".join(sealing.opened(file, PASSPHRASE))


@pytest.mark.parametrize("size", [0, 1, sealing.PIECE, sealing.PIECE + 1, 3 * sealing.PIECE - 5])
def test_what_was_sealed_opens_the_same(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    _sealed(tmp_path / "kept", data)
    assert _opened(tmp_path / "kept") == data


@pytest.mark.parametrize("cut", [10, 60, -1, -2000])
def test_a_file_cut_short_is_noticed(tmp_path: Path, cut: int) -> None:
    _sealed(tmp_path / "kept", os.urandom(sealing.PIECE + 5000))
    whole = (tmp_path / "kept").read_bytes()
    (tmp_path / "kept").write_bytes(whole[:cut])
    with pytest.raises(Fault):
        _opened(tmp_path / "kept")


@pytest.mark.parametrize("place", [0, 20, 70, -1])
def test_a_changed_byte_is_noticed(tmp_path: Path, place: int) -> None:
    _sealed(tmp_path / "kept", os.urandom(5000))
    data = bytearray((tmp_path / "kept").read_bytes())
    data[place] ^= 1
    (tmp_path / "kept").write_bytes(bytes(data))
    with pytest.raises(Fault):
        _opened(tmp_path / "kept")
