"""Who is signed in: the account with its roles and their units, in one question for each request."""

from django.contrib.auth.backends import ModelBackend

from langnghe.accounts.access import CAME_ALONG
from langnghe.accounts.models import Membership, User
from langnghe.kernel.joined import columns_of, part, rows_of
from langnghe.kernel.trips import planned
from langnghe.units.models import Unit

PARTS = (part("m", Membership), part("p", User), part("u", Unit))
ASKED = (
    f"SELECT {columns_of(PARTS)} FROM accounts_membership m"  # noqa: S608 - names of ours
    " JOIN accounts_user p ON p.id = m.user_id JOIN units_unit u ON u.code = m.unit_id"
    " WHERE m.user_id = %s ORDER BY m.id"
)


class WithMemberships(ModelBackend):
    """Django's backend; every page asks what its reader may do, so the answer comes with the reader."""

    def get_user(self, user_id: int) -> User | None:
        found = planned(ASKED, [user_id])
        if not found:
            return super().get_user(user_id)
        rows = [_membership(row) for row in found]
        user: User = rows[0].user
        setattr(user, CAME_ALONG, rows)
        return user if self.user_can_authenticate(user) else None


def _membership(row: tuple[object, ...]) -> Membership:
    membership: Membership
    membership, membership.user, membership.unit = rows_of(PARTS, row)
    return membership
