"""The words of a place's name as people type them: folded, without signs, abbreviations written out."""

import re

from langnghe.vietnamese.sorting import sort_key
from langnghe.vietnamese.text import Tones, fold, normalise

_WRITTEN_OUT = {
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    "dk": "dac khu",
    "p": "phuong",
    "q": "quan",
    "h": "huyen",
    "x": "xa",
    "t": "tinh",
    "hcm": "ho chi minh",
    "tphcm": "thanh pho ho chi minh",
}
_WORDS = re.compile(r"[a-z]+|[0-9]+")


def folded_words(text: str) -> str:
    """The stored form of a name: "thành phố Thanh Hóa" is "thanh pho thanh hoa"."""
    return " ".join(_WORDS.findall(fold(text)))


def asked_words(text: str) -> str:
    """The form of a question: as the stored one, with "TP.", "P.5", "Q." and the like written out."""
    return " ".join(_WRITTEN_OUT.get(word, word) for word in _WORDS.findall(fold(text)))


def marked_words(text: str) -> set[str]:
    """Words with their marks, blind to encoding and to where a tone stands: "Hóa" and "Hoá" are the same."""
    return set(re.findall(r"\w+", normalise(text, tones=Tones.OLD).lower()))


def place_key(short_name: str) -> str:
    """Vietnamese order in which ward 2 comes before ward 10."""
    return sort_key(re.sub(r"\d+", lambda number: number[0].zfill(2), short_name))
