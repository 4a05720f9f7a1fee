"""What can be wrong with a place: each as one clear sentence in both languages."""

import errno
from pathlib import Path


class Fault(Exception):
    """A start refused; the sentence says what to do."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(f"{vietnamese} / {english}")


def disk_fault(folder: Path, error: OSError) -> Fault:
    """A folder that cannot be written: a full disk is told apart from a closed one."""
    if error.errno == errno.ENOSPC:
        return Fault(
            f"Đĩa đầy: không ghi được vào {folder}. Dọn đĩa rồi chạy lại.",
            f"The disk is full: {folder} cannot be written. Free some space and start again.",
        )
    return Fault(
        f"Không ghi được vào {folder} ({error.strerror}). Chọn nơi khác bằng LANGNGHE_DATA.",
        f"{folder} cannot be written ({error.strerror}). Choose another place with LANGNGHE_DATA.",
    )
