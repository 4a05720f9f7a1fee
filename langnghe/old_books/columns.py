"""The columns of an old book, and the words by which people head them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from langnghe.vietnamese import fold


@dataclass(frozen=True)
class Column:
    """One column of a register: its name, and headings without marks, the surest first."""

    name: str
    title: "str | Promise"
    headings: tuple[str, ...]
    is_needed: bool = False


def guess(headings: list[str], columns: Sequence[Column]) -> dict[str, int]:
    """Which column stands where: a heading that is exactly a known one first, then one that begins so."""
    folded = [" ".join(fold(heading).replace("(", " ").replace(".", " ").split()) for heading in headings]
    found: dict[str, int] = {}
    for fits in (str.__eq__, lambda heading, known: heading.startswith(f"{known} ")):
        for column in columns:
            free = [at for at in range(len(folded)) if at not in found.values() and folded[at]]
            places = (at for known in column.headings for at in free if fits(folded[at], known))
            if column.name not in found and (at := next(places, None)) is not None:
                found[column.name] = at
    return found
