"""The figures of one sentence belong together; no check reaches over its end."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from langnghe.vietnamese.claiming.figures import Figure
from langnghe.vietnamese.claiming.units import count_alike

# A list goes on over the ends of its lines (“trong đó:”, “- 50 đơn khiếu nại;”); “Trong đó, …” goes on with what was said.
_END = re.compile(
    r"[.!?\n](?:(?<=\n)(?<![:;,]\n)(?<![:;,]\s\n)|(?<!\n)(?=\s)(?<!TP\.)(?!\s{1,2}Trong (?:đó|số đó|số này)))"
)
_MOST_FIGURES = 40
_REACH = 240
_LONGEST = 4000


class Sentence(NamedTuple):
    """A sentence with at least one figure; places are those of the whole text."""

    text: str
    start: int
    end: int
    figures: tuple[Figure, ...]
    lowered: str

    def lead(self, index: int) -> str:
        """The words between the figure before and this one, in small letters."""
        start = self.figures[index - 1].end if index else max(self.start, self.figures[0].start - 80)
        return self._words(start, self.figures[index].start)

    def tail(self, figure: Figure, reach: int = 40) -> str:
        return self._words(figure.end, min(self.end, figure.end + reach))

    def between(self, first: Figure, second: Figure) -> str:
        return self._words(first.end, second.start)

    def _words(self, start: int, end: int) -> str:
        return self.lowered[start - self.start : end - self.start]


def sentences(text: str, figures: list[Figure]) -> Iterator[Sentence]:
    """Those with figures; walls of figures and wide gaps are cut, so that checking stays linear."""
    group: list[Figure] = []
    start = end = 0
    for figure in figures:
        is_far = not group or figure.start - group[-1].end > _REACH
        if figure.at >= end or is_far or len(group) >= _MOST_FIGURES:
            if group:
                yield _made(text, start, end, group)
            group, start = [], min(figure.start, max(end if figure.at >= end else 0, figure.start - _REACH))
            stop = _END.search(text, figure.end, figure.end + _LONGEST)
            end = stop.start() if stop else min(figure.end + _LONGEST, len(text))
        group.append(figure)
    if group:
        yield _made(text, start, end, group)


def _made(text: str, start: int, end: int, group: list[Figure]) -> Sentence:
    end = min(end, group[-1].end + _REACH)
    words = text[start:end]
    lowered = words.lower()
    # İ becomes two letters; then capitals stay, so that every place is the same in both.
    return Sentence(text, start, end, tuple(group), lowered if len(lowered) == len(words) else words)


def alike(first: Figure, second: Figure) -> bool:
    return count_alike(first.unit, first.noun, second.unit, second.noun)
