"""Every rule that was collected is a pack entry, with everything that a rule must say."""

import re
from pathlib import Path

import pytest

from langnghe import lawbook
from langnghe.lawbook.model import Kind

HERE = Path(__file__).parent
COLLECTED = Path(__file__).resolve().parents[4] / "shared" / "domain" / "law.md"
LISTED = [line for line in (HERE / "rule_ids.txt").read_text("utf-8").split("\n") if line and line[0] != "#"]
IDS = (
    re.compile(r"\| ([a-zư-ỹđ0-9_]+(?:\.\w+)+)[^|]*\|"),
    re.compile(r"- ([a-z]+\.[a-z_]+)[ :]"),
    re.compile(r"([a-z]+\.[a-z_.]+) \("),
)
LAST_SECTION = 9


def ids_in(text: str) -> set[str]:
    """The ids in the tables and lists of sections 1 to 9."""
    found, section = set(), 0
    for line in text.splitlines():
        heading = re.match(r"## (\d+)", line)
        section = int(heading[1]) if heading else section
        if 1 <= section <= LAST_SECTION:
            found |= {match[1] for pattern in IDS if (match := pattern.match(line))}
    return found


def test_every_collected_id_is_a_rule() -> None:
    assert set(LISTED) - {rule.id for rule in lawbook.rules()} == set()
    assert len(LISTED) == len(set(LISTED))


def test_the_list_is_what_was_collected() -> None:
    """Where the collection does not lie beside the clone, the list stands for it."""
    collected = ids_in(COLLECTED.read_text("utf-8")) if COLLECTED.exists() else set(LISTED)
    assert collected - set(LISTED) == set()
    assert len(LISTED) >= 214


@pytest.mark.parametrize("rule", lawbook.rules(), ids=lambda rule: rule.id)
def test_a_rule_says_everything(rule: lawbook.Rule) -> None:
    """A term has a value, a unit, a direction and an event; a duty days; a statement its words in both languages."""
    for version in rule.versions:
        assert version.title_en
        assert version.confidence in lawbook.Confidence
        assert version.stricter
        if version.kind is Kind.TERM:
            assert version.term
            assert version.counted_from
        elif version.kind is Kind.DUTY:
            assert version.duty
        elif version.kind is Kind.STATEMENT:
            assert version.says
            assert version.says_en, rule.id
