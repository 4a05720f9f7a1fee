"""Counting wrong codes and sendings; the source is a hash that changes every day."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from langnghe.kernel.trips import planned
from langnghe.petitions import codes
from langnghe.petitions.models import Petition, WebSending, WrongCode
from langnghe.petitions.selectors.tracking import quarter_of


@transaction.atomic
def note_wrong_code(address: str, *, at: datetime) -> None:
    """Count one wrong code of a source; in one statement, so that two at once are two."""
    table = WrongCode._meta.db_table  # noqa: SLF001 - Django's documented name
    statement = (
        f'INSERT INTO "{table}" (source, quarter, times) VALUES (%s, %s, 1) '  # noqa: S608 - a name of ours
        f'ON CONFLICT (source, quarter) DO UPDATE SET times = "{table}".times + 1'
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [codes.source_digest(address, f"{at:%Y-%m-%d}"), quarter_of(at)])


@transaction.atomic(savepoint=False)
def one_more(source: bytes, hour: datetime) -> int:
    """Count one sending of a source in this hour and say how many it makes; in one statement, as above."""
    table = WebSending._meta.db_table  # noqa: SLF001 - Django's documented name
    statement = (
        f'INSERT INTO "{table}" (source, hour, times) VALUES (%s, %s, 1) '  # noqa: S608 - a name of ours
        f'ON CONFLICT (source, hour) DO UPDATE SET times = "{table}".times + 1 RETURNING times'
    )
    [(times,)] = planned(statement, [source, hour])
    return int(times)


@dataclass(frozen=True)
class Counted:
    """How many a sending makes in this hour, of its source and of everybody; a form that was sent before is not counted."""

    sent_before: bool
    of_source: int
    of_everybody: int


EVERYBODY = b"\0" * 32
# Who is over the limit does not count for everybody, or one place could stop all others.
SENDING = f"""
    WITH earlier AS (
        SELECT true AS is_there FROM {Petition._meta.db_table}
        WHERE form_digest = %s AND NOT (form_digest = '')
    ), one AS (
        INSERT INTO {WebSending._meta.db_table} AS it (source, hour, times)
        SELECT %s, %s, 1 WHERE NOT EXISTS (TABLE earlier)
        ON CONFLICT (source, hour) DO UPDATE SET times = it.times + 1 RETURNING times
    ), everybody AS (
        INSERT INTO {WebSending._meta.db_table} AS it (source, hour, times)
        SELECT %s, %s, 1 FROM one WHERE times <= %s
        ON CONFLICT (source, hour) DO UPDATE SET times = it.times + 1 RETURNING times
    )
    SELECT EXISTS (TABLE earlier), (TABLE one), (TABLE everybody)
"""  # noqa: S608, SLF001 - names of ours, as Django documents them


def count_sending(form_digest: str, source: bytes, hour: datetime, *, most: int) -> Counted:
    """Count a form that comes by the web, unless this very form was here before; one trip, with nothing held after it.

    `most` is what one source may send in an hour.
    """
    given = [form_digest, source, hour, EVERYBODY, hour, most]
    [(before, of_source, of_everybody)] = planned(SENDING, given)
    return Counted(bool(before), of_source or 0, of_everybody or 0)
