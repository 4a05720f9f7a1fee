"""Names in Vietnamese order, by a key that any database compares byte by byte."""

import unicodedata
from functools import cache

from langnghe.vietnamese.text import normalise

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONE_ORDER = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTERS = {letter: chr(ord("A") + i) if i < 26 else chr(ord("a") + i - 26) for i, letter in enumerate(ALPHABET)}


@cache
def _parts(character: str) -> tuple[str, str]:
    """The place of a letter in the alphabet and of its tone among the tones."""
    decomposed = unicodedata.normalize("NFD", character.lower())
    tone = next((TONE_ORDER[mark] for mark in decomposed if mark in TONE_ORDER), "0")
    base = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONE_ORDER))
    if base in _LETTERS:
        return _LETTERS[base], tone
    bare = unicodedata.normalize("NFD", base)[:1]
    return _LETTERS.get(bare, bare if bare.isdigit() else "~" + bare), tone


def sort_key(name: str, *, by_given_name: bool = False) -> str:
    """Letters first (a ă â b … d đ …), tones second, word by word; by given name for people (An, Ân, Bình)."""
    words = normalise(name).split()
    if by_given_name and len(words) > 1:
        words = [words[-1], *words[:-1]]
    pairs = [[_parts(character) for character in word] for word in words]
    letters = " ".join("".join(letter for letter, _ in word) for word in pairs)
    tones = " ".join("".join(tone for _, tone in word) for word in pairs)
    return f"{letters}!{tones}"
