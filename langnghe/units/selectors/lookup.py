"""Finds an area from what a person typed, and says where it belongs on the day of asking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from langnghe.units.models import AdministrativeArea, AreaSuccession, Level
from langnghe.units.place_words import asked_words, folded_words, marked_words
from langnghe.units.selectors.sentences import sentence

MOST = 50
EXAMINED = 400


@dataclass(frozen=True)
class AreaFound:
    area: AdministrativeArea
    above: tuple[AdministrativeArea, ...]
    successors: tuple[AdministrativeArea, ...]
    predecessors: tuple[AdministrativeArea, ...]
    stands: bool
    sentence: str

    @property
    def is_divided(self) -> bool:
        return len(self.successors) > 1


def lookup(text: str, *, on: date) -> list[AreaFound]:
    """The areas of either world whose names best fit the words, with or without marks."""
    for asked in dict.fromkeys((folded_words(text), asked_words(text))):
        if asked and (areas := _best(asked)):
            return _described(_ordered(areas, text)[:MOST], on=on)
    return []


def _best(asked: str) -> list[AdministrativeArea]:
    ranked = [(_rank(asked, area), area) for area in _candidates(asked)]
    best = min((rank for rank, _ in ranked if rank is not None), default=None)
    return [area for rank, area in ranked if rank is not None and rank == best]


def _ordered(areas: list[AdministrativeArea], text: str) -> list[AdministrativeArea]:
    """Those first whose marks are as typed, then the wider area before the narrower."""
    typed, levels = marked_words(text), list(Level)
    return sorted(
        areas, key=lambda area: (not marked_words(area.short_name) <= typed, levels.index(Level(area.level)))
    )


def _candidates(asked: str) -> QuerySet[AdministrativeArea]:
    """The areas whose names hold every word; exact names first, so that a common word cannot hide them."""
    holds = Q(*(Q(folded__contains=word) for word in asked.split()))
    is_exact = ExpressionWrapper(Q(folded_name=asked), output_field=BooleanField())
    areas = AdministrativeArea.objects.filter(holds).select_related("parent__parent")
    return areas.order_by(is_exact.desc(), "valid_from", "sort_key", "code")[:EXAMINED]


def _rank(asked: str, area: AdministrativeArea) -> int | None:
    """0 the name itself, 1 the name and then the areas above it, 2 the words together, 3 anywhere; None is no match."""
    own = folded_words(area.name)
    above = area.folded.removeprefix(own).split()
    if asked in {own, area.folded_name}:
        return 0
    for name in (own, area.folded_name):
        if asked.startswith(f"{name} ") and _in_order(asked.removeprefix(name).split(), above):
            return 1
    if f" {asked} " in f" {area.folded} ":
        return 2
    return 3 if set(asked.split()) <= set(area.folded.split()) else None


def _in_order(words: list[str], within: list[str]) -> bool:
    rest = iter(within)
    return all(word in rest for word in words)


def _described(areas: list[AdministrativeArea], *, on: date) -> list[AreaFound]:
    links = AreaSuccession.objects.filter(on__lte=on).select_related("predecessor", "successor")
    became = _grouped((link.predecessor_id, link.successor) for link in links.filter(predecessor__in=areas))
    made_of = _grouped(
        (link.successor_id, link.predecessor)
        for link in links.filter(successor__in=areas)
        if link.predecessor.level == link.successor.level
    )
    return [_found(area, became.get(area.code, ()), made_of.get(area.code, ()), on=on) for area in areas]


def _grouped(pairs: Iterable[tuple[str, AdministrativeArea]]) -> dict[str, tuple[AdministrativeArea, ...]]:
    groups: dict[str, list[AdministrativeArea]] = {}
    for code, area in pairs:
        groups.setdefault(code, []).append(area)
    return {code: tuple(sorted(group, key=lambda area: area.sort_key)) for code, group in groups.items()}


def _found(
    area: AdministrativeArea,
    became: tuple[AdministrativeArea, ...],
    made_of: tuple[AdministrativeArea, ...],
    *,
    on: date,
) -> AreaFound:
    above = tuple(_above(area))
    said = sentence(area, above=above, became=became, on=on)
    return AreaFound(area, above, became, made_of, area.stands(on), said)


def _above(area: AdministrativeArea) -> Iterable[AdministrativeArea]:
    while area.parent is not None:
        area = area.parent
        yield area
