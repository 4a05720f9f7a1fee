"""Numbers written in words: hai mươi mốt, một trăm linh năm; and whether they count something."""

import re
from collections.abc import Iterator

from langnghe.vietnamese.claiming.units import FIRST_WORDS

_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_ALL = frozenset({*_ONES, *_SCALES, "mười", "mươi", "chục", "trăm", "linh", "lẻ"})
_BEFORE_A_NOUN = re.compile(
    r"(?:một|Một|mốt|hai|Hai|ba|Ba|bốn|Bốn|tư|năm|Năm|lăm|sáu|Sáu|bảy|Bảy|tám|Tám|chín|Chín|mười|Mười|mươi|trăm|chục|nghìn|triệu)"
    r"\s(?=([^\W\d_]{2,7})(?!\w))"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]{1,6}\Z")
# “trong năm đơn thư giảm”: năm is the year; “một người dân” counts nobody, “ít nhất một ngày” is how rules speak.
_BEFORE_THE_YEAR = "trong cả hằng hàng mỗi từng đầu cuối giữa các những nhiều nửa qua đến hết sang từ của theo mấy vài một thứ tháng ngày mùng"
_OF_THE_YEAR = frozenset(_BEFORE_THE_YEAR.split())
_ONLY = frozenset(
    {"chỉ", "duy", "nhất", "ít", "hơn", "khoảng", "gần", "dưới", "trên", "quá", "đúng", "thiểu", "đa"}
)
_VAGUE = frozenset({"hàng", "mấy", "vài", "nhiều", "thứ", "tháng", "mùng", "mồng", "khoản", "điều", "mục"})
_MOST_WORDS = 16


def spoken_numbers(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and value of every number in words that stands before a word that may be counted."""
    for found in _BEFORE_A_NOUN.finditer(text):
        if found[1].lower() in FIRST_WORDS:
            end = found.start(1) - 1
            start, words = _whole(text, end)
            before = _WORD_BEFORE.search(text, max(0, start - 7), max(0, start - 1))
            value = (
                read_words(words)
                if _counts(words, before[0].lower() if before else "", text, (start, end))
                else None
            )
            if value is not None:
                yield start, end, value


def _whole(text: str, end: int) -> tuple[int, list[str]]:
    """All words of the number that ends here."""
    start, words = end, list[str]()
    while len(words) < _MOST_WORDS:
        at = start - 1 if words else start
        found = _WORD_BEFORE.search(text, max(0, at - 6), at)
        if found is None or found[0].lower() not in _ALL or (words and text[at] != " "):
            break
        start = found.start()
        words.insert(0, found[0].lower())
    return start, words


def _counts(words: list[str], before: str, text: str, span: tuple[int, int]) -> bool:
    start, end = span
    if (
        text[start - 1 : start].isalnum()
        or before in _VAGUE
        or text[max(0, start - 2) : max(0, start - 1)].isdigit()
    ):
        return False
    if words == ["năm"]:
        return before not in _OF_THE_YEAR
    return words != ["một"] or (before in _ONLY and not text.startswith(" ngày", end))


def read_words(words: list[str]) -> int | None:
    """The number that the words spell; none where they spell none (mười năm, hai ba)."""
    total = 0
    highest = 10**12
    group: list[str] = []
    for word in words:
        if word not in _SCALES:
            group.append(word)
            continue
        value, scale = _group(group), _SCALES[word]
        if not value or scale >= highest:
            return None
        total, group, highest = total + value * scale, [], scale
    if not group:
        return total or None
    last = _group(group)
    return None if last is None else total + last


def _group(words: list[str]) -> int | None:
    """Hundreds, tens and ones, each at most once and in this order."""
    rest, value = list(words), 0
    if len(rest) > 1 and rest[1] == "trăm" and rest[0] in _ONES:
        value, rest = _ONES[rest[0]] * 100, rest[2:]
    if not rest:
        return value
    if rest[0] in {"linh", "lẻ"}:
        return value + _ONES[rest[1]] if len(rest) == 2 and rest[1] in _ONES else None
    if rest[0] == "mười":
        value, rest = value + 10, rest[1:]
    elif len(rest) > 1 and rest[1] in {"mươi", "chục"} and _ONES.get(rest[0], 0) > 1:
        value, rest = value + _ONES[rest[0]] * 10, rest[2:]
    elif value:
        return None
    elif len(rest) == 1:
        return None if rest[0] in {"mốt", "lăm", "nhăm", "tư"} else _ONES.get(rest[0])
    if not rest:
        return value
    return value + _ONES[rest[0]] if len(rest) == 1 and rest[0] in _ONES and rest[0] != "năm" else None
