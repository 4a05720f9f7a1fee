"""The figures of one sentence belong together; no check reaches over its end."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from langnghe.vietnamese.claiming.figures import Figure
from langnghe.vietnamese.claiming.units import count_alike

# A list goes on over the ends of its lines: “trong đó:” and “- 50 đơn khiếu nại;”.
_END = re.compile(r"[.!?](?=\s)(?<!TP\.)|\n(?<![:;,]\n)(?<![:;,]\s\n)")
_MOST_FIGURES = 40


class Sentence(NamedTuple):
    """A sentence with at least one figure; places are those of the whole text."""

    text: str
    start: int
    end: int
    figures: tuple[Figure, ...]

    def lead(self, index: int) -> str:
        """The words between the figure before and this one."""
        start = self.figures[index - 1].end if index else max(self.start, self.figures[index].start - 80)
        return self.text[start : self.figures[index].start].lower()

    def tail(self, figure: Figure, reach: int = 40) -> str:
        return self.text[figure.end : min(self.end, figure.end + reach)].lower()

    def between(self, first: Figure, second: Figure) -> str:
        return self.text[first.end : second.start].lower()


def sentences(text: str, figures: list[Figure]) -> Iterator[Sentence]:
    """Those that may imply something; a wall of figures is cut, so that checking stays linear."""
    group: list[Figure] = []
    start = end = 0
    for figure in figures:
        if figure.at >= end or len(group) >= _MOST_FIGURES:
            if group:
                yield Sentence(text, start, end, tuple(group))
            group, start = [], group[-1].end if group and figure.at < end else max(end, figure.start - 200)
            stop = _END.search(text, figure.end)
            end = stop.start() if stop else len(text)
        group.append(figure)
    if group:
        yield Sentence(text, start, end, tuple(group))


def alike(first: Figure, second: Figure) -> bool:
    return count_alike(first.unit, first.noun, second.unit, second.noun)
