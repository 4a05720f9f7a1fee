"""The board of duty at a glance: one tile for each line with its word, the legend with counts, the order of the table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from langnghe.reception.papers.duty import Line
from langnghe.reception.selectors.duty_totals import Total


class Tile(StrEnum):
    """What a line says in one word; what nobody reported is a word of its own, never nought."""

    ENOUGH = "enough"
    SHORT = "short"
    NONE = "none"
    UNREPORTED = "unreported"
    SILENT = "silent"


# Each with its sign: a colour only repeats them.
WORDS = {
    Tile.ENOUGH: (_("đủ số ngày"), "check"),
    Tile.SHORT: (_("còn thiếu ngày"), "clock"),
    Tile.NONE: (_("0 ngày trực tiếp"), "alert"),
    Tile.UNREPORTED: (_("còn ngày chưa báo cáo"), "eye"),
    Tile.SILENT: (_("chưa có số liệu"), "minus"),
}
# A wall of dashes helps nobody: beyond this many tiles, those without data are only counted.
MOST_SILENT = 64
# The order of the table that a reader may choose; without a field it is the order of the names.
ORDERS = {
    "ten": (_("tên"), ""),
    "phai": (_("phải tiếp"), "required"),
    "truc-tiep": (_("trực tiếp"), "kept"),
    "uy-quyen": (_("ủy quyền"), "delegated"),
    "doi": (_("dời"), "moved"),
    "bo-lo": (_("bỏ lỡ"), "missed"),
    "chua-bao-cao": (_("chưa báo cáo"), "unreported"),
    "thieu": (_("còn thiếu"), "lacking"),
}


@dataclass(frozen=True)
class Drawn:
    """A line as a tile."""

    line: Line
    state: Tile

    @property
    def word(self) -> str:
        return str(WORDS[self.state][0])

    @property
    def sign(self) -> str:
        return WORDS[self.state][1]


def tile(line: Line) -> Drawn:
    return Drawn(line, _state(line.total))


def shown(tiles: list[Drawn]) -> list[Drawn]:
    """Those with data first, each part by name."""
    known = [one for one in tiles if one.line.total]
    silent = [one for one in tiles if not one.line.total]
    return known + silent if len(tiles) <= MOST_SILENT else known


def _state(total: Total | None) -> Tile:
    if total is None:
        return Tile.SILENT
    if total.kept is None:
        return Tile.UNREPORTED
    if not total.lacking:
        return Tile.ENOUGH
    if total.unreported >= total.lacking:
        return Tile.UNREPORTED
    return Tile.SHORT if total.kept else Tile.NONE


def legend(tiles: Iterable[Drawn]) -> list[tuple[Tile, str, str, int]]:
    """Every word with its sign and how many tiles bear it, those of none too."""
    counts = Counter(one.state for one in tiles)
    return [(state, str(word), sign, counts[state]) for state, (word, sign) in WORDS.items()]


def in_order(lines: list[Line], order: str) -> list[Line]:
    """Most first, what is unknown last, equals by name."""
    name = ORDERS[order][1]
    if not name:
        return lines

    def place(line: Line) -> tuple[bool, int]:
        value: int | None = getattr(line.total, name)
        return value is None, -(value or 0)

    return sorted(lines, key=place)
