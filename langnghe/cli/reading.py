"""What every command of the language reads: a text, a file, or `-` for standard input."""

import sys
from pathlib import Path

from langnghe.vietnamese.encodings import decode
from langnghe.vietnamese.errors import UndecodableBytes

REFUSED = 2


def read_text(argument: str) -> str:
    """UTF-8, or an old Vietnamese code converted; bytes that are neither end the command with the byte's place."""
    path = _file(argument)
    if path is None and argument != "-":
        return argument
    try:
        return decode(path.read_bytes() if path else sys.stdin.buffer.read()).text
    except UndecodableBytes as refusal:
        print(refusal.vietnamese, refusal.english, sep=" / ", file=sys.stderr)
        raise SystemExit(REFUSED) from None


def _file(argument: str) -> Path | None:
    try:
        path = Path(argument)
        return path if argument != "-" and path.is_file() else None
    except (OSError, ValueError):  # A text too long, or with signs that no file name may have.
        return None
