"""How answers were rated, for a unit and a year: small numbers are not shown, and no person is."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from langnghe.accounts.selectors import Viewer
from langnghe.petitions import access
from langnghe.petitions.models import Rating

# Fewer ratings than this could tell who gave them.
FEWEST = 5


@dataclass(frozen=True)
class Ratings:
    """`rows` is empty where there are too few; `mean` is over all that were given."""

    total: int
    rows: list[tuple[int, int]]
    mean: float | None


def ratings(viewer: Viewer, on: date, *, unit: str, year: int) -> Ratings:
    if unit not in access.reading_units(viewer, on):
        return Ratings(0, [], None)
    found = Rating.objects.filter(petition__unit=unit, rated_on__year=year, petition__voided_on__isnull=True)
    counted = dict(found.values_list("stars").annotate(n=Count("pk")))
    total = sum(counted.values())
    if total < FEWEST:
        return Ratings(total, [], None)
    rows = [(stars, counted.get(stars, 0)) for stars in range(5, 0, -1)]
    return Ratings(total, rows, sum(stars * n for stars, n in rows) / total)
