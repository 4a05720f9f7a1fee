"""A whole and its parts: “trong đó”, “gồm”, “lần lượt”."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from langnghe.vietnamese.claiming.arithmetic import shown
from langnghe.vietnamese.claiming.figures import Figure
from langnghe.vietnamese.claiming.found import Found
from langnghe.vietnamese.claiming.names import looks_like_a_year
from langnghe.vietnamese.claiming.rests import rests, totals
from langnghe.vietnamese.claiming.sentences import Sentence, alike

# Each begins with its letter, so that the search looks for letters before anything else.
_MARK = re.compile(
    r"(?P<mark>t(?<!\wt)rong (?:đó|số đó|số này)|b(?<!\wb)ao gồm|g(?<!\wg)ồm(?: có)?|c(?<!\wc)hia ra|c(?<!\wc)ụ thể(?: là)?"
    r"|l(?<!\wl)ần lượt(?: là)?)(?!\w)"
    r"(?P<some>\s(?:có|riêng|chỉ|chủ yếu|nhiều nhất|phần lớn|đa số|đáng chú ý|nổi bật))?|\(|\)"
)
_MARK_WORDS = ("trong", "gồm", "chia", "cụ thể", "lần lượt")
_WHOLE_MARKS = frozenset({"gồm", "bao gồm", "gồm có", "chia ra"})
_ENDS_A_PART = re.compile(r"\s?(?:[,;.)(]|$)|\s(?:và|hoặc)\s")
_ASIDE = re.compile(r"(?<!\w)(?:so với|cùng kỳ|tăng|giảm|trên tổng số|trong tổng số|vượt)(?!\w)[^,;]*\Z")
_OF_ALL = re.compile(r"(?<!\w)(?:tổng|cả thảy|tất cả)(?!\w)")
_FAR = 120
_MOST_MARKS = 8


class Mark(NamedTuple):
    """Where the parts begin and end, and whether the words say that they are all."""

    start: int
    begin: int
    end: int
    word: str
    is_some: bool
    is_inner: bool


def sums(sentence: Sentence) -> Iterator[Found]:
    marks = list(_marks(sentence)) if any(word in sentence.lowered for word in _MARK_WORDS) else []
    for mark in marks:
        yield from _of_mark(sentence, mark)
    if not marks:
        yield from rests(sentence)
        yield from totals(sentence)


def _marks(sentence: Sentence) -> Iterator[Mark]:
    """The marks with their regions: up to the next mark, or the bracket that closes round them."""
    tokens = list(_MARK.finditer(sentence.lowered))
    for at, token in islice(((at, token) for at, token in enumerate(tokens) if token["mark"]), _MOST_MARKS):
        depth, end = 0, len(sentence.lowered)
        for later in tokens[at + 1 :]:
            depth += {"(": 1, ")": -1}.get(later[0], 0)
            if depth < 0 or (later["mark"] and depth == 0):
                end = later.start()
                break
        begins_anew = sentence.lowered[max(0, token.start() - 4) : token.start()].rstrip().endswith(".")
        is_inner = any(one["mark"] for one in tokens[:at])
        start, begin, stop = (sentence.start + place for place in (token.start(), token.end(), end))
        yield Mark(start, begin, stop, token["mark"], bool(token["some"]) or begins_anew, is_inner)


def _of_mark(sentence: Sentence, mark: Mark) -> Iterator[Found]:
    wholes: list[Figure] = []
    for figure in reversed([one for one in sentence.figures if one.end <= mark.start]):
        is_near = mark.start - figure.end <= _FAR and ";" not in sentence.text[
            figure.end : mark.start
        ].rstrip("; ")
        if (
            figure.unit
            and figure.unit != "percent"
            and is_near
            and not any(alike(figure, one) for one in wholes)
        ):
            wholes.append(figure)
    for whole in reversed(wholes):
        yield from _checked(
            sentence, whole, _parts(sentence, mark, whole, is_nearest=whole is wholes[0]), mark
        )


def _parts(sentence: Sentence, mark: Mark, whole: Figure, *, is_nearest: bool) -> list[Figure]:
    """The figures of the region that count what the whole counts; bare ones belong to the nearest whole."""
    found: list[Figure] = []
    for figure in sentence.figures:
        if not mark.begin <= figure.start < mark.end:
            continue
        before = sentence.text[mark.begin : figure.start]
        if before.count("(") > before.count(")") or _ASIDE.search(before[-40:].lower()):
            continue
        if alike(whole, figure) or (is_nearest and _is_bare_part(sentence, figure)):
            found.append(figure)
    return _first_clause(sentence, mark, whole, found)


def _is_bare_part(sentence: Sentence, figure: Figure) -> bool:
    is_number = not figure.unit and figure.of is None and not looks_like_a_year(figure.figures)
    return is_number and _ENDS_A_PART.match(sentence.text, figure.end) is not None


def _first_clause(sentence: Sentence, mark: Mark, whole: Figure, parts: list[Figure]) -> list[Figure]:
    """After “;” another sentence may begin; the list goes on there after “:”, or where only so it adds up."""
    if sentence.text[mark.begin : mark.begin + 3].lstrip().startswith(":"):
        return parts
    stop = sentence.text.find(";", mark.begin, mark.end)
    if stop < 0 or not parts:
        return parts
    first = [part for part in parts if part.start < stop]
    adds_up = not mark.is_inner and sum(part.value for part in parts) == whole.value
    return parts if adds_up or (not first and not mark.is_inner) else first


def _checked(sentence: Sentence, whole: Figure, parts: list[Figure], mark: Mark) -> Iterator[Found]:
    if not whole.is_exact or any(not part.is_exact or part.of is not None for part in parts) or not parts:
        return
    total = sum(part.value for part in parts)
    figures = (whole, *parts)
    added = f"{' + '.join(shown(part.value) for part in parts)} = {shown(total)}"
    if len(parts) == 1:
        if total > whole.value and mark.word != "lần lượt":
            yield Found(False, figures, f"{shown(total)} > {shown(whole.value)}: phần lớn hơn tổng số")
    elif total == whole.value:
        yield Found(True, figures, f"{added}, đúng tổng số đã nêu")
    elif mark.word.startswith("lần lượt") and not _OF_ALL.search(
        sentence.text[sentence.start : whole.start].lower()
    ):
        return
    elif total > whole.value:
        yield Found(
            False, figures, f"{added} > {shown(whole.value)}: nhiều hơn tổng số {shown(total - whole.value)}"
        )
    elif not mark.is_some or mark.word in _WHOLE_MARKS:
        rest = shown(whole.value - total)
        yield Found(False, figures, f"{added} < {shown(whole.value)}: còn {rest} chưa được kể ra")
