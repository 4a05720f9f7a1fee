"""Several questions in one trip to the database, and statements that the server plans once."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

Statement = tuple[str, Sequence[Any]]


def together(*statements: Statement) -> list[Any]:
    """What each statement gives, in one trip: the one value of its one row, or None where it has no row.

    They are one statement to the server, which plans it once for each connection and keeps what it writes together.
    """
    texts = tuple(text for text, _values in statements)
    ((*found,),) = planned(_side_by_side(texts), [one for _text, values in statements for one in values])
    return found


@lru_cache(maxsize=64)
def _side_by_side(texts: tuple[str, ...]) -> str:
    parts = ", ".join(f"part_{n} AS ({text})" for n, text in enumerate(texts))
    return f"WITH {parts} SELECT " + ", ".join(f"(TABLE part_{n})" for n in range(len(texts)))


def planned(text: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of one statement that the server plans once for each connection, however often it is asked.

    For a page that many ask for, whose statement takes longer to plan than to answer. The driver prepares it when it
    comes again (`prepare_threshold` of the settings); Django's own cursors never do.
    """
    # Not Django's proxy, which looks for its thread at every touch.
    wraps: Any = connections[DEFAULT_DB_ALIAS]
    wraps.ensure_connection()
    # Wrapped as Django wraps its own, so that it is counted and logged as any other.
    with wraps._prepare_cursor(psycopg.RawCursor(wraps.connection)) as cursor:  # noqa: SLF001
        cursor.execute(_as_the_server_counts(text), values)
        # Not `description`, which makes an object for each column only to be thrown away.
        return cursor.fetchall() if cursor.pgresult.nfields else []


@lru_cache(maxsize=512)
def _as_the_server_counts(text: str) -> str:
    """`%s, %s` as `$1, $2`: the driver would take a long statement apart again each time."""
    first, *parts = text.split("%s")
    return (first + "".join(f"${n}{part}" for n, part in enumerate(parts, 1))).replace("%%", "%")
