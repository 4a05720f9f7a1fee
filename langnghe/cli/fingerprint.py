"""What this code expects of a database, as one short mark that the database itself keeps.

A start whose mark is already there skips migrations and reference data: the second start takes seconds.
"""

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

PACKAGE = Path(__file__).resolve().parent.parent
PARTS = (
    "*/migrations/*.py",
    "units/data/*",
    "units/reference/*.py",
    "*/models.py",
    "kernel/postgres/grants.py",
)
WITH_TABLES = ("django", "procrastinate", "django-axes")
HOLDER = "django_migrations"


def expected() -> str:
    """The digest of everything that shapes tables, rights and reference data."""
    digest = hashlib.sha256(" ".join(version(name) for name in WITH_TABLES).encode())
    for path in sorted(path for part in PARTS for path in PACKAGE.glob(part) if path.is_file()):
        digest.update(str(path.relative_to(PACKAGE)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def found(parameters: dict[str, Any]) -> str:
    """The mark that the database bears; nothing before its first migration."""
    with psycopg.connect(**parameters) as connection:
        row = connection.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [HOLDER]).fetchone()
    return str(row[0] or "") if row else ""


def write(parameters: dict[str, Any]) -> None:
    """Called as the owner when everything is in place."""
    with psycopg.connect(**parameters) as connection:
        connection.execute(
            sql.SQL("COMMENT ON TABLE {} IS {}").format(sql.Identifier(HOLDER), sql.Literal(expected()))
        )


def demo_is_built(parameters: dict[str, Any]) -> bool:
    with psycopg.connect(**parameters) as connection:
        return connection.execute("SELECT 1 FROM accounts_user WHERE is_demo LIMIT 1").fetchone() is not None


def words_are_compiled() -> bool:
    """Whether every catalogue is compiled and none is older than its source."""
    sources = PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po")
    return all(_age(source) <= _age(source.with_suffix(".mo")) for source in sources)


def _age(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0
