"""The rules of the Vietnamese syllable: onset, rime, tone; with and without marks."""

import re
import unicodedata

ONSETS = "ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v x".split()
RIMES = """a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oai oao oay oe oeo oi oo ôi ơi ua uâ uây uê ui uo uô uôi
uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu
am an ang anh ac ach ap at ăm ăn ăng ăc ăp ăt âm ân âng âc âp ât em en eng ec ep et êm ên ênh êch êp êt im in inh ich ip it
iêm iên iêng iêc iêp iêt om on ong oc op ot oong ooc ôm ôn ông ôc ôp ôt ơm ơn ơp ơt um un ung uc up ut ưm ưn ưng ưc ưt
oam oan oang oanh oac oach oap oat oăm oăn oăng oăc oăt oen oet uân uâng uât uênh uêch uôm uôn uông uôc uôt ươm ươn ương ươc ươp ươt
uyn uynh uych uyt uyên uyêt yêm yên yêng yêt yt oem oong uăn uăng uan uang uanh uat uac uach uai uao uau uay uet uen ue""".split()


def bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(character for character in decomposed if not unicodedata.combining(character))


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = "|".join(ONSETS)
MARKED = re.compile(rf"(?:{_ONSET})?(?:{'|'.join(sorted(set(RIMES), key=len, reverse=True))})")
UNMARKED = re.compile(
    rf"(?:{'|'.join(sorted({bare(onset) for onset in ONSETS}, key=len, reverse=True))})?"
    rf"(?:{'|'.join(sorted({bare(rime) for rime in RIMES}, key=len, reverse=True))})"
)


def without_tone(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONES))


def is_syllable(word: str) -> bool:
    """Whether a word obeys the rules, with its marks as written."""
    return MARKED.fullmatch(without_tone(word)) is not None


def could_be_syllable(word: str) -> bool:
    """Whether a word without any mark could be a syllable typed in a hurry."""
    return UNMARKED.fullmatch(word.lower()) is not None
