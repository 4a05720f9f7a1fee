"""Counting wrong codes and sendings; the source is a hash that changes every day."""

from datetime import datetime

from django.db import connection, transaction

from langnghe.kernel.trips import planned
from langnghe.petitions import codes
from langnghe.petitions.models import WebSending, WrongCode
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
