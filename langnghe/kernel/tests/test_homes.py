"""Where a server's files lie, as root too, and what its log says about a disk."""

import os
from pathlib import Path

import pytest

from langnghe.kernel.faults import Fault
from langnghe.kernel.postgres import homes, unprivileged
from langnghe.kernel.postgres.log import Log

AS_ROOT = os.geteuid() == 0


def test_a_reachable_folder_holds_its_server(tmp_path: Path) -> None:
    open_folder = Path("/tmp")  # noqa: S108 - only asked about, never written
    assert homes.data_home(open_folder) == open_folder / "postgres"


def test_as_root_a_closed_folder_has_its_server_away_from_it(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    home = homes.data_home(tmp_path)
    assert home.is_relative_to(unprivileged.AWAY) == AS_ROOT
    assert (home == tmp_path / "postgres") == (not AS_ROOT)


def test_a_server_away_is_found_again_when_the_folder_moves(tmp_path: Path) -> None:
    (tmp_path / homes.POINTER).write_text("/var/lib/langnghe/0123456789/postgres\n", encoding="utf-8")
    assert homes.data_home(tmp_path) == Path("/var/lib/langnghe/0123456789/postgres")


def test_the_place_of_the_socket_does_not_depend_on_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = homes.socket_home(tmp_path)
    monkeypatch.setenv("TMPDIR", "/somewhere/else")
    assert homes.socket_home(tmp_path) == before


def test_a_socket_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "socket").symlink_to(tmp_path / "theirs")
    with pytest.raises(Fault, match="belongs to another user"):
        homes.make_socket_home(tmp_path / "socket")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('PANIC:  could not write to file "pg_wal/1": No space left on device', "Đĩa đầy.*The disk is full"),
        (
            'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes',
            "Đĩa đầy.*The disk is full",
        ),
        ('FATAL:  could not open file "x": Read-only file system', "Không ghi được.*cannot be written"),
        ("FATAL:  data directory has invalid permissions", "invalid permissions"),
    ],
)
def test_the_log_says_why_the_server_ended(tmp_path: Path, line: str, sentence: str) -> None:
    log = Log(tmp_path / "postgres.log")
    log.mark()
    log.path.write_text(f"LOG:  starting\n{line}\nLOG:  shut down\n", encoding="utf-8")
    with pytest.raises(Fault, match=sentence):
        raise log.fault(tmp_path)


def test_what_an_earlier_start_said_does_not_count(tmp_path: Path) -> None:
    log = Log(tmp_path / "postgres.log")
    log.path.write_text("PANIC:  No space left on device\n", encoding="utf-8")
    log.mark()
    assert not log.blames_the_disk()
