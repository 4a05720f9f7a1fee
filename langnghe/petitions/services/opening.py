"""Opening a file leaves two traces: who has it open now, and who ever read it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from langnghe.accounts.models import User
from langnghe.kernel.clock import legal_day
from langnghe.petitions import access
from langnghe.petitions.models import Petition, Presence

EXPIRES = timedelta(minutes=20)
# One statement: who has it open, and the reading for the unit that leads the file or holds it otherwise.
OPENED = """
WITH open AS (
  INSERT INTO petitions_presence (petition_id, user_id, since, seen)
  VALUES (%(petition)s, %(user)s, %(at)s, %(at)s)
  ON CONFLICT (petition_id, user_id) DO UPDATE SET seen = excluded.seen,
    since = CASE WHEN petitions_presence.seen < %(expired)s THEN excluded.since ELSE petitions_presence.since END
)
INSERT INTO petitions_filereading (petition_id, user_id, unit_id, at)
VALUES (%(petition)s, %(user)s, coalesce((
  SELECT c.unit_id FROM accounts_custody c
  WHERE c.subject_kind = 'petition' AND c.subject_id = %(petition)s AND c.unit_id = ANY(%(units)s)
    AND c.since <= %(on)s AND (c.until IS NULL OR c.until >= %(on)s)
  ORDER BY (c.role = 'lead') DESC, c.id DESC LIMIT 1), %(unit)s), %(at)s)
"""


def note_opening(petition: Petition, *, by: User, at: datetime) -> None:
    """Note that this officer opened this file; one row says that it is open, another is kept for ever."""
    on = legal_day(at)
    units = access.reading_units(by, on)
    given: dict[str, Any] = {
        "petition": petition.pk,
        "user": by.pk,
        "at": at,
        "expired": at - EXPIRES,
        "units": units,
        "unit": petition.unit_id,
        "on": on,
    }
    with connection.cursor() as cursor:
        cursor.execute(OPENED, given)


def leave(petition: Petition, *, by: User) -> None:
    """This officer has closed the file: colleagues are no longer told that it is open."""
    Presence.objects.filter(petition=petition, user=by).delete()


def forget_presence(*, at: datetime) -> int:
    """Drop rows of pages that nobody has asked for since; the daily job calls it."""
    return Presence.objects.filter(seen__lt=at - EXPIRES).delete()[0]
