"""Contrast of each pair of text and ground in both themes, and what the shared files weigh."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "static" / "design"
HALVES = (STATIC / "tokens.css").read_text(encoding="utf-8").split("@media")
COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6});")
LIGHT = dict(COLOUR.findall(HALVES[0]))
DARK = {**LIGHT, **dict(COLOUR.findall(HALVES[1]))}

TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft", "red", "red-deep") for ground in ("paper", "surface")],
    ("ink", "sunk"), ("ink-soft", "sunk"), ("ink", "gold-wash"), ("ink-soft", "gold-wash"), ("red", "gold-wash"),
    ("red", "red-wash"), ("on-fill", "red-fill"), ("on-fill", "red-fill-deep"),
    ("done", "done-wash"), ("soon", "soon-wash"), ("late", "late-wash"), ("blue", "blue-wash"),
    ("done", "surface"), ("soon", "surface"), ("late", "surface"), ("late", "paper"), ("surface", "soon"),
    ("ink", "done-wash"), ("ink", "soon-wash"), ("ink", "late-wash"), ("ink", "blue-wash"),
    ("side-ink", "side"), ("side-soft", "side"), ("side-ink", "side-current"),
]  # fmt: skip
SHAPES = [
    ("edge", "surface"),
    ("edge", "paper"),
    ("focus", "paper"),
    ("focus", "surface"),
    ("late", "surface"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_edges_and_focus_can_be_seen(theme: dict[str, str], shape: str, ground: str) -> None:
    assert contrast(theme[shape], theme[ground]) >= 3


def test_both_themes_name_the_same_colours() -> None:
    assert set(COLOUR.findall(HALVES[0])) != set(COLOUR.findall(HALVES[1]))
    assert {name for name, _ in COLOUR.findall(HALVES[0])} == {name for name, _ in COLOUR.findall(HALVES[1])}


def test_what_every_page_loads_leaves_room_within_a_hundred_kilobytes() -> None:
    names = ["tokens.css", "app.css", "app.js", "mark.svg", "icons.svg"]
    weight = sum((STATIC / name).stat().st_size for name in names)
    weight += sum(font.stat().st_size for font in (STATIC / "fonts").glob("*.woff2"))
    assert weight < 85_000


def test_the_style_sheets_load_nothing_from_elsewhere() -> None:
    for sheet in STATIC.glob("*.css"):
        assert not re.search(r"@import|url\([\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8"))
