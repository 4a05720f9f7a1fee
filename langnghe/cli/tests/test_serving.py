"""A real installation as one process tree: begun, served, interrupted, killed, and served again."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from langnghe.cli.tests import begun
from langnghe.kernel.tests import watching

pytestmark = pytest.mark.processes
NAMES = ("gunicorn", "worker", "postgres")


@dataclass(frozen=True)
class Place:
    folder: Path
    said: str

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "langnghe.cli.main", *words]

    @property
    def environment(self) -> dict[str, str]:
        return begun.environment_of(self.folder)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words), env=self.environment, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    """A data folder in which `langnghe init` was run."""
    above = Path(tempfile.mkdtemp(prefix="langnghe-test-", dir="/tmp"))
    above.chmod(0o711)
    yield Place(above / "place", begun.copied_to(above / "place"))
    shutil.rmtree(above)


@dataclass(frozen=True)
class Served:
    process: subprocess.Popen[str]
    port: int
    below: set[tuple[int, str]]

    def status(self) -> int:
        return _status(self.port)


def _status(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


@contextmanager
def _served(place: Place) -> Iterator[Served]:
    port = watching.free_port()
    command = place.command("serve", "--port", str(port))
    process = subprocess.Popen(
        command, env=place.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        watching.until(lambda: _status(port) == 200 or process.poll() is not None, patience=60)
        assert process.poll() is None, process.stdout and process.stdout.read()
        yield Served(process, port, watching.descendants(process.pid))
    finally:
        process.terminate()
        process.wait(watching.PATIENCE)
        process.communicate()


def _child(served: Served, word: str) -> int:
    """The direct child whose command line holds a word."""
    for pid, _ in served.below:
        told = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        if word in told and f"PPid:\t{served.process.pid}\n" in Path(f"/proc/{pid}/status").read_text(
            encoding="utf-8"
        ):
            return pid
    raise AssertionError(word)


def test_init_makes_an_administrator_once(place: Place) -> None:
    assert "shown once" in place.said
    assert "phường Hạc Thành" in place.said
    again = place.run("init", "--unit", begun.UNIT)
    assert again.returncode == 0
    assert "The administrator exists already" in again.stdout
    assert "password" not in again.stdout


def test_a_real_installation_passes_every_check(place: Place) -> None:
    done = place.run("check", "--deploy")
    assert (done.stdout, done.returncode) == ("Mọi điểm đều đạt. / Everything holds.\n", 0), done.stderr


def test_an_unknown_unit_is_refused_and_nothing_is_settled(place: Place) -> None:
    settled = place.folder / "installation.json"
    kept = settled.read_text(encoding="utf-8")
    settled.unlink()
    try:
        done = place.run("init", "--unit", "khong-co")
        assert (done.returncode, settled.exists()) == (2, False)
        assert "There is no unit khong-co" in done.stderr
    finally:
        settled.write_text(kept, encoding="utf-8")


class Kept:
    """A server that tests hand on to each other in any order: workers take tests from one another."""

    def __init__(self, place: Place) -> None:
        self.place, self.stack = place, ExitStack()
        self.served: Served | None = None

    def up(self) -> Served:
        if self.served is None or self.served.process.poll() is not None:
            self.down()
            self.served = self.stack.enter_context(_served(self.place))
        return self.served

    def down(self) -> None:
        self.stack.close()
        self.served = None


@pytest.fixture(scope="module")
def kept(place: Place) -> Iterator[Kept]:
    one = Kept(place)
    yield one
    one.down()


@pytest.fixture
def running(kept: Kept) -> Served:
    """One installation for the tests that leave it running."""
    return kept.up()


@pytest.fixture
def stopped(place: Place, kept: Kept) -> Place:
    """The place without a server, for the tests that start their own."""
    kept.down()
    return place


def test_a_second_server_on_the_same_place_is_refused(place: Place, running: Served) -> None:
    second = place.run("serve", "--port", str(watching.free_port()))
    assert second.returncode == 2
    assert "already running" in second.stderr
    assert running.status() == 200


def test_commands_use_the_running_server(place: Place, running: Served) -> None:
    assert place.run("check").returncode == 0
    assert running.process.poll() is None


def test_a_crashed_web_server_comes_back(running: Served) -> None:
    os.kill(_child(running, "gunicorn"), signal.SIGKILL)
    watching.until(lambda: running.status() == 200)
    assert running.process.poll() is None


def test_what_was_started_ends_with_ctrl_c(running: Served) -> None:
    below = running.below | watching.descendants(running.process.pid)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(watching.PATIENCE) == 0
    watching.until(lambda: not watching.alive(below), patience=10)  # two of them had lost their parent


def test_a_request_to_end_leaves_no_process(stopped: Place) -> None:
    with _served(stopped) as served:
        for word in NAMES:
            assert _child(served, word)
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(watching.PATIENCE) == 0
        assert watching.alive(served.below) == set()


def test_after_kill_9_nothing_stays_and_the_next_start_recovers(stopped: Place) -> None:
    with _served(stopped) as served:
        served.process.kill()
        served.process.wait()
        watching.until(lambda: not watching.alive(served.below), patience=10)
    with _served(stopped) as again:
        assert again.status() == 200


def test_the_end_of_the_database_ends_everything(stopped: Place) -> None:
    with _served(stopped) as served:
        os.kill(_child(served, "postgres"), signal.SIGQUIT)
        told, _ = served.process.communicate(timeout=watching.PATIENCE)
        assert served.process.returncode == 1
        assert "PostgreSQL ended" in told
        watching.until(lambda: not watching.alive(served.below))
