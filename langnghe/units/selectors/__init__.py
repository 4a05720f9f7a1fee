"""Questions about areas, bodies, posts and office holders; each takes the day it is asked about."""

from langnghe.units.selectors.bodies import (
    ended_units,
    find_units,
    holder_of,
    holders_of,
    posts_of,
    standing_units,
    still_standing,
    successor_units,
    unit_by_code,
    units_of,
)
from langnghe.units.selectors.lookup import MOST, AreaFound, lookup
from langnghe.units.selectors.site import site_unit
from langnghe.units.selectors.successions import area_by_code, predecessors, successors

__all__ = [
    "MOST",
    "AreaFound",
    "area_by_code",
    "ended_units",
    "find_units",
    "holder_of",
    "holders_of",
    "lookup",
    "posts_of",
    "predecessors",
    "site_unit",
    "standing_units",
    "still_standing",
    "successor_units",
    "successors",
    "unit_by_code",
    "units_of",
]
