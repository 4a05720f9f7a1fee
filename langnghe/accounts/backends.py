"""Who is signed in: the account with its roles and their units, in one question for each request."""

from django.contrib.auth.backends import ModelBackend

from langnghe.accounts.models import User
from langnghe.accounts.signed_in import COLUMNS, TABLES, account_of, came
from langnghe.kernel.trips import planned

ASKED = f"SELECT {COLUMNS} FROM {TABLES} WHERE p.id = %s ORDER BY m.id"  # noqa: S608 - names of ours


class WithMemberships(ModelBackend):
    """Django's backend; the account comes with its session, or is asked for with its roles."""

    def get_user(self, user_id: int) -> User | None:
        user = came(user_id) or account_of(planned(ASKED, [user_id]))
        return user if user is not None and self.user_can_authenticate(user) else None
