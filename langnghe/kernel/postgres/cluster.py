"""One data folder, one server: made, started as a direct child, waited for, stopped."""

import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg

from langnghe.kernel import secrets
from langnghe.kernel.faults import Fault, disk_fault
from langnghe.kernel.postgres import binaries, homes, making, unprivileged
from langnghe.kernel.postgres.log import Log
from langnghe.kernel.processes.children import spawn, stop
from langnghe.kernel.processes.lock import Lock

ROLES = {"superuser": "postgres", "owner": "langnghe_owner", "app": "langnghe_app"}
SETTINGS = {
    "listen_addresses": "",
    "logging_collector": "off",
    "log_min_messages": "warning",
    "log_statement": "none",
    # A failed statement may hold a citizen's words; the log keeps the error, never the statement.
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "shared_buffers": "64MB",
    "max_connections": "100",
    "jit": "off",
}
TELL_EVERY = 3.0  # seconds between two lines while the server recovers
Progress = Callable[[str], None]


class Cluster:
    """PostgreSQL in `folder`: no TCP, scram passwords, checksums, C collation, a private socket."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.data = homes.data_home(self.folder)
        self.socket = homes.socket_home(self.data)
        self.lock = Lock(self.folder / "running.lock")
        self.log = Log(self.folder / "postgres.log")
        self.process: subprocess.Popen[bytes] | None = None

    def ensure(self) -> None:
        """Make the data folder on the first start; refuse one that another major version made."""
        if (self.data / "PG_VERSION").exists():
            making.refuse_other_version(self.data)
            return
        try:
            homes.prepare(self.folder, self.data)
            making.make(self.data, password=secrets.load_or_create(self.folder).superuser_password)
        except OSError as error:
            raise disk_fault(self.data, error) from error

    def start(self, progress: Progress, *, purpose: str = "serve") -> None:
        """Start the server and wait, however long recovery takes; a second start of the same folder is refused."""
        if not self.lock.take(purpose):
            raise Fault(
                f"Lắng Nghe đang chạy trên thư mục {self.folder}; dừng nó trước.",
                f"Lắng Nghe is already running on {self.folder}; stop it first.",
            )
        try:
            self._start(progress)
        except BaseException:
            self.stop()
            raise

    def _start(self, progress: Progress) -> None:
        homes.make_socket_home(self.socket)
        progress("Khởi động cơ sở dữ liệu … / Starting the database …")
        while not self._came_up(progress):
            if not self.log.is_locked():
                raise self.log.fault(self.data)
            # The parent of an earlier server was killed, and that server is still closing its files.
            progress("Chờ máy chủ cũ dừng hẳn … / Waiting for the earlier server to end …")
            time.sleep(0.5)

    def _came_up(self, progress: Progress) -> bool:
        self.log.mark()
        with self.log.path.open("ab") as output:
            self.process = spawn(
                self._command(), death=signal.SIGINT, user=unprivileged.user(), output=output
            )
        began = told = time.monotonic()
        while self.process.poll() is None:
            if self._holds_the_folder(self.process.pid) and self.answers():
                return True
            if time.monotonic() - told > TELL_EVERY:
                told = time.monotonic()
                progress(f"Đang phục hồi dữ liệu ({told - began:.0f} giây) … / Recovering the data …")
            time.sleep(0.05)
        return False

    def _holds_the_folder(self, pid: int) -> bool:
        """Whether the server that answers would be ours, not one whose parent was killed a moment ago."""
        try:
            return (self.data / "postmaster.pid").read_text(encoding="utf-8").split()[:1] == [str(pid)]
        except OSError:
            return False

    def _command(self) -> list[str]:
        # As root the server runs as another user: the folder of the socket is closed, the socket itself is not.
        mode = "0700" if unprivileged.user() is None else "0777"
        settings = {
            **SETTINGS,
            "unix_socket_directories": str(self.socket),
            "unix_socket_permissions": mode,
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [str(binaries.folder() / "postgres"), "-D", str(self.data), *options]

    def answers(self) -> bool:
        """Whether a server answers; one that does not know our password is a fault, not something to wait for."""
        try:
            with psycopg.connect(**self.parameters("superuser", "postgres"), connect_timeout=2):
                return True
        except psycopg.OperationalError as error:
            if "authentication failed" in str(error):
                raise Fault(
                    f"Mật khẩu trong {self.folder / secrets.FILE} không phải của cơ sở dữ liệu này.",
                    f"The passwords in {self.folder / secrets.FILE} are not those of this database.",
                ) from error
            return False

    def running(self) -> bool:
        """Whether another process serves this folder."""
        return self.process is None and self.lock.holder() is not None and self.answers()

    def child(self) -> subprocess.Popen[bytes]:
        """The running server."""
        if self.process is None:
            raise RuntimeError("the server was not started")
        return self.process

    def stop(self) -> None:
        if self.process is not None:
            stop(self.process, gently=signal.SIGINT, patience=60)
            self.process = None
            with suppress(OSError):
                self.socket.rmdir()
        self.lock.release()

    def parameters(self, role: str, database: str) -> dict[str, Any]:
        """How to connect as `superuser`, `owner` or `app`."""
        kept = secrets.load_or_create(self.folder)
        return {
            "host": str(self.socket),
            "user": ROLES[role],
            "password": getattr(kept, f"{role}_password"),
            "dbname": database,
        }
