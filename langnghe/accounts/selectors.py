"""Questions about accounts; those about rights are asked of `access` and handed on here, the door of this room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from langnghe.accounts import access
from langnghe.accounts.access import (
    Viewer,
    has_right,
    in_custody,
    in_force,
    own_units,
    rights_of,
    still_held,
    units_of,
    units_with,
)
from langnghe.accounts.models import Membership, User
from langnghe.units.models import Post, Tenure, standing
from langnghe.vietnamese import fold, sort_key

__all__ = [
    "HeldPost",
    "Listed",
    "Viewer",
    "accounts_named",
    "actor_names",
    "has_right",
    "in_custody",
    "in_force",
    "memberships",
    "own_units",
    "people",
    "posts",
    "rights_of",
    "still_held",
    "units_of",
    "units_with",
]

# Who writes entries of the log without an account.
WITHOUT_ACCOUNT = {
    "citizen": _("người gửi đơn"),
    "reply-link": _("cơ quan ngoài, qua liên kết phúc đáp"),
    "console": _("người quản trị máy chủ"),
}


@dataclass(frozen=True)
class Listed:
    """One account with the roles that it has today."""

    user: User
    roles: list[Membership]


def people(viewer: Viewer, *, on: date) -> list[Listed]:
    """The accounts of the area by given name, each with today's roles; two queries however many."""
    users = list(access.visible(User.objects.all(), viewer, on))
    users.sort(key=lambda user: sort_key(str(user), by_given_name=True))
    return with_roles(users, on=on)


def accounts_named(text: str, *, on: date, most: int = 12) -> list[Listed]:
    """Accounts of every body whose names hold each word typed, with or without marks, or that are called so.

    Names are compared here and not by the database: whom somebody looks for stands in no log of it.
    """
    words, name = set(fold(text).split()), text.strip().casefold()
    if not words:
        return []
    active = User.objects.filter(is_active=True).values_list("pk", "display_name", "username")
    fitting = [
        (sort_key(shown or username, by_given_name=True), pk)
        for pk, shown, username in active
        if words <= set(fold(shown or username).split()) or username.casefold() == name
    ]
    chosen = [pk for _key, pk in sorted(fitting)[:most]]
    users = User.objects.in_bulk(chosen)
    return with_roles([users[pk] for pk in chosen], on=on)


def with_roles(users: list[User], *, on: date) -> list[Listed]:
    """Each of these accounts with the roles that it has that day."""
    rows = Membership.objects.filter(in_force(on), user__in=users).select_related("unit").order_by("id")
    by_user: dict[int, list[Membership]] = {}
    for row in rows:
        by_user.setdefault(row.user_id, []).append(row)
    return [Listed(user, by_user.get(user.pk, [])) for user in users]


def memberships(user: User, *, viewer: Viewer, on: date) -> QuerySet[Membership]:
    """The roles of one account in the units that the viewer administers, newest first."""
    rows = user.memberships.filter(unit__in=access.administered_units(viewer, on))
    return rows.select_related("unit").order_by("-since", "-id")


@dataclass(frozen=True)
class HeldPost:
    """One post of the area with whoever holds it today; an empty list reads "chưa có dữ liệu"."""

    post: Post
    tenures: list[Tenure]


def posts(viewer: Viewer, *, on: date) -> list[HeldPost]:
    """The posts of the administered units that stand today, with their holders; two queries however many."""
    rows = Post.objects.filter(standing(on), unit__in=access.administered_units(viewer, on))
    found = list(rows.select_related("unit").order_by("unit__kind", "unit_id", "id"))
    tenures = Tenure.objects.filter(in_force(on), post__in=found).select_related("official").order_by("since")
    held: dict[int, list[Tenure]] = {}
    for tenure in tenures:
        held.setdefault(tenure.post_id, []).append(tenure)
    return [HeldPost(post, held.get(post.pk, [])) for post in found]


def actor_names(actors: Iterable[str]) -> dict[str, str]:
    """Each actor of entries as people call them: an account by its name, whoever has none by what they are."""
    asked = set(actors) - {""}
    known = User.objects.filter(username__in=asked).values_list("username", "display_name") if asked else []
    others = {code: str(words) for code, words in WITHOUT_ACCOUNT.items() if code in asked}
    return {**{code: code for code in asked}, **others, **{code: name for code, name in known if name}}
