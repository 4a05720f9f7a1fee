"""The house as the structure suite reads it: rooms, modules, templates."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "langnghe"
ROOMS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def modules(room: str = "*") -> list[Path]:
    """Every module of the product: no tests, no migrations."""
    found = PACKAGE.glob(f"{room}/**/*.py")
    return sorted(path for path in found if not {"tests", "migrations"} & set(path.parts))


def templates() -> list[Path]:
    """Pages and parts of pages: of Django in `templates/`, rows of long lists of Jinja in `jinja2/`."""
    return sorted([*PACKAGE.glob("*/templates/**/*.html"), *PACKAGE.glob("*/jinja2/**/*.html")])


def is_jinja(path: Path) -> bool:
    return "jinja2" in path.parts


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))
