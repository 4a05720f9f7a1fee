"""The one process tree of a running installation: PostgreSQL, web workers, job worker."""

import ipaddress
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from langnghe.cli import building, database, given, place
from langnghe.kernel.faults import Fault
from langnghe.kernel.postgres import Cluster
from langnghe.kernel.processes import Child, Tree, spawn

LAST_PORT = 65535
Say = Callable[[str], None]


def is_loopback(bind: str) -> bool:
    try:
        return ipaddress.ip_address(bind).is_loopback
    except ValueError:
        return bind == "localhost"


def refuse_taken(bind: str, port: int) -> None:
    if not 0 < port <= LAST_PORT:
        raise Fault(
            f"Cổng {port} không có; chọn từ 1 đến {LAST_PORT} bằng --port.",
            f"There is no port {port}; choose one from 1 to {LAST_PORT} with --port.",
        )
    try:
        family, _, _, _, address = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        told = error.strerror or str(error)
        raise Fault(
            f"Không mở được {bind}:{port} ({told}); chọn cổng khác bằng --port.",
            f"{bind}:{port} cannot be opened ({told}); choose another with --port.",
        ) from error


def refuse_open_demo(mode: str, bind: str) -> None:
    """Demo accounts work only while the server listens on loopback and runs its own database."""
    if mode == "demo" and (not is_loopback(bind) or os.environ.get("DATABASE_URL")):
        raise Fault(
            "Bản minh họa chỉ chạy trên 127.0.0.1 với cơ sở dữ liệu riêng của nó (bỏ --bind và DATABASE_URL).",
            "The demo runs only on 127.0.0.1 and with a database of its own (leave out --bind and DATABASE_URL).",
        )


def serve(mode: str, *, bind: str, port: int, workers: int, say: Say, ready: Callable[[], None]) -> int:
    """Run until Ctrl-C; `ready` is called between the database and the web workers."""
    refuse_open_demo(mode, bind)
    refuse_taken(bind, port)
    if given.database("app"):
        given.refuse_silent()
        return _run([], mode, bind=bind, port=port, workers=workers, say=say, ready=ready)
    own = place.cluster()
    try:
        own.ensure()
        with database.disk_named(own):
            database.start(own, mode, say=say)
            return _run([_database(own)], mode, bind=bind, port=port, workers=workers, say=say, ready=ready)
    finally:
        own.stop()


def _run(
    first: list[Child],
    mode: str,
    *,
    bind: str,
    port: int,
    workers: int,
    say: Say,
    ready: Callable[[], None],
) -> int:
    building.bring_up_to_date(mode, say=say)
    ready()
    environment = {**os.environ, **place.environment("app", mode), **reached_at(bind, port)}
    children = [*first, _web(environment, bind, port, workers), _jobs(environment)]
    say(f"Lắng Nghe: http://{_shown(bind)}:{port}/  (Ctrl-C để dừng / to stop)")
    return Tree(children, say=say).run()


def reached_at(bind: str, port: int) -> dict[str, str]:
    """Where the children are; on loopback also the address that links in letters begin with, unless it was given."""
    here = {"LANGNGHE_BIND": bind}
    if is_loopback(bind) and not os.environ.get("LANGNGHE_SITE_URL"):
        here["LANGNGHE_SITE_URL"] = f"http://{_shown(bind)}:{port}"
    return here


def _shown(bind: str) -> str:
    return f"[{bind}]" if ":" in bind else bind


def _database(own: Cluster) -> Child:
    process = own.child()
    return Child(
        "PostgreSQL",
        lambda: process,
        vital=True,
        gently=signal.SIGINT,
        process=process,
        why=lambda: str(own.log.fault(own.data)),
    )


def _web(environment: dict[str, str], bind: str, port: int, workers: int) -> Child:
    address = f"{_shown(bind)}:{port}"
    command = [
        *(sys.executable, "-m", "gunicorn", "langnghe.config.wsgi:application", "--bind", address),
        *("--config", "python:langnghe.kernel.processes.web", "--workers", str(workers)),
        *("--worker-tmp-dir", "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp"),  # noqa: S108 - heartbeat files only
    ]
    return Child("web", lambda: _with_us_or_not_at_all(command, environment))


def _jobs(environment: dict[str, str]) -> Child:
    command = [sys.executable, "-m", "langnghe.cli.main", "worker"]
    return Child("jobs", lambda: _with_us_or_not_at_all(command, environment))


def _with_us_or_not_at_all(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """When we are killed the database goes, too: nothing can be finished, and nobody is left to insist.

    What was not committed is rolled back, and a job that was cut off is run again.
    """
    return spawn(command, environment=environment, death=signal.SIGKILL)
