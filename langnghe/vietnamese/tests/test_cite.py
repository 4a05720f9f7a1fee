"""The table of sentences in cite.yaml, and what holds of every text."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from langnghe.vietnamese.cite import cite

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cite.yaml").read_text("utf-8"))
KEYS = {
    "span", "text", "type", "number", "suffix", "year", "abbr", "body", "system", "symbol", "date", "issuer", "provision",
    "warnings",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_cites_what_the_table_says(case: dict[str, Any]) -> None:
    found = [cited.as_json() for cited in cite(case["text"])]
    expected = case.get("cites", [])
    assert len(found) == len(expected), found
    for one, wanted in zip(found, expected, strict=True):
        assert set(one) == KEYS
        shown = {
            key: str(one[key]) if key == "date" and one[key] else one[key]
            for key in wanted
            if key != "warned"
        }
        assert shown == {
            key: str(value) if key == "date" and value else value
            for key, value in wanted.items()
            if key != "warned"
        }
        _warned(one, wanted)


def _warned(one: dict[str, Any], wanted: dict[str, Any]) -> None:
    if wanted.get("warned") == "":
        assert one["warnings"] == []
    assert wanted.get("warned", "") in " ".join(one["warnings"])
