"""Looking at processes from outside: who descends from whom, and who is gone."""

import socket
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 30.0


def descendants(pid: int) -> set[tuple[int, str]]:
    """Every process below `pid`, with its time of birth, since numbers are used again."""
    parents = {number: found for number in _numbers() if (found := _stat(number))}
    below, unseen = set(), [pid]
    while unseen:
        above = unseen.pop()
        for number, (parent, born) in parents.items():
            if parent == above:
                below.add((number, born))
                unseen.append(number)
    return below


def alive(processes: set[tuple[int, str]]) -> set[tuple[int, str]]:
    return {(pid, born) for pid, born in processes if (found := _stat(pid)) and found[1] == born}


def until(true: Callable[[], object], *, patience: float = PATIENCE) -> None:
    """Wait for something to become true, and fail in words when it does not."""
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _numbers() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _stat(pid: int) -> tuple[int, str] | None:
    """Parent and time of birth; a zombie that nobody buried counts as gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except (OSError, UnicodeDecodeError):
        return None
    return None if fields[0] == "Z" else (int(fields[1]), fields[19])
