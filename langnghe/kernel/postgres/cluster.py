"""One data folder, one server: made, started as a direct child, waited for, stopped."""

import errno
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from langnghe.kernel import secrets
from langnghe.kernel.postgres import binaries
from langnghe.kernel.postgres.faults import Fault
from langnghe.kernel.processes.children import spawn, stop
from langnghe.kernel.processes.tree import wait_until

ROLES = {"superuser": "postgres", "owner": "langnghe_owner", "app": "langnghe_app"}


class Cluster:
    """PostgreSQL in `folder`: no TCP, scram passwords, checksums, C collation, a private socket."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.data = binaries.for_unprivileged(self.folder / "postgres")
        digest = hashlib.sha256(str(self.data).encode()).hexdigest()[:10]
        self.socket = Path(tempfile.gettempdir()) / f"langnghe-{os.getuid()}-{digest}"
        self.process: subprocess.Popen[bytes] | None = None

    def ensure(self) -> None:
        """Make the data folder on the first start; refuse one that another major version made."""
        if (self.data / "PG_VERSION").exists():
            self._refuse_other_version()
            return
        try:
            self._initdb()
        except OSError as error:
            raise disk_fault(self.data, error) from error

    def _refuse_other_version(self) -> None:
        theirs = (self.data / "PG_VERSION").read_text(encoding="utf-8").strip()
        ours = binaries.major_version()
        if theirs != ours:
            raise Fault(
                f"Thư mục dữ liệu {self.data} thuộc PostgreSQL {theirs}, bản này là {ours}. Dùng bản cũ chạy "
                f"«pg_dumpall > langnghe.sql», đổi tên thư mục, khởi động lại rồi nạp bằng «psql -f langnghe.sql».",
                f"The data folder {self.data} belongs to PostgreSQL {theirs}, this is {ours}. With the old version run "
                f"`pg_dumpall > langnghe.sql`, rename the folder, start again and load it with `psql -f langnghe.sql`.",
            )

    def _initdb(self) -> None:
        self.data.parent.mkdir(parents=True, exist_ok=True)
        building = self.data.with_name("postgres.building")
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(mode=0o700)
        password = building.with_name("postgres.password")
        password.write_text(secrets.load_or_create(self.folder).superuser_password, encoding="utf-8")
        password.chmod(0o600)
        self._give_away(building, password)
        try:
            self._run_initdb(building, password)
        finally:
            password.unlink(missing_ok=True)
        building.rename(self.data)

    def _run_initdb(self, building: Path, password: Path) -> None:
        command = [
            *(
                str(binaries.folder() / "initdb"),
                "-D",
                str(building),
                "-U",
                "postgres",
                "--auth=scram-sha-256",
            ),
            *(
                f"--pwfile={password}",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums",
                "--no-instructions",
            ),
        ]
        with tempfile.TemporaryFile() as output:
            child = spawn(command, uid=binaries.uid(), output=output)
            if child.wait() != 0:
                output.seek(0)
                told = output.read().decode(errors="replace").strip().splitlines()
                if any("No space left" in line for line in told):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                raise Fault(
                    f"Không tạo được cơ sở dữ liệu: {told[-1] if told else ''}",
                    "The database could not be made: see the line above.",
                )

    def _give_away(self, *paths: Path) -> None:
        """As root, hand what the server owns to the unprivileged user; nothing outside the data folder changes."""
        user = binaries.uid()
        if user is not None:
            for path in paths:
                os.chown(path, user, user)

    def start(self, progress: Callable[[str], None]) -> None:
        """Start the server and wait, however long recovery takes; a second start of the same folder is refused."""
        self._remove_stale_socket()
        self.socket.mkdir(mode=0o700, exist_ok=True)
        self._give_away(self.socket)
        log = self.folder / "postgres.log"
        with log.open("ab") as output:
            self.process = spawn(self._command(), death=signal.SIGINT, uid=binaries.uid(), output=output)
        progress("Khởi động cơ sở dữ liệu … / Starting the database …")
        process = self.process
        if not wait_until(self._answers, alive=lambda: process.poll() is None):
            raise self._start_fault(log)

    def _command(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.socket),
            "unix_socket_permissions": "0700" if binaries.uid() is None else "0777",
            "logging_collector": "off",
            "log_min_messages": "warning",
            "log_statement": "none",
            "log_min_error_statement": "panic",
            "shared_buffers": "64MB",
            "max_connections": "40",
            "jit": "off",
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return [str(binaries.folder() / "postgres"), "-D", str(self.data), *options]

    def _answers(self) -> bool:
        try:
            with psycopg.connect(**self.parameters("superuser", "postgres"), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def running(self) -> bool:
        """Whether some process already serves this folder."""
        return (self.socket / ".s.PGSQL.5432").exists() and self._answers()

    def _remove_stale_socket(self) -> None:
        if self.running():
            raise Fault(
                f"Lắng Nghe đang chạy trên thư mục {self.folder}; dừng nó trước.",
                f"Lắng Nghe is already running on {self.folder}; stop it first.",
            )

    def _start_fault(self, log: Path) -> Fault:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        last = next((line for line in reversed(lines) if "FATAL" in line or "PANIC" in line), "")
        if "No space left" in last:
            return disk_fault(self.data, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        if "Read-only" in last:
            return disk_fault(self.data, OSError(errno.EROFS, os.strerror(errno.EROFS)))
        return Fault(
            f"PostgreSQL không khởi động được: {last}", "PostgreSQL did not start: see the line before."
        )

    def child(self) -> subprocess.Popen[bytes]:
        """The running server."""
        if self.process is None:
            raise RuntimeError("the server was not started")
        return self.process

    def stop(self) -> None:
        if self.process is not None:
            stop(self.process, gently=signal.SIGINT, patience=60)
            self.process = None

    def parameters(self, role: str, database: str) -> dict[str, Any]:
        """How to connect as `superuser`, `owner` or `app`."""
        kept = secrets.load_or_create(self.folder)
        passwords = {
            "superuser": kept.superuser_password,
            "owner": kept.owner_password,
            "app": kept.app_password,
        }
        return {
            "host": str(self.socket),
            "user": ROLES[role],
            "password": passwords[role],
            "dbname": database,
        }


def disk_fault(folder: Path, error: OSError) -> Fault:
    if error.errno == errno.ENOSPC:
        return Fault(
            f"Đĩa đầy: không ghi được vào {folder}. Dọn đĩa rồi chạy lại.",
            f"The disk is full: {folder} cannot be written. Free some space and start again.",
        )
    return Fault(
        f"Không ghi được vào {folder} ({error.strerror}). Chọn nơi khác bằng LANGNGHE_DATA.",
        f"{folder} cannot be written ({error.strerror}). Choose another place with LANGNGHE_DATA.",
    )
