"""The dated tree of authorities: areas, what became of them, bodies, posts, office holders."""

from datetime import date
from enum import StrEnum

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value


class Level(StrEnum):
    PROVINCE = "PROVINCE"
    DISTRICT = "DISTRICT"
    COMMUNE_LEVEL = "COMMUNE_LEVEL"


class AreaKind(StrEnum):
    PROVINCE = "province"
    CITY = "city"
    URBAN_DISTRICT = "urban_district"
    DISTRICT = "district"
    TOWN = "town"
    WARD = "ward"
    COMMUNE = "commune"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special_zone"


class UnitKind(StrEnum):
    PARTY_COMMITTEE = "PARTY_COMMITTEE"
    PEOPLES_COMMITTEE = "PEOPLES_COMMITTEE"
    PEOPLES_COUNCIL = "PEOPLES_COUNCIL"
    FATHERLAND_FRONT = "FATHERLAND_FRONT"
    PARTY_COMMISSION = "PARTY_COMMISSION"
    # No published table lists these two: an administrator enters the ones of the area.
    AGENCY = "AGENCY"
    PUBLIC_UNIT = "PUBLIC_UNIT"


class PostKind(StrEnum):
    HEAD = "HEAD"
    DEPUTY = "DEPUTY"
    OTHER = "OTHER"


class SuccessionPart(StrEnum):
    WHOLE = "whole"
    DIVIDED = "divided"


def _choices(kinds: type[StrEnum]) -> list[tuple[str, str]]:
    return [(kind.value, kind.value) for kind in kinds]


def standing(on: date) -> Q:
    """What stands on that day, as a condition on any dated row."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    return begun & (Q(valid_until__isnull=True) | Q(valid_until__gte=on))


# Both days of a tenure count, and an open end overlaps everything after it.
_DAYS = Func(F("since"), F("until"), Value("[]"), function="daterange", output_field=DateRangeField())


class Dated(models.Model):
    """Both days are inclusive; null is "before the data begins" or "still standing"."""

    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_from__lte=F("valid_until")),
                name="%(class)s_days_in_order",
            )
        ]

    def stands(self, on: date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or on <= self.valid_until
        )


class AdministrativeArea(Dated):
    """A province, district or commune of one of the two worlds.

    The official codes repeat between the worlds, so `code` is the official code for what stood before
    1/7/2025 (provinces that went on unmerged included) and "n" + official code for what began that day.
    """

    code = models.CharField(max_length=8, primary_key=True)
    official_code = models.CharField(max_length=5)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=100)
    kind = models.CharField(max_length=16, choices=_choices(AreaKind))
    level = models.CharField(max_length=16, choices=_choices(Level))
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    sort_key = models.CharField(max_length=400)
    folded_name = models.CharField(max_length=100)
    folded = models.CharField(max_length=300)

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["sort_key", "code"]
        indexes = [
            GinIndex(name="area_folded_trigrams", fields=["folded"], opclasses=["gin_trgm_ops"]),
            models.Index(name="area_folded_name", fields=["folded_name"]),
            models.Index(name="area_level_sorted", fields=["level", "sort_key"]),
        ]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["official_code", "valid_from"], nulls_distinct=False, name="area_official_code_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AreaSuccession(models.Model):
    """What became of an area; a divided one has several rows, and a person decides which one a case follows."""

    predecessor = models.ForeignKey(AdministrativeArea, models.PROTECT, related_name="as_predecessor")
    successor = models.ForeignKey(AdministrativeArea, models.PROTECT, related_name="as_successor")
    on = models.DateField()
    part = models.CharField(max_length=8, choices=_choices(SuccessionPart))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor", "on"], name="succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class Unit(Dated):
    """A body of the Party, the government, the council or the Front beside its area."""

    code = models.CharField(max_length=20, primary_key=True)
    area = models.ForeignKey(AdministrativeArea, models.PROTECT, related_name="units")
    kind = models.CharField(max_length=20, choices=_choices(UnitKind))
    name = models.CharField(max_length=160)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    sort_key = models.CharField(max_length=500)
    folded = models.CharField(max_length=200)

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["sort_key", "code"]
        indexes = [
            GinIndex(name="unit_folded_trigrams", fields=["folded"], opclasses=["gin_trgm_ops"]),
            models.Index(name="unit_kind_sorted", fields=["kind", "sort_key"]),
        ]

    def __str__(self) -> str:
        return self.name


class Post(Dated):
    """An office of a unit; `duty_office` is its name in the lawbook where the law gives it duties."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=8, choices=_choices(PostKind))
    title = models.CharField(max_length=200)
    duty_office = models.CharField(max_length=20, blank=True)

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["unit_id", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "title"], name="post_title_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Official(models.Model):
    """A public office holder. Never a citizen of a file: nothing joins the two."""

    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=400)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["sort_key", "id"]

    def __str__(self) -> str:
        return self.name


class Tenure(models.Model):
    """Someone in a post, from a day until a day, both inclusive; one person may hold several at once.

    `alone` is true for a head: the database refuses two heads of one unit on the same day.
    """

    official = models.ForeignKey(Official, models.PROTECT, related_name="tenures")
    post = models.ForeignKey(Post, models.PROTECT, related_name="tenures")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    alone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__lte=F("until")), name="tenure_days_in_order"
            ),
            ExclusionConstraint(
                name="tenure_once_per_person",
                expressions=[
                    ("official", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    (_DAYS, RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="tenure_one_head",
                expressions=[("post", RangeOperators.EQUAL), (_DAYS, RangeOperators.OVERLAPS)],
                condition=Q(alone=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}: {self.post}"
