"""Reading TEXT, a FILE or `-`: UTF-8, or a refusal that names the byte."""

import sys
from pathlib import Path

from langnghe.kernel.postgres.faults import Fault

LONGEST_PATH = 4096


def read_text(argument: str) -> str:
    """The text itself, the file of that name, or standard input for `-`."""
    if argument == "-":
        return _decoded(sys.stdin.buffer.read(), "-")
    if len(argument) < LONGEST_PATH and "\n" not in argument and Path(argument).is_file():
        return _decoded(Path(argument).read_bytes(), argument)
    return argument


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Fault(
            f"{name} không phải UTF-8: byte thứ {error.start + 1} sai.",
            f"{name} is not UTF-8: byte {error.start + 1} is wrong.",
        ) from None
