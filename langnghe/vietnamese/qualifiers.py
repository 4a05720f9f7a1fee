"""The words round a number that change what it says: hơn, gần, ít nhất, trở lên, mỗi, triệu."""

import re

from langnghe.vietnamese.numerals import Qualifier

_WORDS = {
    Qualifier.MORE_THAN: "hơn|trên|quá|vượt|vượt quá|nhiều hơn|cao hơn",
    Qualifier.AT_LEAST: "ít nhất|tối thiểu|không dưới|không ít hơn",
    Qualifier.ABOUT: "khoảng|vào khoảng|trên dưới|chừng|khoảng chừng|xấp xỉ|ước|ước tính|ước khoảng",
    Qualifier.LESS_THAN: "dưới|gần|ngót|non|chưa đến|chưa tới|chưa đầy|không đến|không quá|tối đa|nhiều nhất|ít hơn|thấp hơn",
}
_QUALIFIERS = {word: qualifier for qualifier, words in _WORDS.items() for word in words.split("|")}
_BEFORE = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_QUALIFIERS, key=len, reverse=True))})\s{{1,3}}\Z".replace(" ", r"\s{1,3}"),
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:\s[^\W\d_]{1,8}){0,4}\s(trở lên|trở xuống)(?!\w)", re.IGNORECASE)
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng)\s{1,3}(?:[^\W\d_]{1,7}\s{1,3}){0,2}\Z", re.IGNORECASE)
_SCALES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
# In “5 tỷ lệ” the word is another one.
_SCALE = re.compile(
    rf"\s{{1,2}}({'|'.join(_SCALES)})(?:\s{{1,2}}(tỷ|tỉ))?(?!\w)(?!\s(?:lệ|trọng|suất|số|giá)(?!\w))",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\s{1,2}(\d{1,3})(?=\s)")
LAST_WORDS = frozenset(words.split()[-1] for words in _QUALIFIERS)
_EACH_WORDS = frozenset({"mỗi", "từng"})
_LONGEST_BEFORE = 24
_LONGEST_AFTER = 48


def words_before(text: str, at: int) -> list[str]:
    """The last few words before a place, in small letters; a look at them spares most numbers the patterns."""
    return text[max(0, at - _LONGEST_BEFORE) : at].lower().split()[-3:]


def qualifier_before(text: str, at: int) -> tuple[int, Qualifier]:
    """Where the qualifier begins, and which it is; the number's own place where there is none."""
    if LAST_WORDS.isdisjoint(words_before(text, at)[-1:]):
        return at, Qualifier.EXACT
    found = _BEFORE.search(text, max(0, at - _LONGEST_BEFORE), at)
    if found is None:
        return at, Qualifier.EXACT
    return found.start(), _QUALIFIERS[" ".join(found[0].lower().split())]


def qualifier_after(text: str, at: int) -> Qualifier:
    """“5 người trở lên” is at least five; the words lie after what is counted and outside the span."""
    if text.find("trở", at, at + _LONGEST_AFTER) < 0 and text.find("TRỞ", at, at + _LONGEST_AFTER) < 0:
        return Qualifier.EXACT
    found = _AFTER.match(text, at)
    if found is None:
        return Qualifier.EXACT
    return Qualifier.AT_LEAST if found[1].lower() == "trở lên" else Qualifier.LESS_THAN


def says_each(text: str, at: int) -> bool:
    """“mỗi ngày 5 lượt” speaks of each day, not of the whole."""
    words = text[max(0, at - _LONGEST_BEFORE) : at].lower()
    if not any(word in words for word in _EACH_WORDS):
        return False
    return _EACH.search(text, max(0, at - _LONGEST_BEFORE), at) is not None


def scale_after(text: str, at: int) -> tuple[int, int]:
    """Where the scale ends, and what it multiplies by."""
    found = _SCALE.match(text, at)
    if found is None:
        return at, 1
    return found.end(), _SCALES[found[1].lower()] * (10**9 if found[2] else 1)


def further_after(text: str, at: int, scale: int) -> tuple[int, int]:
    """“2 tỷ 500 triệu” is one number: where its smaller scales end, and what they add."""
    added = 0
    while scale > 1 and (further := _FURTHER.match(text, at)):
        end, smaller = scale_after(text, further.end())
        if not 1 < smaller < scale:
            break
        at, scale, added = end, smaller, added + int(further[1]) * smaller
    return at, added
