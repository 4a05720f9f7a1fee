"""Every room says what it is, and every module begins with its one line."""

import ast
from pathlib import Path

import pytest

from tests.structure import house


@pytest.mark.parametrize("room", house.ROOMS)
def test_every_room_has_a_readme_of_its_own(room: str) -> None:
    readme = house.PACKAGE / room / "README.md"
    assert readme.exists(), f"{room} has no README.md"
    assert readme.read_text(encoding="utf-8").startswith(f"# {room}"), (
        f"{room}/README.md does not begin with its name"
    )


@pytest.mark.parametrize("path", house.modules(), ids=house.name_of)
def test_every_module_says_what_it_holds(path: Path) -> None:
    if path.stat().st_size:
        assert ast.get_docstring(house.tree(path)), f"{house.name_of(path)} has no docstring"


def test_no_room_hides_things_under_empty_names() -> None:
    hidden = [path for path in house.modules() if path.stem in {"utils", "helpers", "common", "misc"}]
    assert hidden == []


def test_rooms_listed_in_the_architecture_are_the_rooms_there_are() -> None:
    text = (house.ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    missing = [room for room in house.ROOMS if f"`{room}`" not in text]
    assert missing == [], f"docs/architecture.md does not name {missing}"
