"""What every command of the language reads: a text, a file, or `-` for standard input."""

import sys
from collections.abc import Callable
from pathlib import Path

from langnghe.vietnamese.encodings import decode
from langnghe.vietnamese.errors import LanguageError

REFUSED = 2


def read_text(argument: str) -> str:
    """UTF-8; old Vietnamese codes are converted; bytes that are neither are refused with the byte's place."""
    if argument == "-":
        return decode(sys.stdin.buffer.read()).text
    path = _file(argument)
    return decode(path.read_bytes()).text if path else argument


def answered(answer: Callable[[], str], *, language: str = "vi") -> int:
    """Print the answer; a refusal of the language library is one sentence on standard error and the code 2."""
    try:
        print(answer())
    except LanguageError as refusal:
        print(refusal.in_language(language), file=sys.stderr)
        return REFUSED
    return 0


def _file(argument: str) -> Path | None:
    try:
        path = Path(argument)
        return path if path.is_file() else None
    except (OSError, ValueError):  # A text too long, or with signs that no file name may have.
        return None
