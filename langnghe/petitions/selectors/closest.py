"""Which of the petitions found stand closest to what was typed: marks as typed, then words side by side, then the newest."""

import re
from collections.abc import Sequence
from typing import Any
from unicodedata import is_normalized

from langnghe.kernel.trips import planned
from langnghe.petitions import signatures
from langnghe.vietnamese import Tones, fold, normalise

# The newest hits that are compared: what everybody's petitions say is not put in order to its last line.
COMPARED = 500
WORD = re.compile(r"[^\W_]+")
SIDE_BY_SIDE = """SELECT petition_id FROM petitions_petitiontext
  WHERE petition_id = ANY(%s) AND vector @@ to_tsquery('simple', %s)"""


def closest_first(typed: str, rows: list[tuple[Any, ...]], texts: slice) -> list[tuple[Any, ...]]:
    """Rows that came newest first and begin with their key; `texts` are their columns of words."""
    marks, beside = _marks(typed), _side_by_side(typed, [row[0] for row in rows])

    def distance(row: tuple[Any, ...]) -> tuple[int, bool]:
        text = _composed("\n".join(row[texts])) if marks else ""
        return -sum(bool(mark.search(text)) for mark in marks), row[0] not in beside

    return sorted(rows, key=distance)


def _marks(typed: str) -> list[re.Pattern[str]]:
    """Each word that carries marks, with its tone in either place: hòa, hoà.

    Words typed without marks say nothing of marks: who types fast leaves them out.
    """
    words = dict.fromkeys(word.lower() for word in WORD.findall(normalise(typed)))
    spelled = [{normalise(word, tones=one) for one in Tones} for word in words if fold(word) != word]
    return [re.compile(rf"(?<!\w)(?:{'|'.join(one)})(?!\w)", re.IGNORECASE) for one in spelled]


def _side_by_side(typed: str, keys: Sequence[int]) -> set[int]:
    """Those in which the words follow each other, asked of the index of words; of a single word all do."""
    words = signatures.words(typed).split()
    if len(words) < 2 or not keys:  # noqa: PLR2004 - one word stands beside nothing
        return set(keys)
    return {key for (key,) in planned(SIDE_BY_SIDE, [list(keys), " <-> ".join(words)])}


def _composed(text: str) -> str:
    """Almost every text is in normal form already, which is asked in no time."""
    return text if is_normalized("NFC", text) else normalise(text)
