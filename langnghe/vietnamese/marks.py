"""Whether a text is marked Vietnamese, Vietnamese that lost its marks, or neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from langnghe.vietnamese.english import ENGLISH_TOO
from langnghe.vietnamese.syllable import could_be_syllable, is_marked, is_syllable
from langnghe.vietnamese.text import normalise


class Accents(StrEnum):
    """How a text stands to Vietnamese marks."""

    MARKED = "marked"
    UNMARKED = "unmarked"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Verdict:
    """The verdict, and the share of the text's words that speak for it."""

    verdict: Accents
    share: float


# Addresses of pages and letters, codes and everything with figures are no words of any language.
_TOKEN = re.compile(r"\S+")
_WORDS = re.compile(r"[^\W\d_]+|[.!?…:;()\"“”–-]+")
_LINK = re.compile(r"://|@|www\.|\.\w", re.IGNORECASE)
_SURNAMES = frozenset({"nguyen", "tran", "pham", "huynh", "trinh", "bui"})
_MIDDLE_NAMES = frozenset({"thi", "van"})
# Shorthand of people in a hurry: no syllables, yet no sign of another language.
_SHORTHAND = frozenset(
    {"ko", "k", "kg", "dc", "vs", "j", "z", "ntn", "mn", "bn", "r", "cx", "ng", "ubnd", "hdnd"}
)
_FEWEST_MARKED = 0.3
_FEWEST_SYLLABLES = 0.75
_FEWEST_SIGNS = 0.25
_SHORTEST_RUN = 3
_ENOUGH = 20_000


def accents(text: str) -> Verdict:
    """Names, addresses, codes and other languages pass as foreign; only running unmarked text is unmarked."""
    words = list(islice(_words(normalise(text)), _ENOUGH))
    spoken = [word for word in words if word.isalpha()]
    marked = sum(is_marked(word) and is_syllable(word) for word in spoken)
    if spoken and marked >= _FEWEST_MARKED * len(spoken):
        return Verdict(Accents.MARKED, round(marked / len(spoken), 3))
    running = [word for run in _runs(words) for word in run]
    syllables = sum(could_be_syllable(word) or word in _SHORTHAND for word in running)
    if _is_unmarked(running, syllables):
        return Verdict(Accents.UNMARKED, round(syllables / len(running), 3))
    others = sum(not _is_vietnamese(word) for word in spoken)
    return Verdict(Accents.FOREIGN, round(others / len(spoken), 3) if spoken else 0.0)


def accents_lines(text: str) -> list[Verdict]:
    """One verdict for each line that is not empty."""
    return [accents(line) for line in text.splitlines() if line.strip()]


def _is_unmarked(running: list[str], syllables: int) -> bool:
    signs = sum(_is_sign(word) for word in running)
    if len(running) < _SHORTEST_RUN or signs < 2 or _is_name(running):
        return False
    return syllables >= _FEWEST_SYLLABLES * len(running) and signs >= _FEWEST_SIGNS * len(running)


def _is_sign(word: str) -> bool:
    """A syllable that English does not have; short words such as “to”, “the”, “can” prove nothing."""
    return len(word) > 1 and could_be_syllable(word) and word not in ENGLISH_TOO


def _is_vietnamese(word: str) -> bool:
    return is_syllable(word) if is_marked(word) else could_be_syllable(word)


def _is_name(running: list[str]) -> bool:
    """“nguyen van an” and “le thi hoa” are names typed without the shift key."""
    return len(running) <= 4 and (running[0] in _SURNAMES or running[1] in _MIDDLE_NAMES)


def _words(text: str) -> Iterator[str]:
    """Words, and the stops between them; a token with figures or of a link becomes a stop."""
    for token in _TOKEN.finditer(text):
        if _LINK.search(token[0]) or any(letter.isdigit() for letter in token[0]):
            yield "."
        else:
            yield from (word[0] for word in _WORDS.finditer(token[0]))


def _runs(words: list[str]) -> Iterator[list[str]]:
    """Stretches of words in small letters, three or more; what stands between capitals is a name or an address."""
    in_capitals = sum(word.isupper() and len(word) > 1 for word in words) > max(4, 0.7 * len(words))
    run: list[str] = []
    for word in [*words, "."]:
        small = word.islower() or (in_capitals and word.isalpha())
        if small or (not run and word.istitle()):
            run.append(word.lower())
            continue
        # The name that ends a sentence is not part of it: “so 5 duong Tran Phu”.
        if len(run) >= _SHORTEST_RUN:
            yield run
        run = [word.lower()] if word.istitle() else []
