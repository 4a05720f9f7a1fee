"""Words without marks, and the signature by which texts on the same thing find each other; pure, no tables."""

import re
import struct
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from rensa import RMinHash

from langnghe.vietnamese import fold, normalise

# Forty bands of four rows: texts that share 60 % of their pairs of syllables meet with probability 0.996, and of those
# that share 10 %, as any two petitions about land do, four in a thousand.
ROWS, BANDS, SEED = 4, 40, 1
BAND = 4 * ROWS
# Each band's rows are summed after its number, so that the same rows in two bands are not the same.
NUMBERED = [crc32(bytes([n])) for n in range(BANDS)]
PAIR = 2
PHRASE = 4
NOT_WORD = re.compile(r"[^a-z0-9]+")
WORD = re.compile(r"[^\W_]+")
SPLIT = re.compile(f"({WORD.pattern})")
# Letters of Vietnamese, composed, and the signs of its texts: each of them folds to one letter, a sign to itself.
PLAIN = re.compile("[\t\r\n -~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—‘’“”…°«»·]*")


def words(*texts: str) -> str:
    """What search and comparison read: folded syllables and numbers with single spaces between them."""
    return NOT_WORD.sub(" ", fold(" ".join(text for text in texts if text))).strip()


def shingles(content: str) -> frozenset[str]:
    """Pairs of neighbouring syllables of a text that `words` made."""
    syllables = content.split()
    pairs = zip(*(syllables[n:] for n in range(PAIR)), strict=False)
    return frozenset(" ".join(pair) for pair in pairs) or frozenset(syllables)


def bands(content: str) -> list[int]:
    """The signature as signed 32-bit integers; texts that share one may be on the same thing."""
    pairs = shingles(content)
    if not pairs:
        return []
    signature = RMinHash(num_perm=ROWS * BANDS, seed=SEED)
    signature.update(sorted(pairs))
    rows = struct.pack(f"<{ROWS * BANDS}I", *signature.digest())
    unsigned = {crc32(rows[n * BAND : (n + 1) * BAND], NUMBERED[n]) for n in range(BANDS)}
    return sorted(one - (1 << 32) if one >= 1 << 31 else one for one in unsigned)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The exact Jaccard likeness of two sets of shingles."""
    return len(one & other) / len(one | other) if one and other else 0.0


def overlaps(given: str, earlier: str, *, most: int = 5) -> list[str]:
    """The longest phrases of the earlier text that the given one has too, marks or not, as the earlier wrote them."""
    spelled = WORD.findall(normalise(earlier))
    matcher = SequenceMatcher(None, words(given).split(), [words(word) for word in spelled], autojunk=False)
    found = [(block.size, block.b) for block in matcher.get_matching_blocks() if block.size >= PHRASE]
    longest = sorted(found, reverse=True)[:most]
    return [" ".join(spelled[start : start + size]) for size, start in longest]


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """A page of hits asks for the same few thousand syllables again and again."""
    return words(word)


class Piece(NamedTuple):
    """A stretch of a text as it was written, and whether it is one of the words looked for."""

    text: str
    is_hit: bool


def pieces(text: str, looked_for: frozenset[str]) -> list[Piece]:
    """The text in stretches, so that a page can mark the hits without changing a letter."""
    if not text or not looked_for:
        return _whole(normalise(text))
    return _cut(text, looked_for) if PLAIN.fullmatch(text) else _cut_word_by_word(normalise(text), looked_for)


def _whole(text: str) -> list[Piece]:
    return [Piece(text, is_hit=False)] if text else []


def _cut(text: str, looked_for: frozenset[str]) -> list[Piece]:
    """Each letter folds to one, so that a hit is written with letters that fold to its own: almost every petition."""
    found: list[Piece] = []
    end = 0
    for hit in _any_of(looked_for).finditer(text):
        start = hit.start()
        if start > end:
            found.append(Piece(text[end:start], is_hit=False))
        end = hit.end()
        found.append(Piece(text[start:end], is_hit=True))
    return [*found, *_whole(text[end:])] if end else _whole(text)


@lru_cache(maxsize=256)
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Any of the words, whole: looked for by its first letter, so that what stands before is asked of few letters."""
    plain = _written()
    letter, firsts = f"[{''.join(plain.values())}]", "".join(sorted({plain[word[0]] for word in words}))
    either = "|".join(
        f"(?<=[{plain[word[0]]}])" + "".join(f"[{plain[one]}]" for one in word[1:]) for word in sorted(words)
    )
    return re.compile(f"[{firsts}](?<!{letter}.)(?:{either})(?!{letter})", re.DOTALL)


@lru_cache(maxsize=1)
def _written() -> dict[str, str]:
    """For each folded letter and digit, the plain letters that fold to it."""
    found: dict[str, str] = {}
    for sign in map(chr, range(0x2000)):
        if PLAIN.fullmatch(sign) and not NOT_WORD.match(fold(sign)):
            found[fold(sign)] = found.get(fold(sign), "") + sign
    return found


def _cut_word_by_word(composed: str, looked_for: frozenset[str]) -> list[Piece]:
    """For letters of any script, which may fold to several or to none."""
    if looked_for.isdisjoint(words(composed).split()):
        return _whole(composed)
    found: list[Piece] = []
    between, *parts = SPLIT.split(composed)
    for word, rest in zip(parts[::2], parts[1::2], strict=True):
        if _folded(word) not in looked_for:
            between += word + rest
            continue
        if between:
            found.append(Piece(between, is_hit=False))
        found.append(Piece(word, is_hit=True))
        between = rest
    return found + _whole(between)
