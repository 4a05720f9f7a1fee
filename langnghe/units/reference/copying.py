"""Writes many rows at once: COPY into a passing table, then insert what is new and update what differs."""

from collections.abc import Iterable, Sequence

from django.db import connection

# Table and column names are ours, never asked for; a row that is already as packaged is left untouched.
_CREATE = "CREATE TEMPORARY TABLE fresh ON COMMIT DROP AS SELECT {listed} FROM {table} WITH NO DATA"
_UPSERT = """
    INSERT INTO {table} AS stored ({listed}) SELECT {listed} FROM fresh
    ON CONFLICT ({key}) DO UPDATE SET {changes}
    WHERE ROW({was}) IS DISTINCT FROM ROW({becomes})
"""


def write_rows(
    table: str,
    *,
    columns: Sequence[str],
    key: Sequence[str],
    rows: Iterable[Sequence[str]],
    nullable: Sequence[str],
) -> None:
    """Upsert by a unique key; empty text is null only in the nullable columns."""
    others = [column for column in columns if column not in key]
    places = [column in nullable for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(_CREATE.format(table=_quoted(table), listed=_listed(columns)))
        with cursor.copy(f"COPY fresh ({_listed(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(
                    [None if empty and not cell else cell for cell, empty in zip(row, places, strict=True)]
                )
        cursor.execute(
            _UPSERT.format(
                table=_quoted(table),
                listed=_listed(columns),
                key=_listed(key),
                changes=", ".join(f"{_quoted(name)} = EXCLUDED.{_quoted(name)}" for name in others),
                was=_listed(others, of="stored."),
                becomes=_listed(others, of="EXCLUDED."),
            )
        )
        cursor.execute("DROP TABLE fresh")


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _listed(names: Sequence[str], *, of: str = "") -> str:
    return ", ".join(of + _quoted(name) for name in names)
