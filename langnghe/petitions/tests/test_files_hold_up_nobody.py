"""While a scanner looks at files, the petition that they belong to is free: shown by a server that asks for its row."""

import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction
from django.test import Client

from conftest import Cast, make_cast
from langnghe.documents import services as documents
from langnghe.documents.models import StoredFile
from langnghe.documents.tests.conftest import pdf, picture
from langnghe.petitions import services
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import received
from langnghe.petitions.tests.test_letters import issued

ON = date(2026, 11, 20)
FREE, HELD = "free", "held"


@dataclass
class Scanner:
    """Speaks clamd's protocol from a thread with a connection of its own, and finds a virus in the file of this turn."""

    line: socket.socket
    infected: int = 0
    seen: list[str] = field(default_factory=list)

    def serve(self) -> None:
        try:
            while True:
                line, _address = self.line.accept()
                with line, line.makefile("rb") as read:
                    read.read(10)
                    while length := struct.unpack("!I", read.read(4))[0]:
                        read.read(length)
                    self.seen.append(self.asked())
                    line.sendall(
                        b"stream: Eicar FOUND\0" if len(self.seen) == self.infected else b"stream: OK\0"
                    )
        except OSError:
            connection.close()

    def asked(self) -> str:
        """Whether another person could take the next step on every petition now."""
        try:
            with transaction.atomic():
                list(Petition.objects.select_for_update(nowait=True, of=("self",)).values_list("pk"))
        except OperationalError:
            return HELD
        return FREE


@pytest.fixture
def scanner(committed_db: None, settings: Any, tmp_path: Path) -> Iterator[Scanner]:
    settings.UPLOADS = tmp_path / "files"
    place = str(tmp_path / "c")
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(place)
        line.listen()
        settings.CLAMD_SOCKETS = [place]
        found = Scanner(line)
        thread = threading.Thread(target=found.serve)
        thread.start()
        yield found
        line.shutdown(socket.SHUT_RDWR)
        thread.join()


@pytest.fixture
def cast(scanner: Scanner) -> Cast:
    return make_cast()


def attach(cast: Cast, petition: Petition) -> int:
    client = Client()
    client.force_login(cast.an)
    papers = [
        SimpleUploadedFile(name, data) for name, data in (("a.jpg", picture()), ("b.pdf", pdf()), ("c.pdf", pdf("c")))
    ]  # fmt: skip
    return client.post(f"/tep/gan/petition/{petition.pk}/", {"papers": papers, "level": "normal"}).status_code


def test_others_work_on_the_petition_while_its_files_are_looked_at(cast: Cast, scanner: Scanner) -> None:
    assert attach(cast, received(cast)) == 302
    assert scanner.seen == [FREE] * 3
    assert StoredFile.objects.count() == 3


def test_of_files_of_which_the_last_is_refused_none_is_kept(cast: Cast, scanner: Scanner) -> None:
    scanner.infected = 3
    assert attach(cast, received(cast)) == 422
    assert scanner.seen == [FREE] * 3
    assert not StoredFile.objects.exists()


def test_a_signed_scan_is_looked_at_before_the_petition_is_locked(cast: Cast, scanner: Scanner) -> None:
    letter = issued(cast)
    services.record_signed(letter, copy=SimpleUploadedFile("a.pdf", pdf()), by=cast.an, on=ON)
    assert scanner.seen == [FREE]


def test_the_scanner_would_tell_of_a_petition_that_is_locked(cast: Cast, scanner: Scanner) -> None:
    """The tests above can fail: whoever looks at a file under the lock is found out."""
    petition = received(cast)
    with transaction.atomic():
        Petition.objects.select_for_update(of=("self",)).get(pk=petition.pk)
        documents.check(pdf())
    assert scanner.seen == [HELD]
