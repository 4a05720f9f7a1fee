"""Whether a text is marked Vietnamese, unmarked Vietnamese, or something else."""

import re
import unicodedata
from dataclasses import dataclass

from langnghe.vietnamese.syllable import could_be_syllable, is_syllable

WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 3
LEAST_SHARE = 0.8
MARKS = set("ăâđêôơư")
# Whole words of English that also obey the rules of the unmarked syllable: no evidence for either language.
NEUTRAL = frozenset("a an am at be by can come do go he hi ho in it la lo ma man me mi no on or pa pan pin so son tan than that then ten the tin to tom too up us".split())  # fmt: skip
# Spellings that English hardly has: an unmarked text shows some of them within a few words.
VIETNAMESE_ONLY = re.compile(r"^(?:ng|nh|kh|gi[aou]|tr[aeiou]|th[aeiouy]|ph[aeiou]|x|dd|qu[aeyo])|(?:nh|ieu|uoi|uong|ieng|uyen|oai|uon|ien|uoc|ong|ung|ang|eo|oi|ay|ao|ai|au|iet|uat|oc|uc|ac|ach|oa|oan|uy|uu|iu|ui|anh|inh)$")  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """marked, unmarked or foreign, with the share of words behind it."""

    verdict: str
    share: float


def _is_marked(word: str) -> bool:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return decomposed != word.lower() or "đ" in decomposed


def accents(text: str) -> Verdict:
    """Names, addresses, codes and other languages pass as foreign; only running unmarked text is unmarked."""
    words = WORD.findall(unicodedata.normalize("NFC", text))
    marked = [word for word in words if _is_marked(word) and is_syllable(word)]
    if not words:
        return Verdict("foreign", 0.0)
    if len(marked) * 5 >= len(words):
        return Verdict("marked", round(len(marked) / len(words), 3))
    running = [word for word in words if not _is_name(word, text)]
    candidates = [word for word in running if could_be_syllable(word)]
    share = len(candidates) / len(running) if running else 0.0
    evidence = [word for word in candidates if VIETNAMESE_ONLY.search(word.lower()) and word.lower() not in NEUTRAL]
    if len(running) >= LEAST_WORDS and share >= LEAST_SHARE and len(evidence) * 3 >= len(running):
        return Verdict("unmarked", round(share, 3))
    return Verdict("foreign" if not marked else "marked", round(1 - share, 3))


def _is_name(word: str, text: str) -> bool:
    """Capitalised words inside a text not written in capitals throughout are names, and prove nothing."""
    return word[0].isupper() and not text.isupper() and not word.isupper()


def accents_lines(text: str) -> list[Verdict]:
    return [accents(line) for line in text.splitlines()]
