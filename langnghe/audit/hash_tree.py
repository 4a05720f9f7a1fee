"""A hash tree over digests, as RFC 6962 builds it: one root for many entries, a short path for each."""

import hashlib
from collections.abc import Sequence

LEAF, NODE = b"\x00", b"\x01"


def _leaf(digest: str) -> bytes:
    return hashlib.sha256(LEAF + bytes.fromhex(digest)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()


def _levels(digests: Sequence[str]) -> list[list[bytes]]:
    """From the leaves to the root; one that has no neighbour moves up as it is."""
    levels = [[_leaf(digest) for digest in digests]]
    while len(levels[-1]) > 1:
        row = levels[-1]
        pairs = [_node(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
        levels.append([*pairs, row[-1]] if len(row) % 2 else pairs)
    return levels


def root(digests: Sequence[str]) -> str:
    """The root of one digest or more, in hexadecimal."""
    return _levels(digests)[-1][0].hex()


def path(digests: Sequence[str], position: int) -> list[tuple[str, str]]:
    """The neighbours from a leaf up to the root: ("left" or "right", hash)."""
    steps = []
    for row in _levels(digests)[:-1]:
        beside = position ^ 1
        if beside < len(row):
            steps.append(("right" if beside > position else "left", row[beside].hex()))
        position //= 2
    return steps


def climbs_to(digest: str, steps: Sequence[tuple[str, str]], wanted: str) -> bool:
    """Whether a digest and its path give the root: all that an outsider needs to check a proof."""
    current = _leaf(digest)
    for side, beside in steps:
        other = bytes.fromhex(beside)
        current = _node(other, current) if side == "left" else _node(current, other)
    return current.hex() == wanted
