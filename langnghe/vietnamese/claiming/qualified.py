"""How exactly a figure is meant, from the words before and after it."""

import re

from langnghe.vietnamese.numerals import Qualifier
from langnghe.vietnamese.qualifiers import LAST_WORDS, qualifier_after, qualifier_before

# “nhiều hơn 12 lượt so với cùng kỳ” is a difference of twelve.
_SO_MUCH_MORE = re.compile(r"(?:nhiều|cao|ít|thấp)\s{1,3}hơn\s", re.IGNORECASE)


def last_word(text: str, at: int) -> str:
    """The word before a place, in small letters: most numbers need no further look."""
    words = text[max(0, at - 12) : at].lower().split()
    return words[-1] if words else ""


def qualified(text: str, at: int, end: int, word: str) -> tuple[int, Qualifier]:
    """Where the figure begins with its qualifier, and which qualifier that is."""
    if word not in LAST_WORDS:
        return at, qualifier_after(text, end)
    start, qualifier = qualifier_before(text, at)
    if qualifier is Qualifier.EXACT:
        return at, qualifier_after(text, end)
    is_difference = _SO_MUCH_MORE.match(text, start) and "so với" in text[end : end + 16]
    return (at, Qualifier.EXACT) if is_difference else (start, qualifier)
