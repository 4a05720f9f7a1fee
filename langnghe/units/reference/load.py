"""Loads all areas of Vietnam before and after 1/7/2025, what became of them, their bodies and posts."""

from collections.abc import Callable, Iterator, Mapping
from hashlib import md5

from django.db import connection, transaction

from langnghe.units.models import Post, Unit
from langnghe.units.place_words import folded_words, place_key
from langnghe.units.reference.bodies import PostRow, UnitRow, posts_within, units_beside
from langnghe.units.reference.copying import write_rows
from langnghe.units.reference.tables import AreaRow, area_rows, succession_rows

CHANGE = "2025-07-01"
DAYS = ["valid_from", "valid_until"]


def load_reference(progress: Callable[[str], None]) -> None:
    """Brings the tables up to the packaged data; a second call changes nothing and is quick."""
    areas = area_rows()
    if _in_place(areas):
        progress("Units: the areas and bodies of Vietnam are in place.")
        return
    with transaction.atomic():
        _write_all(areas, progress)


def _write_all(areas: Mapping[str, AreaRow], progress: Callable[[str], None]) -> None:
    keys = {code: place_key(area.short_name) for code, area in areas.items()}
    units = [unit for area in areas.values() for unit in units_beside(area)]
    posts = [post for unit in units for post in posts_within(unit, areas[unit.area])]
    progress(f"Units: writing {len(areas)} areas …")
    _write_areas(areas, keys)
    _write_successions()
    progress(f"Units: writing {len(units)} bodies …")
    _write_units(units, keys)
    progress(f"Units: writing {len(posts)} posts …")
    _write_posts(posts)


def _write_areas(areas: Mapping[str, AreaRow], keys: Mapping[str, str]) -> None:
    own = {code: folded_words(area.name) for code, area in areas.items()}
    write_rows(
        "units_administrativearea",
        columns=[
            *("code", "official_code", "parent_id", "level", "kind", "name", "short_name"),
            *(*DAYS, "sort_key", "folded_name", "folded"),
        ],
        key=["code"],
        nullable=["parent_id", *DAYS],
        rows=(
            (
                *area,
                keys[code],
                folded_words(area.short_name),
                " ".join(own[step] for step in _path(area, areas)),
            )
            for code, area in areas.items()
        ),
    )


def _path(area: AreaRow, areas: Mapping[str, AreaRow]) -> Iterator[str]:
    """The area's code, then those of the areas above it."""
    yield area.code
    if area.parent:
        yield from _path(areas[area.parent], areas)


def _write_successions() -> None:
    write_rows(
        "units_areasuccession",
        columns=["predecessor_id", "successor_id", "part", "on"],
        key=["predecessor_id", "successor_id", "on"],
        nullable=[],
        rows=((*row, CHANGE) for row in succession_rows()),
    )


def _write_units(units: list[UnitRow], keys: Mapping[str, str]) -> None:
    write_rows(
        "units_unit",
        columns=["code", "area_id", "kind", "name", "parent_id", *DAYS, "sort_key", "folded"],
        key=["code"],
        nullable=["parent_id", *DAYS],
        rows=((*unit, keys[unit.area], folded_words(unit.name)) for unit in units),
    )


def _write_posts(posts: list[PostRow]) -> None:
    write_rows(
        "units_post",
        columns=["unit_id", "kind", "title", "duty_office", *DAYS],
        key=["unit_id", "title"],
        nullable=DAYS,
        rows=posts,
    )


def _in_place(areas: Mapping[str, AreaRow]) -> bool:
    """Compares what the table holds with the packaged rows; bodies and posts follow from them and are counted."""
    lines = (f"{a.code}|{a.parent}|{a.name}|{a.valid_from}|{a.valid_until}" for _, a in sorted(areas.items()))
    packaged = md5("\n".join(lines).encode(), usedforsecurity=False).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(string_agg(code || '|' || coalesce(parent_id, '') || '|' || name || '|' || "
            "coalesce(valid_from::text, '') || '|' || coalesce(valid_until::text, ''), E'\\n' "
            'ORDER BY code COLLATE "C")) FROM units_administrativearea'
        )
        stored = cursor.fetchone()[0]
    bodies = sum(1 for area in areas.values() for _ in units_beside(area))
    return bool(stored == packaged and Unit.objects.count() >= bodies and Post.objects.count() >= 2 * bodies)
