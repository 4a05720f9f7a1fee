"""What is left of a whole, and a whole after its parts: “còn lại”, “tổng cộng”."""

import re
from collections.abc import Iterator
from decimal import Decimal

from langnghe.vietnamese.claiming.arithmetic import shown
from langnghe.vietnamese.claiming.figures import Figure
from langnghe.vietnamese.claiming.found import Found
from langnghe.vietnamese.claiming.sentences import Sentence, alike

_REST = re.compile(r"(?<!\w)còn(?: lại)?(?: là| có|:)?\s\Z|(?<!\w)còn lại [^,;\d]{0,24}\s\Z")
_REST_AFTER = re.compile(r"\s(?:việc )?còn lại(?!\w)")
_TOTAL = re.compile(r"(?<!\w)(?:tổng cộng|tổng số|tổng)(?: là|:| có)?\s\Z")


def rests(sentence: Sentence) -> Iterator[Found]:
    """“Tiếp nhận 100 đơn, đã giải quyết 80 đơn, còn lại 20 đơn” and “giải quyết 19/33 vụ, 14 vụ còn lại”."""
    for at, rest in enumerate(sentence.figures if "còn" in sentence.lowered else ()):
        if not rest.is_exact or not (
            _REST.search(sentence.lead(at)) or _REST_AFTER.match(sentence.tail(rest))
        ):
            continue
        before = [one for one in sentence.figures[:at] if one.unit and alike(one, rest) and one.is_exact]
        if before and before[-1].of is not None:
            yield from _left(before[-1].of, before[-1].value, rest, (before[-1], rest))
        elif len(before) > 1 and before[-2].of is None:
            # Of more figures the last two may be meant; only their agreement says so.
            is_sure = len(before) == 2 and len(before) == at
            found = _left(before[-2].value, before[-1].value, rest, (before[-2], before[-1], rest))
            yield from (one for one in found if one.ok or is_sure)


def _left(
    whole: int | Decimal, part: int | Decimal, rest: Figure, figures: tuple[Figure, ...]
) -> Iterator[Found]:
    left = whole - part
    if left >= 0:
        why = f"{shown(whole)} − {shown(part)} = {shown(left)}, nói còn {shown(rest.value)}"
        yield Found(left == rest.value, figures, why)


def totals(sentence: Sentence) -> Iterator[Found]:
    """“Khiếu nại 60 đơn, tố cáo 40 đơn, tổng cộng 100 đơn”."""
    for at, whole in enumerate(sentence.figures if "tổng" in sentence.lowered else ()):
        parts = [one for one in sentence.figures[:at] if one.unit and alike(one, whole)]
        if len(parts) > 1 and whole.unit != "percent" and _TOTAL.search(sentence.lead(at)):
            total = sum(part.value for part in parts)
            is_sure = "tổng cộng" in sentence.lead(at) and all(
                one.is_exact and one.of is None for one in (*parts, whole)
            )
            if total == whole.value or is_sure:
                added = " + ".join(shown(part.value) for part in parts)
                yield Found(
                    total == whole.value,
                    (*parts, whole),
                    f"{added} = {shown(total)}, nói {shown(whole.value)}",
                )
