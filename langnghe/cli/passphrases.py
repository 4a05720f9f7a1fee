"""Where the passphrase of a backup comes from: the environment, a file, or the person at the screen."""

import getpass
import os
import sys
from pathlib import Path

from langnghe.kernel.faults import Fault

NAME = "LANGNGHE_BACKUP_PASSPHRASE"


def asked(*, file: str, twice: bool) -> str:
    """The passphrase; asked for twice where a backup is made, since nothing else opens it."""
    if file:
        return _of_file(Path(file))
    if given := os.environ.get(NAME):
        return given
    if not sys.stdin.isatty():
        raise Fault(f"Đặt {NAME} hoặc dùng --passphrase-file.", f"Set {NAME} or use --passphrase-file.")
    typed = getpass.getpass("Cụm mật khẩu của bản sao lưu / passphrase: ")
    if twice and getpass.getpass("Gõ lại / again: ") != typed:
        raise Fault("Hai lần gõ không giống nhau.", "The two do not agree.")
    return typed


def _of_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Fault(f"Không đọc được {path}.", f"{path} cannot be read.") from error
