"""Composed text, tone placement, invisible characters, and folding for search."""

import re
import unicodedata
from enum import StrEnum


class Tones(StrEnum):
    """Where the tone of oa, oe, uy stands: old (hòa), new (hoà), or as written."""

    KEEP = "keep"
    OLD = "old"
    NEW = "new"


INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF])  # fmt: skip
_TABLE = {**INVISIBLE, 0xD0: "Đ", 0xA0: " ", 0x202F: " "}
GRAVE, ACUTE, TILDE, HOOK, DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
TONES = GRAVE + ACUTE + TILDE + HOOK + DOT
_OPEN = re.compile(rf"(?<![qQ])([oO])([aAeE])([{TONES}])(?![\w{TONES}])|(?<![qQ])([uU])([yY])([{TONES}])(?![\w{TONES}])")
_CLOSED = re.compile(rf"(?<![qQ])([oO])([{TONES}])([aAeE])(?![\w])|(?<![qQ])([uU])([{TONES}])([yY])(?![\w])")


def normalise(text: str, *, tones: Tones = Tones.KEEP) -> str:
    """Composed (NFC) text with Đ as Vietnamese writes it and nothing invisible in it."""
    composed = unicodedata.normalize("NFC", text.translate(_TABLE))
    if tones is Tones.KEEP:
        return composed
    return unicodedata.normalize("NFC", _place(unicodedata.normalize("NFD", composed), tones))


def _place(decomposed: str, tones: Tones) -> str:
    if tones is Tones.OLD:
        return _OPEN.sub(lambda m: "".join((m[1] or m[4], m[3] or m[6], m[2] or m[5])), decomposed)
    return _CLOSED.sub(lambda m: "".join((m[1] or m[4], m[3] or m[6], m[2] or m[5])), decomposed)


def fold(text: str) -> str:
    """Lower case without marks, đ as d: the form in which any writing of a word is the same."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.translate(_TABLE).lower())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", bare.replace("đ", "d").replace("ð", "d")).lower()
