"""Asking a virus scanner: a server that speaks clamd's protocol, a program, and neither."""

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from langnghe.documents.content import scanning
from langnghe.kernel.errors import Invalid

VIRUS = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def _serve(listening: socket.socket) -> None:
    while True:
        try:
            line, _address = listening.accept()
        except OSError:
            return
        with line, line.makefile("rb") as read:
            assert read.read(10) == b"zINSTREAM\0"
            data = b""
            while length := struct.unpack("!I", read.read(4))[0]:
                data += read.read(length)
            line.sendall(b"stream: Eicar FOUND\0" if VIRUS in data else b"stream: OK\0")


@pytest.fixture
def clamd(settings: Any, tmp_path: Path) -> Iterator[None]:
    place = str(tmp_path / "c")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(place)
        listening.listen()
        settings.CLAMD_SOCKETS = [place]
        threading.Thread(target=_serve, args=[listening], daemon=True).start()
        yield


@pytest.fixture
def clamscan(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    program = tmp_path / "clamscan"
    program.write_text("#!/bin/sh\nif grep -q EICAR; then exit 1; fi\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return program


@pytest.mark.usefixtures("clamd")
def test_clamd_passes_a_clean_file_and_refuses_an_infected_one() -> None:
    assert scanning.scan(b"a" * 200_000) == "clamd"
    with pytest.raises(Invalid, match="mã độc"):
        scanning.scan(b"a" * 70_000 + VIRUS)


def test_a_scanner_that_does_not_answer_lets_nothing_in(settings: Any, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(tmp_path / "c"))
        settings.CLAMD_SOCKETS = [str(tmp_path / "c")]
        with pytest.raises(Invalid, match="không trả lời"):
            scanning.scan(b"a")


def test_clamscan_is_asked_where_there_is_no_clamd(clamscan: Path) -> None:
    assert scanning.scan(b"a") == "clamscan"
    with pytest.raises(Invalid, match="mã độc"):
        scanning.scan(VIRUS)


def test_a_program_that_fails_is_no_verdict(clamscan: Path) -> None:
    clamscan.write_text("#!/bin/sh\nexit 2\n")
    with pytest.raises(Invalid, match="không trả lời"):
        scanning.scan(b"a")


def test_without_a_scanner_the_file_says_that_nobody_scanned_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert scanning.scan(VIRUS) == ""
