"""The rules of the Vietnamese syllable: which onset, which rime, which tone go together."""

from functools import cache
from unicodedata import normalize

from langnghe.vietnamese.letters import TONE_MARKS
from langnghe.vietnamese.text import fold


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Onsets by the vowel letters they stand before: c, g, ng never before e, ê, i; k, gh, ngh only there.
_ANYWHERE = ("", *_list("b ch d đ h kh l m n nh p ph r s t th tr v x"))
_BEFORE_BACK = ("c", "g", "ng")
_BEFORE_FRONT = ("k", "gh", "ngh")
_FRONT = "eêiy"
_OPEN = _list("""a e ê i o ô ơ u ư y ia ua ưa ai ao au ay âu ây eo êu iu iêu oi ôi ơi ui uôi ưi ươi ưu ươu
    oa oe uê uy uơ uya oai oay oao oeo uây uyu""")
_CLOSED = {
    "a": "c ch m n ng nh p t", "ă": "c m n ng p t", "â": "c m n ng p t", "e": "c m n ng p t", "ê": "ch m n nh p t",
    "i": "ch m n nh p t", "o": "c m n ng p t", "oo": "c ng", "ô": "c m n ng p t", "ơ": "m n p t", "u": "c m n ng p t",
    "ư": "c m n ng t", "iê": "c m n ng p t", "uô": "c m n ng t", "ươ": "c m n ng p t", "oa": "c ch m n ng nh p t",
    "oă": "c m n ng t", "oe": "n t", "uâ": "n ng t", "uê": "ch nh n", "uy": "ch n nh p t", "uyê": "n t",
}  # fmt: skip
# After qu, which is one onset; and after gi, whose i the rime may swallow.
_AFTER_QU = _list("""a ai ao au ay ac ach am an ang anh ap at ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eng eo et
    ê ên ênh êch êt êu i in it ơ ơi ôc y yên yêt yn ynh ych yt yp""")
_AFTER_GI = ("", "n", "m", "p", "t", "nh", "ch", "êng", "êt", "ên", "êc", "êm", "êu")
_STOPS = ("c", "ch", "p", "t")
_ACUTE, _DOT = "\u0301", "\u0323"


def _syllables() -> frozenset[str]:
    rimes = [*_OPEN, *(nucleus + final for nucleus, finals in _CLOSED.items() for final in finals.split())]
    made = {
        onset + rime
        for rime in rimes
        for onset in (*_ANYWHERE, *(_BEFORE_FRONT if rime[0] in _FRONT else _BEFORE_BACK))
    }
    made |= {"yê" + rime[2:] for rime in rimes if rime.startswith("iê")}
    made |= {"qu" + rime for rime in _AFTER_QU}
    made |= {"gi" + rime for rime in (*_AFTER_GI, *(rime for rime in rimes if rime[0] not in "iy"))}
    return frozenset(made)


# About five thousand shapes without their tones: a table made by the rules, not a list of words.
SYLLABLES = _syllables()


@cache
def _bare_syllables() -> frozenset[str]:
    return frozenset(fold(syllable) for syllable in SYLLABLES)


def tone_of(word: str) -> tuple[str, str]:
    """The word in small letters without its tone, and its tone marks."""
    letters = normalize("NFD", word.lower())
    marks = "".join(letter for letter in letters if letter in TONE_MARKS)
    return normalize("NFC", "".join(letter for letter in letters if letter not in TONE_MARKS)), marks


def is_syllable(word: str) -> bool:
    """Whether the word, with its marks as written, is a possible syllable; á and ạ alone stand before c, ch, p, t."""
    shape, tone = tone_of(word)
    if shape not in SYLLABLES or len(tone) > 1:
        return False
    return not shape.endswith(_STOPS) or tone in {_ACUTE, _DOT}


def could_be_syllable(word: str) -> bool:
    """Whether the word, written without any mark, could be a syllable that lost its marks."""
    return word.lower() in _bare_syllables()


def is_marked(word: str) -> bool:
    """Whether the word carries a letter that Vietnamese has and plain Latin has not."""
    return fold(word) != word.lower()
