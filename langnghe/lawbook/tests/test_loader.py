"""The loader refuses every kind of mistake, each shown by one broken file."""

import shutil
from pathlib import Path

import pytest

from langnghe import lawbook
from langnghe.lawbook.announced import announced_year
from langnghe.lawbook.book import PACKS

BROKEN = Path(__file__).parent / "broken"

SOUND = """
- id: test.rule
  title: "Thử"
  title_en: "Test"
  counted_from: received_on
  versions:
    - in_force_from: 2012-07-01
      cite: {source: complaint-law-2011, article: "28"}
      confidence: sourced
      term: 3 working days
"""


def book_of(folder: Path, text: str, name: str) -> lawbook.Book:
    (folder / "test").mkdir()
    (folder / "test" / f"{name}.yaml").write_text(text, encoding="utf-8")
    shutil.copy(PACKS / "sources.yaml", folder)
    return lawbook.Book(folder)


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    assert [rule.id for rule in book_of(tmp_path, SOUND, "sound").all_rules()] == ["test.rule"]


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_broken_file_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(lawbook.BadPack) as refusal:
        book_of(tmp_path, path.read_text(encoding="utf-8"), path.stem).all_rules()
    assert (
        path.stem in str(refusal.value)
        or "test.rule" in str(refusal.value)
        or "other.rule" in str(refusal.value)
    )
    assert refusal.value.english != str(refusal.value)


@pytest.mark.parametrize(
    ("mistake", "text"),
    [
        ("day of another year", "days_off: [{date: 2031-01-01, why: a, why_en: a}]\nswaps: []"),
        (
            "swap of two weekdays",
            "days_off: []\nswaps: [{day_off: 2030-01-02, worked: 2030-01-03, cite: {}, confidence: sourced}]",
        ),
        ("no swaps key", "days_off: []"),
    ],
)
def test_a_broken_calendar_is_refused(mistake: str, text: str, tmp_path: Path) -> None:
    head = 'year: 2030\nconfidence: sourced\nprovisional: false\ncite: {source: labour-code-2019, article: "112"}\n'
    (tmp_path / "2030.yaml").write_text(head + text, encoding="utf-8")
    with pytest.raises(lawbook.BadPack):
        announced_year(tmp_path, 2030)


def test_every_rule_has_titles_confidence_and_a_known_source() -> None:
    documents = lawbook.sources()
    for rule in lawbook.rules():
        for version in rule.versions:
            assert version.title
            assert version.title_en
            assert version.cite.source in documents
            assert version.cite.text
