"""Rules take the day they are asked about: only views, commands and tasks ask for the present."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure import house

SHELVES = {"services", "selectors", "access", "workflow", "figures", "models"}
ASKING = {"today", "now", "utcnow", "localdate", "localtime"}


def _without_clock() -> list[Path]:
    found = [*house.modules("lawbook"), *house.modules("vietnamese")]
    found += [path for path in house.modules("rules") if "views" not in path.parts]
    found += [path for path in house.modules() if _is_shelf(path)]
    return sorted({path for path in found if "postgres" not in path.parts and "demo" not in path.parts})


def _is_shelf(path: Path) -> bool:
    """A shelf of that name, or a file of a shelf that was split into a package; never the room `figures` itself."""
    return path.stem in SHELVES or (path.parent.name in SHELVES and path.parent.parent != house.PACKAGE)


def _asked(path: Path) -> Iterator[str]:
    for node in ast.walk(house.tree(path)):
        if isinstance(node, ast.Call):
            target = node.func
            name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
            if name in ASKING:
                yield f"{house.name_of(path)}:{node.lineno} calls {name}()"


@pytest.mark.parametrize("path", _without_clock(), ids=house.name_of)
def test_no_clock_in_rules(path: Path) -> None:
    assert list(_asked(path)) == []
