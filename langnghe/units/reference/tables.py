"""Reads the extracted tables of areas and of what became of them."""

import gzip
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

DATA = files("langnghe.units") / "data"


class AreaRow(NamedTuple):
    code: str
    official_code: str
    parent: str
    level: str
    kind: str
    name: str
    short_name: str
    valid_from: str
    valid_until: str


class SuccessionRow(NamedTuple):
    predecessor: str
    successor: str
    part: str


def _lines(name: str) -> Iterator[list[str]]:
    text = gzip.decompress(DATA.joinpath(name).read_bytes()).decode()
    return (line.split("\t") for line in text.splitlines())


def area_rows() -> dict[str, AreaRow]:
    return {row[0]: AreaRow(*row) for row in _lines("areas.tsv.gz")}


def succession_rows() -> list[SuccessionRow]:
    return [SuccessionRow(*row) for row in _lines("successions.tsv.gz")]
