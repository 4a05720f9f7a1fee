"""Every page of a desk has its help, and so has every step: whoever adds one writes how it is used."""

from pathlib import Path

import pytest

from langnghe.petitions.views.step_help import HELP
from langnghe.petitions.views.step_table import STEPS
from tests.structure import house

ROOMS = (
    "petitions",
    "old_books",
    "vault",
    "reception",
    "documents",
    "notifications",
    "rules",
    "accounts",
    "newsroom",
    "supervision",
    "web",
)
PAGES = [
    path
    for room in ROOMS
    for path in sorted((house.PACKAGE / room / "templates" / room).glob("*.html"))
    if '{% extends "design/desk.html" %}' in path.read_text(encoding="utf-8")
]


def test_the_desks_are_found() -> None:
    assert len(PAGES) > 30


@pytest.mark.parametrize("path", PAGES, ids=house.name_of)
def test_every_page_of_a_desk_has_help(path: Path) -> None:
    room = path.parent.name
    assert f'{{% include "{room}/help/' in path.read_text(encoding="utf-8"), (
        f"{house.name_of(path)} has no help"
    )


@pytest.mark.parametrize("room", ROOMS)
def test_every_help_says_something_and_is_shown(room: str) -> None:
    folder = house.PACKAGE / room / "templates" / room
    shown = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.html"))
    for one in (folder / "help").glob("*.html"):
        assert "<li>" in one.read_text(encoding="utf-8"), one.name
        assert f"{room}/help/{one.name}" in shown, one.name


def test_every_step_has_its_sentence() -> None:
    assert {step.move for step in STEPS} - set(HELP) == set()
