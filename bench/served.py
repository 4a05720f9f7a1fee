"""What a page costs through HTTP: CPU of the web process and of its PostgreSQL backends together, in one run."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ROUNDS, TURNS, WARM = 6, 150, 30


@dataclass
class Served:
    """A server with one worker, and one client that keeps its connection."""

    process: subprocess.Popen[bytes]
    line: HTTPConnection

    def post(
        self, path: str, given: dict[str, str], cookies: dict[str, str] | None = None
    ) -> tuple[int, bytes]:
        headers = {**FORM, "Cookie": "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())}
        self.line.request("POST", path, urlencode(given), headers)
        answer: HTTPResponse = self.line.getresponse()
        return answer.status, answer.read()

    def from_elsewhere(self, n: int) -> "Served":
        """The same server, for a client with an address of its own: what one address may send is limited."""
        source = f"127.{1 + n // 62_500}.{n // 250 % 250}.{1 + n % 250}"
        self.line.close()
        self.line = HTTPConnection("127.0.0.1", self.line.port, source_address=(source, 0))
        return self

    def another_line(self) -> "Served":
        return Served(self.process, HTTPConnection("127.0.0.1", self.line.port))

    def seconds(self) -> float:
        return sum(map(_seconds, [self.process.pid, *_children(self.process.pid)]))


def prepare_bare() -> None:
    """In a process of its own: two sets of settings do not go into one."""
    run = [sys.executable, "-c", "import bare; bare.prepare()"]
    subprocess.run(run, check=True, env={**os.environ, "PYTHONPATH": str(HERE)})


@contextmanager
def served(application: str, *, workers: int = 1, threads: int = 1, **more: str) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["gunicorn", application, "--bind", f"127.0.0.1:{port}", "-k", "gthread"]
    command += ["--workers", str(workers), "--threads", str(threads)]
    process = subprocess.Popen(
        [sys.executable, "-m", *command, "--keep-alive", "60", "--no-control-socket"],
        cwd=HERE.parent,
        env={**os.environ, "PYTHONPATH": f"{HERE}:{HERE.parent}", **more},
    )
    try:
        _wait(port)
        yield Served(process, HTTPConnection("127.0.0.1", port))
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server of the bench does not answer")


def beside(
    acts: Sequence[tuple[str, Served, Callable[[int], None]]], rounds: int = ROUNDS, turns: int = TURNS
) -> dict[str, float]:
    """CPU milliseconds of each act, the cheapest of some rounds taken in turn, so that a slower minute is everybody's."""
    best = {name: float("inf") for name, _server, _act in acts}
    turn = WARM
    for _name, _server, act in acts:
        for n in range(WARM):
            act(n)
    for _ in range(rounds):
        for name, server, act in acts:
            begin = server.seconds() + _backends()
            for n in range(turns):
                act(turn + n)
            best[name] = min(best[name], (server.seconds() + _backends() - begin) / turns * 1000)
        turn += turns
    return best


def _backends() -> float:
    """All that PostgreSQL's client processes of the bench have used; those that sleep add nothing."""
    return sum(_seconds(pid) for pid in _pids() if b"postgres: langnghe_owner bench" in _said(pid))


def _seconds(pid: int) -> float:
    """CPU of every thread of a process; none, if it has gone."""
    ran = 0
    for one in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            ran += int(one.read_text().split()[0])
        except OSError:
            continue
    return ran / 1e9


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for one in Path(f"/proc/{pid}/task").glob("*/children"):
        found += map(int, one.read_text().split())
    return found


def _pids() -> list[int]:
    return [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit()]


def _said(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
