"""Links upwards: a room registers how a (kind, id) is titled, where it is shown and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class LinkKind:
    kind: str
    name: str
    url: Callable[[int], str]
    title: Callable[[int], str]
    may_see: Callable[[int, Any], bool]


_KINDS: dict[str, LinkKind] = {}


def register(link: LinkKind) -> None:
    _KINDS[link.kind] = link


def kind_of(kind: str) -> LinkKind:
    return _KINDS[kind]


def kinds() -> list[str]:
    return sorted(_KINDS)
