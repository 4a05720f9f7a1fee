"""Verbs on accounts, memberships and custody."""

from langnghe.accounts.services.administering import (
    end_membership,
    give_role,
    open_account,
    renew_password,
    set_active,
)
from langnghe.accounts.services.appointing import add_agency, add_post, appoint, leave_post
from langnghe.accounts.services.custody import (
    custody_of,
    give_custody,
    give_custody_to_many,
    hand_back,
    hand_over,
)
from langnghe.accounts.services.memberships import add_membership, create_user

__all__ = [
    "add_agency",
    "add_membership",
    "add_post",
    "appoint",
    "create_user",
    "custody_of",
    "end_membership",
    "give_custody",
    "give_custody_to_many",
    "give_role",
    "hand_back",
    "hand_over",
    "leave_post",
    "open_account",
    "renew_password",
    "set_active",
]
