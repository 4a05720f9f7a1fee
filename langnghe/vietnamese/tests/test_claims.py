"""The table of sentences in claims.yaml, and what holds of every text."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from langnghe.vietnamese.claiming.claim import UNITS
from langnghe.vietnamese.claims import claims
from langnghe.vietnamese.numerals import Qualifier

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("claims.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_states_what_the_table_says(case: dict[str, Any]) -> None:
    found = claims(case["text"])
    assert [_written(claim.as_json()) for claim in found.claims] == [
        str(one) for one in case.get("claims", [])
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_adds_up_as_the_table_says(case: dict[str, Any]) -> None:
    found = claims(case["text"]).checks
    expected = case.get("checks", [])
    assert [check.ok for check in found] == [one.startswith("✓") for one in expected], found
    assert [part[2:] for part, check in zip(expected, found, strict=True) if part[2:] not in check.why] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_doubts_are_told_and_nothing_else_is(case: dict[str, Any]) -> None:
    warned = " ".join(doubt for claim in claims(case["text"]).claims for doubt in claim.warnings)
    for part in case.get("warned", []):
        assert part in warned


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(CASES) >= 120


def _written(claim: dict[str, Any]) -> str:
    assert claim["unit"] in UNITS
    qualifier = "" if claim["qualifier"] == Qualifier.EXACT else f" {claim['qualifier']}"
    return (
        f"{claim['value']:g} {claim['unit']}{qualifier}"
        if isinstance(claim["value"], float)
        else f"{claim['value']} {claim['unit']}{qualifier}"
    )
