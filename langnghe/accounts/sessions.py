"""Django's sessions in the database, read together with whose they are: every page of the desk asks both."""

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Kept
from django.utils import timezone

from langnghe.accounts.models import User, UserSession
from langnghe.accounts.signed_in import COLUMNS, TABLES, account_of
from langnghe.kernel.trips import planned

READ = (
    f"SELECT s.session_data, s.expire_date, {COLUMNS} FROM accounts_usersession s"  # noqa: S608 - names of ours
    f" LEFT JOIN ({TABLES}) ON p.id = s.user_id WHERE s.session_key = %s AND s.expire_date > %s ORDER BY m.id"
)


class SessionStore(Kept):
    """The rules are Django's; `reader` is the account that came with the session."""

    reader: User | None = None

    @classmethod
    def get_model_class(cls) -> type[UserSession]:
        return UserSession

    def create_model_instance(self, data: dict[str, Any]) -> UserSession:
        made = cast("UserSession", super().create_model_instance(data))
        made.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return made

    def _get_session_from_db(self) -> UserSession | None:
        rows = planned(READ, [self.session_key, timezone.now()])
        if not rows:
            self._session_key = None
            return None
        data, expires = rows[0][:2]
        self.reader = account_of([row[2:] for row in rows])
        return UserSession(session_key=str(self.session_key), session_data=data, expire_date=expires)
