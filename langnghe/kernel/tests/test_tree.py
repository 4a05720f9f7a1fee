"""Children die with their parent; the tree restarts, gives up, and leaves nothing behind."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from langnghe.kernel.processes.lock import Lock
from langnghe.kernel.tests import watching

pytestmark = pytest.mark.processes

PARENT = """
import sys
from langnghe.kernel.processes import Child, Lock, Tree, spawn

def child(name, *command, vital=False):
    return Child(name, lambda: spawn(command), vital=vital)

def say(line):
    print(line, flush=True)

"""
SLEEPERS = "sys.exit(Tree([child('a', 'sleep', '600'), child('b', 'sleep', '601')], say=say).run())"


@contextmanager
def _parent(script: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([sys.executable, "-c", PARENT + script], stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.communicate()


def _all_up(process: subprocess.Popen[str]) -> set[tuple[int, str]]:
    watching.until(lambda: len(watching.descendants(process.pid)) == 2)
    return watching.descendants(process.pid)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_every_child(number: signal.Signals) -> None:
    with _parent(SLEEPERS) as process:
        below = _all_up(process)
        process.send_signal(number)
        assert process.wait(watching.PATIENCE) == 0
        assert watching.alive(below) == set()


def test_after_kill_9_of_the_parent_no_child_stays() -> None:
    with _parent(SLEEPERS) as process:
        below = _all_up(process)
        process.kill()
        process.wait()
        watching.until(lambda: not watching.alive(below), patience=5)


def test_a_crashed_child_is_started_again() -> None:
    script = "say('up'); sys.exit(Tree([child('a', 'sleep', '600')], say=say).run())"
    with _parent(script) as process:
        watching.until(lambda: watching.descendants(process.pid))
        first = watching.descendants(process.pid)
        subprocess.run(["kill", "-9", str(next(iter(first))[0])], check=True)
        watching.until(lambda: watching.descendants(process.pid) - first)
        assert process.stdout is not None
        assert "up" in process.stdout.readline()
        assert "chạy lại lần 1" in process.stdout.readline()


def test_a_hopeless_child_ends_the_tree() -> None:
    script = (
        "from langnghe.kernel.processes import tree; tree.MOST_RESTARTS = 1\n"
        "sys.exit(Tree([child('other', 'sleep', '600'), child('web', 'false')], say=say).run())"
    )
    with _parent(script) as process:
        told, _ = process.communicate(timeout=watching.PATIENCE)
        assert process.returncode == 1
        assert "web ended (1); stopping everything" in told.splitlines()[-1]


def test_the_end_of_a_vital_child_ends_everything_with_its_reason() -> None:
    script = (
        "vital = child('database', 'false', vital=True); vital.why = lambda: 'the disk is full'\n"
        "sys.exit(Tree([child('other', 'sleep', '600'), vital], say=say).run())"
    )
    with _parent(script) as process:
        told, _ = process.communicate(timeout=watching.PATIENCE)
        assert process.returncode == 1
        assert "database ended (1)" in told
        assert told.splitlines()[-1] == "the disk is full"


def test_a_lock_says_what_it_is_held_for_and_ends_with_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    script = f"from pathlib import Path; lock = Lock(Path({str(path)!r})); say(lock.take('serve')); sys.stdin.read()"
    command = [sys.executable, "-c", PARENT + script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        assert Lock(path).holder() == "serve"
        assert not Lock(path).take("command")
        process.kill()
    assert Lock(path).holder() is None
    assert Lock(path).take("command")
