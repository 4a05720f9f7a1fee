"""A text made ready for matching, with the way back: every place in it is a place in the text that was given."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from unicodedata import normalize

from langnghe.vietnamese.letters import FIRST_MARK, INVISIBLE, LAST_MARK, SPACES

_ODD = re.compile(f"[{FIRST_MARK}-{LAST_MARK}{INVISIBLE}]")
# Few marks belong to one letter; a wall of marks must not make their sorting slow.
_PIECE = re.compile(f"[^{FIRST_MARK}-{LAST_MARK}][{FIRST_MARK}-{LAST_MARK}]{{1,4}}|[{INVISIBLE}]+")
# Dashes of word processors, slashes of typesetters, the Icelandic Ð of old keyboards: one sign for one sign.
_SIGNS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2044\u2215\uff0f", "/"),
    **dict.fromkeys(SPACES, " "),
    "\u00d0": "Đ",
}


@dataclass(frozen=True)
class Plain:
    """The plain text, and by how much its places are shifted from which place on."""

    text: str
    given: str
    places: tuple[int, ...]
    shifts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        if len(self.places) == 1:
            return start, end
        return self._back(start), self._back(end)

    def _back(self, at: int) -> int:
        return at + self.shifts[bisect_right(self.places, at) - 1]


def plain(text: str) -> Plain:
    """Letters composed, invisible characters gone, one kind of dash, slash and space."""
    signs = text
    for old, new in _SIGNS.items():
        signs = signs.replace(old, new)
    if _ODD.search(signs) is None:
        return Plain(signs, text, (0,), (0,))
    return _shifted(signs, text)


def _shifted(signs: str, given: str) -> Plain:
    parts: list[str] = []
    places, shifts = [0], [0]
    length = end = 0
    for piece in _PIECE.finditer(signs):
        letter = "" if piece[0][0] in INVISIBLE else normalize("NFC", piece[0])
        parts += (signs[end : piece.start()], letter)
        length += piece.start() - end + len(letter)
        end = piece.end()
        places.append(length)
        shifts.append(end - length)
    return Plain("".join([*parts, signs[end:]]), given, tuple(places), tuple(shifts))
