"""Accounts and the dated roles that they have in units."""

from datetime import date

from django.db import transaction

from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import Role


@transaction.atomic
def create_user(
    username: str,
    *,
    password: str,
    display_name: str,
    unit: str,
    role: Role,
    since: date,
    is_demo: bool = False,
    email: str = "",
) -> User:
    """Make an account with one membership."""
    user = User.objects.create_user(
        username, email=email, password=password, display_name=display_name, is_demo=is_demo
    )
    add_membership(user, unit=unit, role=role, since=since)
    return user


def add_membership(user: User, *, unit: str, role: Role, since: date) -> Membership:
    return Membership.objects.create(user=user, unit_id=unit, role=role, since=since)
