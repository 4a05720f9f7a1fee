"""New rows of several tables that are written together, with keys asked for before."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from django.contrib.postgres.fields import ArrayField
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql import InsertQuery
from psycopg.types.numeric import Int2, Int4, Int8

from langnghe.kernel.trips import Statement, planned

Column: TypeAlias = "models.Field[Any, Any]"
Give = Callable[[models.Model, BaseDatabaseWrapper], Any]

# What the driver takes as it stands, by the column's exact class; the width of a number belongs to the plan's name.
PLAIN: dict[type[Column], tuple[type, Callable[[Any], Any] | None]] = {
    models.CharField: (str, None),
    models.TextField: (str, None),
    models.EmailField: (str, None),
    models.BooleanField: (bool, None),
    models.DateField: (date, None),
    models.PositiveSmallIntegerField: (int, Int2),
    models.SmallIntegerField: (int, Int2),
    models.IntegerField: (int, Int4),
    models.PositiveIntegerField: (int, Int4),
    models.BigIntegerField: (int, Int8),
    models.BigAutoField: (int, Int8),
}


def new_keys(kinds: Sequence[type[models.Model]]) -> Statement:
    """Asks for a list with one key for each of these tables; a key not used afterwards is a gap and nothing else."""
    tables = [kind._meta.db_table for kind in kinds]  # noqa: SLF001 - Django's documented name
    keys = (f"nextval(pg_get_serial_sequence('{table}', 'id'))" for table in tables)
    return f"SELECT ARRAY[{', '.join(keys)}]", []


def write(rows: Iterable[models.Model]) -> None:
    """Insert new rows of any tables in one statement; each has the keys that another one of them points at.

    The same tables in the same order are the same statement, which the server plans once for each connection.
    """
    new = list(rows)
    # Not Django's proxy of the connection, which looks for its thread at every touch.
    into = connections[DEFAULT_DB_ALIAS]
    kinds = tuple((type(row), row.pk is not None) for row in new)
    values = [
        give(row, into)
        for row, (kind, with_key) in zip(new, kinds, strict=True)
        for give in _gives(kind, with_key=with_key)
    ]
    planned(_insert_all(kinds), values)
    for row in new:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS  # noqa: SLF001 - as Model.save leaves it


def _whole_numbers(numbers: list[int]) -> str:
    """An array as PostgreSQL reads it; the driver would look at every number for its width."""
    return "{" + ",".join(map(str, numbers)) + "}"


@cache
def _insert_all(kinds: tuple[tuple[type[models.Model], bool], ...]) -> str:
    parts = (f"row_{n} AS ({_insert_into(kind, with_key=key)})" for n, (kind, key) in enumerate(kinds))
    return f"WITH {', '.join(parts)} SELECT"


@cache
def _insert_into(kind: type[models.Model], *, with_key: bool) -> str:
    """The statement of a table as Django writes it; the same for each of its rows."""
    query = InsertQuery(kind)
    query.insert_values(_columns(kind, with_key=with_key), [kind()])
    ((text, _values),) = query.get_compiler(connection=connection).as_sql()
    return str(text)


@cache
def _columns(kind: type[models.Model], *, with_key: bool) -> list[Column]:
    meta = kind._meta  # noqa: SLF001 - Django's documented name
    every = meta.local_concrete_fields
    return [one for one in every if not one.generated and (with_key or one is not meta.auto_field)]


@cache
def _gives(kind: type[models.Model], *, with_key: bool) -> list[Give]:
    return [_give(one) for one in _columns(kind, with_key=with_key)]


def _give(column: Column) -> Give:
    """What a row holds for a column, as the driver takes it; a value of the plain type needs nobody's conversion."""
    name, (plain, wrap) = column.attname, _plain(column)

    def give(row: models.Model, into: BaseDatabaseWrapper) -> Any:
        value = getattr(row, name)
        if plain and (value is None or type(value) is plain):
            return wrap(value) if wrap and value is not None else value
        return column.get_db_prep_save(column.pre_save(row, add=True), into)

    return give


def _plain(column: Column) -> tuple[type | None, Callable[[Any], Any] | None]:
    if isinstance(column, models.ForeignKey):
        return _plain(column.target_field)
    if isinstance(column, ArrayField):
        return list, _whole_numbers if isinstance(column.base_field, models.IntegerField) else None
    is_stamped = getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False)
    return (None, None) if is_stamped else PLAIN.get(type(column), (None, None))
