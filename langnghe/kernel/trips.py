"""Several statements in one trip to the database, and new rows that are written together."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

import psycopg
from django.db import connection, models
from django.db.models.sql import InsertQuery

Statement = tuple[str, Sequence[Any]]


def together(*statements: Statement) -> list[list[tuple[Any, ...]]]:
    """The rows that each statement gives, in order; all of them travel in one trip.

    Django binds values on this side of the wire, so several statements are one message to the server.
    """
    # Bound one by one: the driver remembers how a short statement splits, and never how a long one does.
    binds: Any = connection.ops
    with connection.cursor() as cursor:
        cursor.execute("; ".join(binds.compose_sql(text, values) for text, values in statements))
        found = [_rows(cursor)]
        while cursor.nextset():
            found.append(_rows(cursor))
    return found


def _rows(cursor: Any) -> list[tuple[Any, ...]]:
    # Not `description`, which makes an object for each column only to be thrown away.
    return cursor.fetchall() if cursor.pgresult.nfields else []


def planned(text: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of one statement that the server plans once for each connection, however often it is asked.

    For a page that many ask for, whose statement takes longer to plan than to answer. The driver prepares it when it
    comes again (`prepare_threshold` of the settings); Django's own cursors never do.
    """
    connection.ensure_connection()
    wraps: Any = connection
    # Wrapped as Django wraps its own, so that it is counted and logged as any other.
    with wraps._prepare_cursor(psycopg.RawCursor(wraps.connection)) as cursor:  # noqa: SLF001
        cursor.execute(_as_the_server_counts(text), values)
        return _rows(cursor)


@lru_cache(maxsize=512)
def _as_the_server_counts(text: str) -> str:
    """`%s, %s` as `$1, $2`: the driver would take a long statement apart again each time."""
    first, *parts = text.split("%s")
    return (first + "".join(f"${n}{part}" for n, part in enumerate(parts, 1))).replace("%%", "%")


def new_keys(kinds: Sequence[type[models.Model]]) -> Statement:
    """Asks for one key for each of these tables; a key not used afterwards is a gap and nothing else."""
    columns = ", ".join(["nextval(pg_get_serial_sequence(%s, 'id'))"] * len(kinds))
    return f"SELECT {columns}", [kind._meta.db_table for kind in kinds]  # noqa: SLF001 - Django's documented name


def write(rows: Iterable[models.Model]) -> None:
    """Insert new rows of any tables in one statement; each has the keys that another one of them points at.

    The same tables in the same order are the same statement, which the server plans once for each connection.
    """
    new = list(rows)
    planned(*_inserting(new))
    for row in new:
        row._state.adding, row._state.db = False, connection.alias  # noqa: SLF001 - as Model.save leaves it


def _inserting(rows: list[models.Model]) -> Statement:
    kinds = tuple((type(row), row.pk is not None) for row in rows)
    values = [
        one.get_db_prep_save(one.pre_save(row, add=True), connection)
        for row, (kind, with_key) in zip(rows, kinds, strict=True)
        for one in _columns(kind, with_key=with_key)
    ]
    return _insert_all(kinds), values


@cache
def _insert_all(kinds: tuple[tuple[type[models.Model], bool], ...]) -> str:
    parts = (f"row_{n} AS ({_insert_into(kind, with_key=key)})" for n, (kind, key) in enumerate(kinds))
    return f"WITH {', '.join(parts)} SELECT"


@cache
def _columns(kind: type[models.Model], *, with_key: bool) -> "list[models.Field[Any, Any]]":
    meta = kind._meta  # noqa: SLF001 - Django's documented name
    every = meta.local_concrete_fields
    return [one for one in every if not one.generated and (with_key or one is not meta.auto_field)]


@cache
def _insert_into(kind: type[models.Model], *, with_key: bool) -> str:
    """The statement of a table as Django writes it; the same for each of its rows."""
    query = InsertQuery(kind)
    query.insert_values(_columns(kind, with_key=with_key), [kind()])
    ((text, _values),) = query.get_compiler(connection=connection).as_sql()
    return str(text)
