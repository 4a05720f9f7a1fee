"""Parts in brackets after their whole: “221 đơn (196 khiếu nại, 25 tố cáo)”."""

import re
from collections.abc import Iterator

from langnghe.vietnamese.claiming.arithmetic import shown
from langnghe.vietnamese.claiming.figures import Figure
from langnghe.vietnamese.claiming.found import Found
from langnghe.vietnamese.claiming.names import looks_like_a_year
from langnghe.vietnamese.claiming.sentences import Sentence, alike

# Earlier figures, marks of lists and shares stand in brackets too; those are read elsewhere or say no more.
_NO_PARTS = re.compile(r"(?<!\w)(?:trong đó|gồm|cùng kỳ|so với|năm|tháng|quý|trước|nay|tăng|giảm|từ)(?!\w)")
_MOST_BEFORE, _LONGEST = 90, 300


def bracketed(sentence: Sentence) -> Iterator[Found]:
    for at, whole in enumerate(sentence.figures):
        if whole.unit and whole.unit != "percent" and whole.is_exact:
            parts = _parts(sentence, at, whole)
            if len(parts) > 1:
                yield from _added(whole, parts)


def _parts(sentence: Sentence, at: int, whole: Figure) -> list[Figure]:
    """All figures of the next bracket, if each counts what the whole counts and no other figure stands between."""
    opening = sentence.text.find("(", whole.end, min(sentence.end, whole.end + _MOST_BEFORE))
    closing = sentence.text.find(")", opening, opening + _LONGEST) if opening > 0 else -1
    if (
        closing < 0
        or ";" in sentence.text[whole.end : opening]
        or _NO_PARTS.search(sentence.text[opening:closing].lower())
    ):
        return []
    later = [figure for figure in sentence.figures[at + 1 :] if figure.start < closing]
    inside = [figure for figure in later if figure.start > opening]
    is_next = all(figure.unit == "percent" for figure in later if figure.start < opening)
    are_parts = all(
        figure.is_exact and figure.of is None and _may_be_part(whole, figure) for figure in inside
    )
    return inside if is_next and are_parts else []


def _may_be_part(whole: Figure, figure: Figure) -> bool:
    return alike(whole, figure) or (not figure.unit and not looks_like_a_year(figure.figures))


def _added(whole: Figure, parts: list[Figure]) -> Iterator[Found]:
    """Parts that are fewer than the whole may be some of it."""
    total = sum(part.value for part in parts)
    added = f"{' + '.join(shown(part.value) for part in parts)} = {shown(total)}"
    if total == whole.value:
        yield Found(True, (whole, *parts), f"{added}, đúng tổng số đã nêu")
    elif total > whole.value and whole.of is None:
        over = shown(total - whole.value)
        yield Found(False, (whole, *parts), f"{added} > {shown(whole.value)}: nhiều hơn tổng số {over}")
