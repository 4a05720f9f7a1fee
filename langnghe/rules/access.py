"""Who may read what a unit adds to the law, and who may add: the administrators of that unit."""

from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, has_right, units_of, units_with
from langnghe.rules.models import Said

Row = TypeVar("Row", bound=Said)


def visible(queryset: QuerySet[Row], viewer: Viewer, on: date) -> QuerySet[Row]:
    """The rows of the units in which this person works; the citation is public, who typed it in is not."""
    return queryset.filter(unit__in=read_units(viewer, on))


def read_units(viewer: Viewer, on: date) -> list[str]:
    return units_of(viewer, on=on)


def administered(viewer: Viewer, on: date) -> list[str]:
    return units_with(viewer, Right.ADMINISTER, on=on)


def may_decide(viewer: Viewer, unit_code: str, on: date) -> bool:
    return has_right(viewer, Right.ADMINISTER, unit=unit_code, on=on)
