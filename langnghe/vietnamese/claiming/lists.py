"""Numbers whose counted word stands elsewhere: “300, 400 và 466 lượt”, “từ 5 đến 7 người”, “số lượt tiếp: 1.166”."""

import re

from langnghe.vietnamese.claiming.figures import Figure
from langnghe.vietnamese.claiming.names import looks_like_a_year
from langnghe.vietnamese.claiming.units import unit_after
from langnghe.vietnamese.numerals import Qualifier

_LISTED = re.compile(r"\s?[,;]\s|,?\s(?:và|hoặc|hay)\s", re.IGNORECASE)
_RANGE = re.compile(r"\s?[-–]\s?|\s(?:đến|tới|cho đến)\s", re.IGNORECASE)
_CHANGE = re.compile(r"\s(?:lên|xuống|còn|xuống còn|lên thành|thành)\s", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ\s{1,2}\Z", re.IGNORECASE)
_RISES = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|hạ)\s(?:[^\W\d_]{1,7}\s){0,3}\Z", re.IGNORECASE)
_TOTAL = re.compile(r"\s?(?:trên|trong)\s(?:tổng\ssố\s)?\Z", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<!\w)(?:tổng\s)?số(?=\s)(?P<noun>[^\d.;:,()\n]{2,50}?)\s?(?::|(?<!\w)(?:là|đạt|có|gồm))\s{1,2}\Z",
    re.IGNORECASE,
)
_LABELLED = frozenset({":", "là", "đạt"})


def with_units(text: str, found: list[Figure]) -> list[Figure]:
    """The same figures; bare ones take the unit that the text gives them, from the right to the left."""
    figures = list(found)
    for at in range(len(figures) - 1, -1, -1):
        figure = figures[at]
        follows = figures[at + 1] if at + 1 < len(figures) else None
        if not figure.unit:
            figures[at] = (follows and _sharing(text, figure, follows)) or _labelled(text, figure) or figure
        if follows and figures[at].unit == follows.unit:
            figures[at : at + 2] = _related(text, figures[at], follows)
    return figures


def _sharing(text: str, figure: Figure, follows: Figure) -> Figure | None:
    """A list, a range or a change lends its unit to the numbers before."""
    if not follows.unit or looks_like_a_year(figure.figures) or "/" in text[figure.at : figure.end]:
        return None
    gap = text[figure.end : follows.start]
    if len(gap) > 24 or (
        not any(joined.fullmatch(gap) for joined in (_LISTED, _RANGE, _CHANGE))
        and not _is_total(text, figure, follows)
    ):
        return None
    return figure._replace(unit=follows.unit, noun=follows.noun)


def _is_total(text: str, figure: Figure, follows: Figure) -> bool:
    return _TOTAL.fullmatch(text, figure.end, follows.at) is not None and figure.value <= follows.value


def _related(text: str, first: Figure, second: Figure) -> tuple[Figure, Figure]:
    if text[second.start : second.at].strip().lower() == "trên" and _is_total(text, first, second):
        return first, second._replace(start=second.at, qualifier=Qualifier.EXACT)
    is_range = _RANGE.fullmatch(text, first.end, second.start) is not None and first.value < second.value
    if not is_range or (first.end - first.at > len(first.figures) and first.end == second.start):
        return first, second
    if _FROM.search(text, max(0, first.start - 5), first.start) and _RISES.search(
        text, max(0, first.start - 30), first.start - 3
    ):
        return first, second
    said = f"khoảng từ {first.figures or first.value} đến {second.figures or second.value}"
    return (
        first._replace(qualifier=Qualifier.AT_LEAST, warnings=(*first.warnings, f"số nhỏ của {said}")),
        second._replace(qualifier=Qualifier.LESS_THAN, warnings=(*second.warnings, f"số lớn của {said}")),
    )


def _labelled(text: str, figure: Figure) -> Figure | None:
    """“Số lượt tiếp: 1.166” and “tổng số đơn là 201”."""
    words = text[max(0, figure.start - 8) : figure.start].lower().replace(":", " : ").split()
    if not words or words[-1] not in _LABELLED:
        return None
    label = _LABEL.search(text, max(0, figure.start - 72), figure.start)
    counted = unit_after(text, label.start("noun")) if label else None
    return figure._replace(unit=counted[1], noun=counted[2]) if counted else None
