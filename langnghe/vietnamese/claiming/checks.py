"""What a text's own figures imply for each other, sentence by sentence."""

from collections.abc import Iterator

from langnghe.vietnamese.claiming.brackets import bracketed
from langnghe.vietnamese.claiming.changes import changes
from langnghe.vietnamese.claiming.figures import Figure
from langnghe.vietnamese.claiming.found import Found
from langnghe.vietnamese.claiming.sentences import Sentence, sentences
from langnghe.vietnamese.claiming.shares import shares
from langnghe.vietnamese.claiming.sums import sums


def findings(text: str, figures: list[Figure]) -> Iterator[Found]:
    for sentence in sentences(text, figures):
        yield from _found(sentence)


def with_units_of_wholes(figures: list[Figure], found: list[Found]) -> list[Figure]:
    """In “120 lượt, trong đó thường xuyên 80, định kỳ 40” the parts count what the whole counts."""
    lent = {part.at: one.figures[0] for one in found for part in one.figures if not part.unit}
    if not lent:
        return figures
    return [
        figure._replace(unit=lent[figure.at].unit or "other", noun=lent[figure.at].noun)
        if figure.at in lent
        else figure
        for figure in figures
    ]


def _found(sentence: Sentence) -> Iterator[Found]:
    for figure in sentence.figures:
        if figure.of is not None and figure.unit and figure.value > figure.of:
            yield Found(False, (figure,), f"{figure.value} > {figure.of}: phần lớn hơn tổng số")
        for doubt in figure.warnings:
            if doubt.startswith("bằng số"):
                yield Found(False, (figure,), doubt)
    if len(sentence.figures) > 1:
        yield from sums(sentence)
    if len(sentence.figures) > 2 and "(" in sentence.lowered:
        yield from bracketed(sentence)
    if any(figure.unit == "percent" for figure in sentence.figures):
        yield from shares(sentence)
    if len(sentence.figures) > 1:
        yield from changes(sentence)
