"""The board of duty for a country, a province, by unit, post or month: one grouped question over the months."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from langnghe.reception.models import DutyMonth
from langnghe.units.models import AdministrativeArea, Post, standing

SUMS = ("required", "kept", "delegated", "moved", "missed", "unreported", "lacking")
BY: dict[str, tuple[str, ...]] = {
    "province": ("province",),
    "post": ("post",),
    "office": ("post__duty_office",),
    "month": ("month",),
}


@dataclass(frozen=True)
class Total:
    """One line of the board. Where nothing was reported, the counts are None: unknown, never nought."""

    key: Any
    required: int
    kept: int | None
    delegated: int | None
    moved: int | None
    missed: int | None
    unreported: int
    lacking: int
    units: int
    starts_on: date
    ends_on: date


def months(*, since: date, until: date, on: date, province: str = "", unit: str = "") -> QuerySet[DutyMonth]:
    """Months whose periods are all over; a running one is not judged."""
    rows = DutyMonth.objects.filter(month__gte=since, month__lte=until, ends_on__lt=on)
    rows = rows.filter(province=province) if province else rows
    return rows.filter(unit=unit) if unit else rows


def totals(rows: QuerySet[DutyMonth], by: str) -> list[Total]:
    sums = {f"sum_{name}": Sum(name) for name in SUMS}
    grouped = rows.order_by().values_list(*BY[by], named=False)
    found = grouped.annotate(
        **sums,
        reports=Count("pk", filter=Q(reported=True)),
        units=Count("unit", distinct=True) if by != "post" else Count("pk"),
        first=Min("starts_on"),
        last=Max("ends_on"),
    )
    return [_total(*row) for row in found]


def _total(key: Any, *values: Any) -> Total:
    required, kept, delegated, moved, missed, unreported, lacking, reports, units, first, last = values
    if not reports:
        kept = delegated = moved = missed = None
    return Total(
        key, required, kept, delegated, moved, missed, unreported, lacking, units, starts_on=first, ends_on=last
    )  # fmt: skip


def articles(rows: QuerySet[DutyMonth]) -> list[str]:
    """Each text that asked for reception in these months, once."""
    found = rows.order_by().values_list("article", flat=True).distinct()
    return sorted({part for article in found for part in article.split("; ") if part})


def version(rows: QuerySet[DutyMonth]) -> tuple[int, datetime | None]:
    """Another version when a month was added, changed or taken away."""
    found = rows.aggregate(n=Count("pk"), at=Max("counted_at"))
    return found["n"], found["at"]


def units_with_duty(*, on: date) -> dict[str, int]:
    """How many units of each province have a head with a duty today, whether they report here or not."""
    posts = Post.objects.filter(standing(on)).exclude(duty_office="").order_by()
    province = Coalesce("unit__area__parent__parent", "unit__area__parent", "unit__area")
    rows = posts.values_list(province).annotate(units=Count("unit", distinct=True))
    return dict(rows)


def provinces(*, on: date) -> list[AdministrativeArea]:
    rows = AdministrativeArea.objects.filter(standing(on), level="PROVINCE", parent__isnull=True)
    return list(rows.order_by("sort_key", "code"))


def posts_of_province(province: str, *, on: date) -> list[Post]:
    """Posts with a duty that stand today, in a province."""
    posts = Post.objects.filter(standing(on)).exclude(duty_office="").select_related("unit")
    within = Q(unit__area=province) | Q(unit__area__parent=province) | Q(unit__area__parent__parent=province)
    return list(posts.filter(within).order_by("unit__sort_key", "unit", "id"))


def open_rows(rows: QuerySet[DutyMonth]) -> QuerySet[DutyMonth]:
    """Month by month for the open data, in an order that stays."""
    return rows.select_related("post", "unit").order_by("month", "unit__sort_key", "unit", F("post").asc())
