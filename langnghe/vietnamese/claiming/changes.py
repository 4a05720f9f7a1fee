"""Differences to an earlier figure that the sentence names: “tăng 12 lượt so với 90 lượt cùng kỳ”."""

import re
from collections.abc import Iterator
from decimal import Decimal

from langnghe.vietnamese.claiming.arithmetic import fits, share, shown, stated
from langnghe.vietnamese.claiming.figures import Figure
from langnghe.vietnamese.claiming.found import Found
from langnghe.vietnamese.claiming.sentences import Sentence, alike

_CHANGE = re.compile(
    r"(?<!\w)(?P<verb>tăng|giảm|nhiều hơn|cao hơn|ít hơn|thấp hơn)(?: thêm| tới| đến| khoảng| hơn| gần)?\s\Z"
)
_WORDS = ("tăng", "giảm", "so với", "từ ")
_UP = frozenset({"tăng", "nhiều hơn", "cao hơn"})
_BASE = re.compile(r"(?<!\w)(?:so với|với)\s(?!.*(?:[,;:]|\svà\s|tăng|giảm))[^\n]{0,70}\Z")
_BRACKETED_BASE = re.compile(
    r"\s?\([^()]{0,30}(?:cùng kỳ|năm (?:trước|ngoái|\d{4})|tháng|quý)(?!.*(?:tăng|giảm))[^()]*\Z"
)
_FROM_TO = re.compile(r"^\s(?:lên|xuống|còn|xuống còn|lên thành|lên đến|lên tới)\s\Z")
_FROM = re.compile(r"(?<!\w)(?P<verb>tăng|giảm)?(?:\s[^\W\d_]{1,8}){0,3}\s?từ\s\Z")
_NO_BASE = re.compile(r"(?<!\w)(?:kế hoạch|chỉ tiêu)(?!\w)")


def changes(sentence: Sentence) -> Iterator[Found]:
    if not any(word in sentence.lowered for word in _WORDS):
        return
    for at, figure in enumerate(sentence.figures):
        if at == 0:
            continue
        said = _CHANGE.search(sentence.lead(at))
        if said is not None and figure.unit:
            yield from _change(sentence, at, is_up=said["verb"] in _UP)
        if _FROM_TO.search(sentence.lead(at)):
            yield from _moved(sentence, at)


def _change(sentence: Sentence, at: int, *, is_up: bool) -> Iterator[Found]:
    change = sentence.figures[at]
    now = _now(sentence, at)
    if now is None:
        return
    base = _base(sentence, at, now)
    if base is not None:
        yield from _against(now, change, base, is_up=is_up)
        return
    # “tăng 12 lượt (13,3 %)”: the earlier figure follows from the two that are named.
    percent = sentence.figures[at + 1] if at + 1 < len(sentence.figures) else None
    if percent is None or percent.unit != "percent" or change.unit == "percent" or not change.is_exact:
        return
    lead = sentence.lead(at + 1).strip()
    earlier = now.value - change.value if is_up else now.value + change.value
    if earlier > 0 and lead in {
        "(",
        "(tăng",
        "(giảm",
        ", tương đương",
        "tương đương",
        "(tương đương",
        "hay",
        "(bằng",
    }:
        computed = share(change.value, earlier)
        sign = "−" if is_up else "+"
        why = (
            f"{shown(now.value)} {sign} {shown(change.value)} = {shown(earlier)}; "
            f"{shown(change.value)}/{shown(earlier)} = {shown(computed)} %, nói {stated(percent)}"
        )
        yield Found(fits(computed, percent), (now, change, percent), why)


def _now(sentence: Sentence, at: int) -> Figure | None:
    """The figure that grew: the nearest before, of the same unit where the change counts things."""
    change = sentence.figures[at]
    for figure in reversed(sentence.figures[:at]):
        if figure.unit and figure.unit != "percent" and (change.unit == "percent" or alike(figure, change)):
            between = sentence.between(figure, change)
            if between.count(")") > between.count("("):
                continue  # It stands in a bracket that closes before the change.
            is_near = ";" not in between and len(between) < 150
            return figure if figure.is_exact and figure.of is None and is_near else None
    return None


def _base(sentence: Sentence, at: int, now: Figure) -> Figure | None:
    """The earlier figure after “so với”, or the one before the figure that grew: “cùng kỳ 90 lượt”."""
    change = sentence.figures[at]
    for later in range(at + 1, min(at + 4, len(sentence.figures))):
        figure = sentence.figures[later]
        between = sentence.between(change, figure)
        is_alike = figure.unit and alike(figure, now)
        is_bare = not figure.unit and len(figure.figures) < 12 and between.rstrip().endswith("(")
        if (
            (is_alike or is_bare)
            and figure.is_exact
            and len(between) < 90
            and _leads_to_base(sentence, at, between)
        ):
            return figure
        if figure.unit and figure.unit != "percent":
            return None
    return None


def _leads_to_base(sentence: Sentence, at: int, between: str) -> bool:
    if _BASE.search(between):
        return True
    return _BRACKETED_BASE.match(between) is not None and "so với" in sentence.lead(at)


def _against(now: Figure, change: Figure, base: Figure, *, is_up: bool) -> Iterator[Found]:
    difference = now.value - base.value if is_up else base.value - now.value
    figures = (now, change, base)
    first, second = (now, base) if is_up else (base, now)
    subtracted = f"{shown(first.value)} − {shown(second.value)} = {shown(difference)}"
    if change.unit != "percent":
        yield Found(
            fits(Decimal(difference), change),
            figures,
            f"{subtracted}, nói {'tăng' if is_up else 'giảm'} {stated(change)}",
        )
    elif base.value:
        computed = share(difference, base.value)
        why = f"{subtracted}; {shown(difference)}/{shown(base.value)} = {shown(computed)} %, nói {stated(change)}"
        yield Found(fits(computed, change), figures, why)


def _moved(sentence: Sentence, at: int) -> Iterator[Found]:
    """“giảm từ 125 lượt xuống 100 lượt”: the direction, and the percentage or difference that follows."""
    now, base = sentence.figures[at], sentence.figures[at - 1]
    said = _FROM.search(sentence.lead(at - 1))
    if said is None or not now.unit or not alike(now, base) or not (now.is_exact and base.is_exact):
        return
    is_up = now.value > base.value
    verb = said["verb"] or ""
    if verb and (verb == "tăng") != is_up:
        yield Found(False, (base, now), f"{shown(base.value)} → {shown(now.value)} không phải là {verb}")
    if at + 1 == len(sentence.figures):
        return
    change = sentence.figures[at + 1]
    lead = sentence.lead(at + 1)
    again = _CHANGE.search(lead)
    follows = (again and ";" not in lead and len(lead) < 40) or lead.strip() == "("
    if follows and (change.unit == "percent" or (change.unit and alike(change, now))):
        yield from _against(now, change, base, is_up=again["verb"] in _UP if again else is_up)
