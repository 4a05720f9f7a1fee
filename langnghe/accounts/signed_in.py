"""Who is signed in, with roles and their units, as one statement reads them: every page asks what its reader may do."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from langnghe.accounts.access import CAME_ALONG
from langnghe.accounts.models import Membership, User
from langnghe.kernel.joined import columns_of, part, rows_of
from langnghe.units.models import Unit

ACCOUNT, ROLE = (part("p", User),), (part("m", Membership), part("u", Unit))
COLUMNS = columns_of([*ACCOUNT, *ROLE])
WIDTH = len(ACCOUNT[0].names)
# An account without a role is somebody, too.
TABLES = "accounts_user p LEFT JOIN accounts_membership m ON m.user_id = p.id LEFT JOIN units_unit u ON u.code = m.unit_id"

_coming: ContextVar[User | None] = ContextVar("coming", default=None)


def account_of(rows: Sequence[Sequence[Any]]) -> User | None:
    """The account of these rows with its roles; nobody where the session is nobody's."""
    if not rows or rows[0][0] is None:
        return None
    (user,) = rows_of(ACCOUNT, tuple(rows[0][:WIDTH]))
    setattr(user, CAME_ALONG, [_role(row, user) for row in rows if row[WIDTH] is not None])
    return user if isinstance(user, User) else None


def _role(row: Sequence[Any], user: User) -> Membership:
    membership: Membership
    membership, membership.unit = rows_of(ROLE, tuple(row[WIDTH:]))
    membership.user = user
    return membership


@contextmanager
def coming(user: User | None) -> Iterator[None]:
    """This account came with its session; who asks for it meanwhile need not ask the database."""
    token = _coming.set(user)
    try:
        yield
    finally:
        _coming.reset(token)


def came(user_id: int) -> User | None:
    user = _coming.get()
    return user if user is not None and user.pk == user_id else None
