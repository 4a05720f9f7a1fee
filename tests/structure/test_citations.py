"""Every move and every rule cites a source that the lawbook knows."""

import re

import pytest

from langnghe import lawbook
from langnghe.petitions import workflow
from tests.structure import house

CITED = re.compile(r"\b((?:[a-z]+-)+(?:law|decree|circular|code)?-?\d{4})/(\d*)")


@pytest.mark.parametrize(
    ("kind", "move"),
    [(kind, move) for kind, table in workflow.TABLES.items() for move in table],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_every_move_cites_a_known_source(kind: str, move: workflow.Move) -> None:
    source = move.cite.partition("/")[0]
    assert source in lawbook.sources(), f"{kind}/{move.name} cites {move.cite}"


@pytest.mark.parametrize("kind", sorted(workflow.TABLES))
def test_every_state_can_be_reached(kind: str) -> None:
    reached = {workflow.State.RECEIVED}
    while True:
        step = {m.target for m in workflow.TABLES[kind] if m.source & reached} - reached
        if not step:
            break
        reached |= step
    assert {move.target for move in workflow.TABLES[kind]} <= reached


def test_sources_cited_in_comments_are_known() -> None:
    unknown = []
    for path in house.modules():
        for source, _article in CITED.findall(path.read_text(encoding="utf-8")):
            if source not in lawbook.sources():
                unknown.append(f"{house.name_of(path)}: {source}")
    assert unknown == []
