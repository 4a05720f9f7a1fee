"""Which of the petitions found stand closest to what was typed: marks as typed, then words side by side, then the newest."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from langnghe.petitions import signatures
from langnghe.vietnamese import Tones, fold, normalise

# The newest hits that are compared: what everybody's petitions say is not put in order to its last line.
COMPARED = 1_000
NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Typed:
    """Words that carry marks, each as it is written between spaces, and all words in their order without marks."""

    marked: tuple[str, ...]
    phrase: str


def read_marks(typed: str) -> Typed:
    """Words typed without marks say nothing of marks: who types fast leaves them out."""
    spelled = _spelled(typed).split()
    marked = tuple(f" {word} " for word in dict.fromkeys(spelled) if fold(word) != word)
    return Typed(marked, f" {signatures.words(typed)} ")


def closest_first(typed: str, rows: Iterable[tuple[Any, ...]], texts: slice) -> list[tuple[Any, ...]]:
    """Rows that came newest first; `texts` are their columns of words."""
    asked = read_marks(typed)
    return sorted(rows, key=lambda row: _distance(asked, row[texts]))


def _distance(asked: Typed, texts: Sequence[str]) -> tuple[int, int]:
    """The least is the closest; of two that are as close the order stays."""
    spelled = f" {_spelled(' '.join(texts))} " if asked.marked else ""
    met = sum(word in spelled for word in asked.marked)
    # The end of one text and the beginning of the next are not side by side.
    return -met, -any(asked.phrase in f" {signatures.words(text)} " for text in texts)


def _spelled(text: str) -> str:
    """In small letters with marks, the tone of hòa in one place, single spaces between words."""
    return NOT_WORD.sub(" ", normalise(text, tones=Tones.OLD).lower()).strip()
