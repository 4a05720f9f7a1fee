"""Who receives: the words of a list for a post, and the post of the unit that they mean."""

import re
from collections.abc import Mapping

from langnghe.vietnamese import fold, normalise

_SHORT = (
    (r"\bubnd\b|\buy ban\b(?! nhan| mat| kiem)", "uy ban nhan dan"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\bmttq\b|\bubmttq\b", "mat tran to quoc"),
    (r"\bpct\b", "pho chu tich"),
    (r"\bct\b", "chu tich"),
    (r"\bpbt\b", "pho bi thu"),
    (r"\bbt\b", "bi thu"),
    (r"\btt\b", "thuong truc"),
    (r"\bpho (?=chu tich|bi thu|truong|giam doc)", "cap_pho "),  # “thành phố” folds to the same word
    (r"\b(?:dang bo|thanh uy|huyen uy|tinh uy|dang uy)\b", "dang uy"),
)
_POST = re.compile(
    r"(?:(?:pho )?(?:chu tich|bi thu|truong ban|giam doc|chanh van phong|chanh thanh tra|truong phong|hieu truong|truong doan)"
    r"|thuong truc (?:hdnd|hoi dong|dang uy|thanh uy|tinh uy|ubnd|uy ban)|to dai bieu|doan dai bieu|dai bieu (?:hdnd|hoi dong|quoc hoi)"
    r"|lanh dao (?:ubnd|hdnd|uy ban|hoi dong|phong|so)|(?:tap the )?(?:ubnd|hdnd|dang uy)(?= tiep))"
)
_ENDS = re.compile(
    r"\s*(?:[:;.()|]|\bnam 20\d\d\b|\bquy (?:[iv]+|[1-4])\b|\bthang \d|,(?!\s?(?:thi xa|thanh pho))|-|\btiep\b|\bvao\b|\btu ngay\b|\bngay\b|\bthu (?:hai|ba|tu|nam|sau|bay)\b|\btai\b|\bhang\b|$)"
)
_TITLES = re.compile(r"^(?:dong chi|d/c|dc|ong|ba)\b[.:]?\s*")


def in_text(text: str) -> str:
    """The words that name a post, as they stand in the text; empty when there are none."""
    folded = fold(text)
    match = _POST.search(folded)
    if match is None or len(folded) != len(text):
        return ""
    end = _ENDS.search(folded, match.end())
    return text[match.start() : end.start() if end else len(text)].strip()


def _words(text: str) -> frozenset[str]:
    folded = _TITLES.sub("", fold(normalise(text)).strip())
    for short, full in _SHORT:
        folded = re.sub(short, full, folded)
    return frozenset(re.findall(r"\w+", folded))


def match(receiver: str, titles: Mapping[int, str]) -> list[int]:
    """The posts that these words may mean: one when it is clear, several or none when a person must say.

    “Chủ tịch” is not “Phó Chủ tịch”, though its words are all there.
    """
    wanted = _words(in_text(receiver) or receiver)
    if not wanted:
        return []
    known = {pk: _words(title) for pk, title in titles.items()}
    exact = [pk for pk, words in known.items() if words == wanted]
    near = [
        pk
        for pk, words in known.items()
        if ("cap_pho" in words) == ("cap_pho" in wanted) and (wanted <= words or words <= wanted)
    ]
    return exact or near
