"""Files are opened a few at a time, whoever asks; what cannot be drawn is tried once."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.documents import selectors, services
from langnghe.documents.content import child, places
from langnghe.documents.tests.conftest import ON, endless, pdf
from langnghe.kernel.errors import Invalid

About = tuple[str, int]
HOLD = "import fcntl, sys; file = open(sys.argv[1], 'wb'); fcntl.flock(file, fcntl.LOCK_EX); print(flush=True); sys.stdin.read()"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SECONDS", 0.2)


def all_taken() -> ExitStack:
    held = ExitStack()
    for _place in range(places.AT_ONCE):
        held.enter_context(places.one())
    return held


@pytest.mark.usefixtures("soon")
def test_when_all_places_are_taken_the_next_file_is_told_so_and_later_opened() -> None:
    with all_taken(), pytest.raises(places.Busy, match="nhiều tệp cùng lúc"):
        services.check(pdf())

    assert services.check(pdf()).pages == 1


@pytest.mark.usefixtures("soon")
def test_a_process_that_was_killed_holds_no_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "AT_ONCE", 1)
    services.check(pdf())
    place = folder / "files" / "opening" / "0"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(places.Busy):
            services.check(pdf())
        other.kill()
        other.wait()

    assert services.check(pdf()).pages == 1


@pytest.mark.usefixtures("soon")
def test_a_page_that_cannot_be_drawn_is_tried_once(
    cast: Cast, about: About, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "SECONDS", 1)
    scan = services.store(endless(), name="a.pdf", about=about, by=cast.an, on=ON)
    with pytest.raises(Invalid):
        selectors.page_of(scan, 1)

    with all_taken(), pytest.raises(Invalid, match="tải tệp về"):
        selectors.page_of(scan, 1)


@pytest.mark.usefixtures("soon")
def test_a_page_that_waits_for_a_place_is_drawn_later(client: Client, cast: Cast, about: About) -> None:
    scan = services.store(pdf(), name="a.pdf", about=about, by=cast.an, on=ON)
    client.force_login(cast.an)
    with all_taken():
        assert client.get(f"/tep/{scan.pk}/trang/1.png").status_code == 503

    assert client.get(f"/tep/{scan.pk}/trang/1.png").status_code == 200


def test_the_folders_of_the_places_are_closed(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS = tmp_path / "files"
    with places.one():
        folders = [settings.UPLOADS, settings.UPLOADS / "opening"]
        assert [one.stat().st_mode & 0o777 for one in folders] == [0o700, 0o700]
