"""Turns and people with a stroke between them: “259 lượt/316 người”, and then “thường xuyên 161/201 người”."""

import itertools
from collections.abc import Iterator

from langnghe.vietnamese.claiming.figures import Figure

_NEAR = 300
_DOUBT = "không rõ: một phần của tổng số, hay số lượt và số người"


def with_pairs(text: str, figures: list[Figure]) -> list[Figure]:
    """Where a text writes turns/people, its shorter writing means the same; elsewhere 161/201 is a part of a whole."""
    if not any(_may_be_pair(figure) for figure in figures):
        return figures
    pairs = [
        first.at
        for first, second in itertools.pairwise(figures)
        if first.unit == "turns"
        and second.unit in {"people", "turns"}
        and text[first.end : second.at].strip() == "/"
    ]
    return [told for figure in figures for told in _told(text, figure, pairs)]


def _may_be_pair(figure: Figure) -> bool:
    return figure.of is not None and figure.unit == "people"


def _told(text: str, figure: Figure, pairs: list[int]) -> Iterator[Figure]:
    if not _may_be_pair(figure) or figure.of is None:
        yield figure
    elif any(abs(figure.at - at) < _NEAR for at in pairs):
        stroke = text.index("/", figure.at)
        yield figure._replace(end=stroke, of=None, unit="turns", noun="lượt")
        yield figure._replace(
            start=stroke + 1,
            at=stroke + 1,
            value=figure.of,
            of=None,
            figures=text[stroke + 1 : figure.end].split(maxsplit=1)[0],
        )
    elif "tiếp" in text[max(0, figure.start - 30) : figure.start].lower():
        yield figure._replace(warnings=(*figure.warnings, _DOUBT))
    else:
        yield figure
