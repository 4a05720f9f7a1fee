"""What the server said since it was started, and the sentence that follows from it."""

import errno
import os
from pathlib import Path

from langnghe.kernel.faults import Fault, disk_fault

LARGEST = 5_000_000
# A write that was cut short is how a full disk looks before the next write is refused.
FULL = ("No space left", "wrote only")
DISK = (*FULL, "Read-only file system")
GRAVE = ("PANIC", "FATAL", "could not write", "No space left")


class Log:
    """The server's log; only what was said since `mark` counts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.since = 0

    def mark(self) -> None:
        """Begin a new start; a log that grew large is set aside, and one old log is kept."""
        if self.path.exists() and self.path.stat().st_size > LARGEST:
            self.path.replace(self.path.with_suffix(".old.log"))
        self.path.touch(mode=0o600)
        self.since = self.path.stat().st_size

    def said(self) -> str:
        with self.path.open("rb") as file:
            file.seek(self.since)
            return file.read().decode(errors="replace")

    def blames_the_disk(self) -> bool:
        said = self.said()
        return any(word in said for word in DISK)

    def is_locked(self) -> bool:
        """Whether the server that ran before still holds the folder."""
        return 'lock file "postmaster.pid" already exists' in self.said()

    def fault(self, home: Path) -> Fault:
        """Why the server did not start, or ended."""
        said = self.said()
        if any(words in said for words in FULL):
            return disk_fault(home, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        if "Read-only file system" in said:
            return disk_fault(home, OSError(errno.EROFS, os.strerror(errno.EROFS)))
        last = next((line for line in reversed(said.splitlines()) if any(word in line for word in GRAVE)), "")
        return Fault(
            f"PostgreSQL đã dừng{': ' + last if last else ''}. Nhật ký: {self.path}.",
            f"PostgreSQL ended; its log is {self.path}.",
        )
