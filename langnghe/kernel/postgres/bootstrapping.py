"""The two roles and the database: an owner that migrates, and a lesser role that serves."""

from typing import Any

import psycopg
from psycopg import sql

EXTENSIONS = ("unaccent", "pg_trgm", "btree_gin", "btree_gist")


def bootstrap(superuser: dict[str, Any], database: str, owner_password: str, app_password: str) -> None:
    """Make the roles, the database and its extensions; safe to run again."""
    with psycopg.connect(**superuser, autocommit=True) as connection:
        _role(connection, "langnghe_owner", owner_password)
        _role(connection, "langnghe_app", app_password)
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if not found:
            connection.execute(
                sql.SQL(
                    "CREATE DATABASE {} OWNER langnghe_owner TEMPLATE template0 ENCODING 'UTF8' "
                    "LC_COLLATE 'C' LC_CTYPE 'C'"
                ).format(sql.Identifier(database))
            )
    with psycopg.connect(**{**superuser, "dbname": database}, autocommit=True) as connection:
        for extension in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
        connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        connection.execute("ALTER SCHEMA public OWNER TO langnghe_owner")
        connection.execute("GRANT USAGE ON SCHEMA public TO langnghe_app")


def _role(connection: psycopg.Connection[Any], name: str, password: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    verb = sql.SQL("ALTER ROLE" if found else "CREATE ROLE")
    options = sql.SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD")
    connection.execute(
        sql.SQL("{} {} {} {}").format(verb, sql.Identifier(name), options, sql.Literal(password))
    )
