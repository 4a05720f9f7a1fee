"""The one process tree of a running installation: PostgreSQL, web workers, job worker."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from langnghe.cli import building, place
from langnghe.kernel.postgres import Cluster, Fault
from langnghe.kernel.processes import Child, Tree, spawn

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def refuse_taken(bind: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as error:
            raise Fault(
                f"Không mở được {bind}:{port} ({error.strerror}); chọn cổng khác bằng --port.",
                f"{bind}:{port} cannot be opened ({error.strerror}); choose another with --port.",
            ) from error


def refuse_open_demo(mode: str, bind: str) -> None:
    """Demo accounts work only while the server listens on loopback and runs its own database."""
    if mode == "demo" and (bind not in LOOPBACK or place.given_database()):
        raise Fault(
            "Bản minh họa chỉ chạy trên 127.0.0.1 với cơ sở dữ liệu riêng của nó.",
            "The demo runs only on 127.0.0.1 and with a database of its own.",
        )


def serve(
    mode: str, *, bind: str, port: int, workers: int, say: Callable[[str], None], ready: Callable[[], None]
) -> int:
    """Run until Ctrl-C; `ready` is called between the database and the web workers."""
    refuse_open_demo(mode, bind)
    refuse_taken(bind, port)
    own = None if place.given_database() else place.cluster()
    if own is None:
        place.refuse_silent_database()
    try:
        children = [_database(own, mode, say)] if own else []
        building.bring_up_to_date(mode, say=say)
        ready()
        environment = {**os.environ, **place.environment("app", mode), "LANGNGHE_BIND": bind}
        children += [_web(environment, bind, port, workers), _jobs(environment)]
        say(f"Lắng Nghe: http://{bind}:{port}/  (Ctrl-C để dừng / to stop)")
        return Tree(children, say=say).run()
    finally:
        if own is not None:
            own.stop()


def _database(own: Cluster, mode: str, say: Callable[[str], None]) -> Child:
    own.ensure()
    own.start(say)
    place.prepare_roles(own, mode)
    process = own.child()
    return Child("PostgreSQL", lambda: process, vital=True, gently=signal.SIGINT, process=process)


def _web(environment: dict[str, str], bind: str, port: int, workers: int) -> Child:
    address = f"[{bind}]:{port}" if ":" in bind else f"{bind}:{port}"
    command = [
        *(sys.executable, "-m", "gunicorn", "langnghe.config.wsgi:application", "--bind", address),
        *("--workers", str(workers), "--threads", "4", "--preload", "--log-level", "warning"),
        *("--worker-tmp-dir", "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp"),  # noqa: S108 - heartbeat files only
        *("--no-control-socket",),
    ]
    return Child("web", lambda: _spawned(command, environment))


def _jobs(environment: dict[str, str]) -> Child:
    command = [sys.executable, "-m", "langnghe.cli.main", "worker"]
    return Child("jobs", lambda: _spawned(command, environment))


def _spawned(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return spawn(command, environment=environment)
