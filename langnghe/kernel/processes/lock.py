"""A lock that the kernel releases when its holder is gone, even after kill -9."""

import fcntl
import os
import time
from pathlib import Path


class Lock:
    """One file; whoever holds it says in it what for. Children do not inherit it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.descriptor: int | None = None

    def take(self, purpose: str) -> bool:
        """Take it if it is free; taking it twice in one process changes nothing."""
        if self.descriptor is not None:
            return True
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _taken(descriptor):
            os.close(descriptor)
            return False
        os.ftruncate(descriptor, 0)
        os.write(descriptor, purpose.encode())
        self.descriptor = descriptor
        return True

    def holder(self) -> str | None:
        """What it is held for by another, or nothing when it is free."""
        if self.descriptor is not None or not self.path.exists():
            return None
        descriptor = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return self.path.read_text(encoding="utf-8")
        finally:
            os.close(descriptor)
        return None

    def release(self) -> None:
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None


def _taken(descriptor: int) -> bool:
    """Try for a moment: somebody who only asks for the holder has it for an instant."""
    for pause in (0.02, 0.05, 0.1, 0.0):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(pause)
        else:
            return True
    return False
