"""The months of a post as its register gives them: what `DutyMonth` must hold, and whether it does."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from langnghe import lawbook
from langnghe.reception.models import DutyMonth, Session, SessionKind
from langnghe.reception.selectors.duty import Counted, counted, duty_of, reach
from langnghe.units.models import AdministrativeArea, Post

THURSDAY = timedelta(days=3)
COUNTS = (
    "unit_id", "province_id", "starts_on", "ends_on", "required", "kept", "delegated", "moved", "missed",
    "unreported", "lacking", "reported", "article",
)  # fmt: skip


def month_of_period(period: lawbook.DutyPeriod) -> date:
    """A week belongs to the month of its Thursday, as the lawbook asks for it once."""
    return (period.start + THURSDAY if period.unit == "week" else period.start).replace(day=1)


def months_of(post: Post) -> list[DutyMonth]:
    """Counted from the sessions and the unit's own rules; nothing is written."""
    rows = Session.objects.filter(post=post, kind=SessionKind.REGULAR)
    sessions = list(rows.order_by("held_on", "id").values_list("held_on", "state"))
    answered = reach(day for day, _state in sessions)
    if answered is None:
        return []
    found = counted(duty_of(post, *answered), sessions)
    found.sort(key=lambda one: (month_of_period(one.period), one.period.start))
    by_month = groupby(found, key=lambda one: month_of_period(one.period))
    return [_month(post, month, list(periods)) for month, periods in by_month]


def _month(post: Post, month: date, periods: list[Counted]) -> DutyMonth:
    return DutyMonth(
        post=post,
        unit_id=post.unit_id,
        province=province_of(post.unit.area),
        month=month,
        starts_on=min(one.period.start for one in periods),
        ends_on=max(one.period.end for one in periods),
        required=sum(one.period.required_days for one in periods),
        kept=sum(one.kept for one in periods),
        delegated=sum(one.delegated for one in periods),
        moved=sum(one.moved for one in periods),
        missed=sum(one.missed for one in periods),
        unreported=sum(one.unreported for one in periods),
        lacking=sum(one.lacking for one in periods),
        reported=any(one.known for one in periods),
        article="; ".join(dict.fromkeys(one.period.cite.text for one in periods))[:300],
    )


def province_of(area: AdministrativeArea) -> AdministrativeArea:
    while area.parent is not None:
        area = area.parent
    return area


def posts_with_duty() -> Iterator[Post]:
    posts = Post.objects.exclude(duty_office="").select_related("unit__area__parent__parent")
    held = Session.objects.filter(kind=SessionKind.REGULAR).order_by().values("post")
    kept = DutyMonth.objects.order_by().values("post")
    return posts.filter(pk__in=held.union(kept)).order_by("id").iterator(chunk_size=500)


def facts(row: DutyMonth) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in COUNTS)


def differences(posts: Iterable[Post]) -> list[tuple[int, date]]:
    """Posts and months where the copy is not what the register says; empty when all is well."""
    wrong: list[tuple[int, date]] = []
    for post in posts:
        right = {row.month: facts(row) for row in months_of(post)}
        held = {row.month: facts(row) for row in DutyMonth.objects.filter(post=post)}
        wrong += [
            (post.pk, month)
            for month in sorted(right.keys() | held.keys())
            if right.get(month) != held.get(month)
        ]
    return wrong
