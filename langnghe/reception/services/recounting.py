"""Keeping the months of duty equal to the register, in the transaction that changes a session."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from langnghe.reception.models import DutyMonth
from langnghe.reception.selectors.duty_months import COUNTS, facts, months_of, posts_with_duty
from langnghe.units.models import Post


@dataclass(frozen=True)
class Recounted:
    looked_at: int
    changed: int

    def as_json(self) -> dict[str, int]:
        return {"looked_at": self.looked_at, "changed": self.changed}


@transaction.atomic
def recount(posts: Iterable[int]) -> int:
    """Count these posts again; two at once wait for each other. Returns how many months changed."""
    rows = Post.objects.select_for_update(of=("self",), no_key=True).select_related(
        "unit__area__parent__parent"
    )
    # In order of their numbers, so that two transactions never hold what the other needs.
    return sum(_recount(post) for post in rows.filter(pk__in=set(posts)).order_by("pk"))


def _recount(post: Post) -> int:
    right = {row.month: row for row in months_of(post)} if post.duty_office else {}
    held = {row.month: row for row in DutyMonth.objects.filter(post=post)}
    gone = [row.pk for month, row in held.items() if month not in right]
    changed = [row for month, row in right.items() if month not in held or facts(held[month]) != facts(row)]
    if gone:
        DutyMonth.objects.filter(pk__in=gone).delete()
    DutyMonth.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["post", "month"],
        update_fields=[*COUNTS, "counted_at"],
    )
    return len(gone) + len(changed)


def recount_all(*, unit: str = "") -> Recounted:
    """Every post with a duty, each in a transaction of its own; run twice it changes nothing."""
    posts = [post.pk for post in posts_with_duty() if unit in {"", post.unit_id}]
    return Recounted(len(posts), sum(recount([pk]) for pk in posts))
