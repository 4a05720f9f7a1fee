"""One form for Vietnamese text: normal form, the place of tone marks, and folding for search."""

import re
from enum import StrEnum
from unicodedata import normalize

from langnghe.vietnamese.letters import FOLD_TABLE, INVISIBLE, SPACES, TONE_MARKS


class Tones(StrEnum):
    """Where the tone of oa, oe, uy stands: hòa (old), hoà (new), or as it was written."""

    OLD = "old"
    NEW = "new"
    KEEP = "keep"


class _Remembering(dict[int, str | int]):
    """A table for `str.translate` that learns letters as they come: a missing key would cost an exception."""

    def __missing__(self, code: int) -> str | int:
        self[code] = code
        return code


class _Folding(dict[int, str]):
    """What one character leaves when folded, learned as it comes."""

    def __missing__(self, code: int) -> str:
        letters = normalize("NFD", FOLD_TABLE.get(chr(code), chr(code)))
        self[code] = folded = "".join(FOLD_TABLE.get(letter, letter) for letter in letters)
        return folded


_CONTROLS = "".join(map(chr, [*range(9), *range(14, 32), *range(127, 133), *range(134, 160)]))
_CLEAN = _Remembering(
    {
        **{ord(letter): "" for letter in INVISIBLE + _CONTROLS},
        **{ord(space): " " for space in SPACES},
        # Old keyboards wrote the Icelandic letter U+00D0, which looks the same.
        0x00D0: "Đ",
    }
)
_FOLDING = _Folding()


def normalise(text: str, *, tones: Tones = Tones.KEEP) -> str:
    """NFC without invisible characters, Ð written as Đ, tone marks placed as asked."""
    clean = normalize("NFC", text.translate(_CLEAN))
    return clean if tones is Tones.KEEP else with_tones(clean, tones)


def with_tones(text: str, tones: Tones) -> str:
    """A composed text with its tone marks placed as asked; every letter keeps its place."""
    table = _TO_OLD if tones is Tones.OLD else _TO_NEW
    return _OPEN_RIME.sub(lambda rime: table.get(rime[0], rime[0]), text)


def fold(text: str) -> str:
    """For search: small letters without marks, đ as d, whatever Unicode form the text came in."""
    # Folding goes letter by letter; only marks of other scripts, which stay, can still be out of order.
    return normalize("NFD", text.translate(_FOLDING)) if not text.isascii() else text.lower()


def _rimes() -> tuple[dict[str, str], dict[str, str]]:
    to_old: dict[str, str] = {}
    to_new: dict[str, str] = {}
    for pair in ("oa", "oe", "uy"):
        for first, second in {(a, b) for a in (pair[0], pair[0].upper()) for b in (pair[1], pair[1].upper())}:
            for mark in TONE_MARKS:
                old = normalize("NFC", first + mark) + second
                new = first + normalize("NFC", second + mark)
                to_old[new] = old
                to_new[old] = new
    return to_old, to_new


_TO_OLD, _TO_NEW = _rimes()
_FIRSTS = "".join(sorted({pair[0] for pair in [*_TO_OLD, *_TO_NEW]}))
_SECONDS = "".join(sorted({pair[1] for pair in [*_TO_OLD, *_TO_NEW]}))
# Only where nothing follows the pair is there a choice (hoàn has none); in quý the u belongs to the q.
_OPEN_RIME = re.compile(rf"[{_FIRSTS}](?<![qQ].)[{_SECONDS}](?!\w)")
