"""Percentages whose part and whole both stand in the sentence: “161/201 đơn, đạt 80,1%”."""

import re
from collections.abc import Iterator

from langnghe.vietnamese.claiming.arithmetic import fits, share, shown, stated
from langnghe.vietnamese.claiming.figures import Figure
from langnghe.vietnamese.claiming.found import Found
from langnghe.vietnamese.claiming.sentences import Sentence, alike

_SAYS_SHARE = re.compile(
    r"(?<!\w)(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương đương|tương ứng|ứng với)(?!\w)[^;]{0,30}\Z|[(=]\s?\Z"
)
_IS_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|vượt|hơn|kém|thấp hơn|cao hơn|lãi suất)(?!\w)")
_OTHER_BASE = re.compile(
    r"(?<!\w)(?:thẩm quyền|đủ điều kiện|đến hạn|phải|cùng kỳ|so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|yêu cầu|nghị quyết giao|quá hạn|đúng hạn"
    r"|số đơn|số vụ|số hộ|số người|số lượt|tổng số|dân số)(?!\w)"
)
_OF_TOTAL = re.compile(r"(?<!\w)(?:trên|trong)\s(?:tổng\s)?số\s\Z|^\s?trên\s\Z|^\)?\s?/\s?(?:tổng số\s)?\Z")
_PARTED = re.compile(r"(?<!\w)(?:trong đó|gồm|trong số đó|chia ra|cụ thể)(?!\w)")
_TAKES = re.compile(r"(?<!\w)chiếm\s(?:tới\s|đến\s|khoảng\s|tỷ lệ\s)?\Z")


def shares(sentence: Sentence) -> Iterator[Found]:
    for at, percent in enumerate(sentence.figures):
        if percent.unit != "percent":
            continue
        lead = sentence.lead(at)
        if percent.value > 100 and _TAKES.search(lead):
            yield Found(False, (percent,), f"{stated(percent)} > 100 %: phần lớn hơn tổng số")
            continue
        found = _after(sentence, at, lead) if at else None
        found = found or _in_brackets(sentence, at)
        if found is not None:
            yield found


def _in_brackets(sentence: Sentence, at: int) -> Found | None:
    """“đạt 80,1% (161/201 đơn)”."""
    percent = sentence.figures[at]
    if at + 1 == len(sentence.figures) or sentence.lead(at + 1).strip() not in {"(", "(tương ứng", "(tức"}:
        return None
    follows = sentence.figures[at + 1]
    return _compared(follows.value, follows.of, percent, (follows, percent)) if follows.of else None


def _after(sentence: Sentence, at: int, lead: str) -> Found | None:
    percent, part = sentence.figures[at], sentence.figures[at - 1]
    if (
        part.unit == "percent"
        or len(lead) > 70
        or ";" in lead
        or not _SAYS_SHARE.search(lead)
        or _IS_CHANGE.search(lead)
    ):
        return None
    if re.match(r"\s(?:so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu)", sentence.tail(percent)):
        return None
    if part.of:
        return _compared(part.value, part.of, percent, (part, percent))
    if not part.unit or not part.is_exact:
        return None
    first = _part_of(sentence, at - 1)
    if first is not None:
        return _compared(first.value, part.value, percent, (first, part, percent))
    return _of_a_whole_before(sentence, at)


def _part_of(sentence: Sentence, at: int) -> Figure | None:
    """The figure of which this one is the whole: “161 đơn trên tổng số 201 đơn”, “176 đơn (…)/221 đơn”."""
    lead = sentence.lead(at)
    if at == 0 or len(lead) > 30 or not _OF_TOTAL.search(lead):
        return None
    before = sentence.figures[:at]
    if ")" in lead:
        opening = sentence.text.rfind("(", sentence.start, sentence.figures[at].start)
        before = tuple(figure for figure in before if figure.end <= opening)
    part = before[-1] if before else None
    is_part = part is not None and part.is_exact and (not part.unit or alike(part, sentence.figures[at]))
    return part if is_part else None


def _of_a_whole_before(sentence: Sentence, at: int) -> Found | None:
    """“Tiếp nhận 201 đơn, giải quyết 161 đơn, đạt 80,1%”: one whole alone may be meant, or the percentage fits one."""
    percent, part = sentence.figures[at], sentence.figures[at - 1]
    wholes = [
        one for one in sentence.figures[: at - 1]
        if one.unit and alike(one, part) and one.is_exact and one.of is None and one.value
    ]  # fmt: skip
    fitting = [whole for whole in wholes if fits(share(part.value, whole.value), percent)]
    if fitting:
        return _compared(part.value, fitting[-1].value, percent, (fitting[-1], part, percent))
    whole = _only_whole(sentence, wholes, part)
    if whole is None or _OTHER_BASE.search(sentence.between(part, percent) + sentence.tail(percent, 30)):
        return None
    return _compared(part.value, whole.value, percent, (whole, part, percent))


def _only_whole(sentence: Sentence, wholes: list[Figure], part: Figure) -> Figure | None:
    parted = [whole for whole in wholes if _PARTED.search(sentence.between(whole, part))]
    candidates = parted[:1] if parted else wholes
    if len(candidates) != 1 or candidates[0].value < part.value:
        return None
    between = sentence.between(candidates[0], part)
    return (
        None
        if (len(between) > 100 and not parted) or _IS_CHANGE.search(between) or _OTHER_BASE.search(between)
        else candidates[0]
    )


def _compared(
    part: int | object, whole: int | object, percent: Figure, figures: tuple[Figure, ...]
) -> Found | None:
    computed = share(part, whole) if whole else None  # type: ignore[arg-type]
    if computed is None:
        return None
    why = f"{shown(part)}/{shown(whole)} = {shown(computed)} %, nói {stated(percent)}"  # type: ignore[arg-type]
    return Found(fits(computed, percent), figures, why)
