"""Names in Vietnamese order, as a key of plain ASCII that any database compares byte by byte (collation C)."""

import re
from functools import cache
from unicodedata import normalize

from langnghe.vietnamese.letters import TONE_MARKS
from langnghe.vietnamese.text import normalise

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACES = {
    letter: chr(ord("A") + i) if i < 26 else chr(ord("a") + i - 26) for i, letter in enumerate(_ALPHABET)
}
# Ngang, huyền, hỏi, ngã, sắc, nặng: signs below every letter and figure, so that they also end the syllable.
_TONE_PLACES = dict(zip("\u0300\u0309\u0303\u0301\u0323", ")*+,-", strict=True))
_LEVEL = "("
_SYLLABLE = re.compile(r"[^\W_]+")
_FIGURES_OR_LETTER = re.compile(r"\d{1,9}|.")


def sort_key(name: str, *, by_given_name: bool = False) -> str:
    """Syllable by syllable: the letters, then the tone (all Bình before any Bính); capitals decide last.
    By given name for people: given name, family name, the names between. Thôn 2 stands before Thôn 10.
    """
    syllables = _SYLLABLE.findall(normalise(name))
    if by_given_name:
        syllables = [*syllables[-1:], *syllables[:-1]]
    capitals = "".join(
        "1" if letter.isupper() else "0" for syllable in syllables for letter in syllable
    ).rstrip("0")
    return "".join(map(_syllable, syllables)) + (f" {capitals}" if capitals else "")


@cache
def _letter(letter: str) -> str:
    base = normalize(
        "NFC", "".join(mark for mark in normalize("NFD", letter.lower()) if mark not in TONE_MARKS)
    )
    if base in _PLACES:
        return _PLACES[base]
    bare = normalize("NFD", base)[:1]
    # Letters of other scripts come after z, in the order of their codes.
    return _PLACES.get(bare, f"~{ord(bare or letter):06X}")


def _syllable(syllable: str) -> str:
    tones = "".join(_TONE_PLACES[mark] for mark in normalize("NFD", syllable) if mark in _TONE_PLACES)
    return "".join(map(_place, _FIGURES_OR_LETTER.findall(syllable))) + (tones or _LEVEL)


def _place(part: str) -> str:
    if part.isdecimal():
        figures = str(int(part))
        return f"{len(figures)}{figures}"
    return _letter(part)
