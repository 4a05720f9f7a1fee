"""The head of a statutory table: names such as “group, part: column” as cells that span columns and rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

Path = tuple[str, ...]


@dataclass(frozen=True)
class HeadCell:
    words: str
    columns: int
    rows: int


def paths(names: Mapping[int, str]) -> dict[int, Path]:
    """Each column's way down the head: its group, the part of the group, its own name.

    A comma parts a group only where the words before it are a group of their own: “kiến nghị, phản ánh” is one.
    """
    groups = {name.partition(": ")[0] for name in names.values() if ": " in name}
    return {number: _path(name, groups) for number, name in names.items()}


def _path(name: str, groups: set[str]) -> Path:
    group, colon, own = name.partition(": ")
    if not colon:
        return (name, "") if name in groups else (name,)
    first, comma, part = group.partition(", ")
    return (first, part, own) if comma and first in groups else (group, own)


def head(names: Mapping[int, str]) -> list[list[HeadCell]]:
    """Row by row, from the left: neighbours under the same words share one cell."""
    ways = list(paths(names).values())
    depth = max(len(way) for way in ways)
    return [list(_row(ways, row, depth)) for row in range(depth)]


def _row(ways: list[Path], row: int, depth: int) -> Iterator[HeadCell]:
    for shared, those in groupby(ways, key=lambda way: way[: row + 1]):
        if len(shared) <= row:
            continue
        mine = list(those)
        if len(mine[0]) == row + 1:
            yield from (HeadCell(shared[row], 1, depth - row) for _way in mine)
        else:
            yield HeadCell(shared[row], len(mine), 1)
