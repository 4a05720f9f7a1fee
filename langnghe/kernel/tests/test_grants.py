"""The lesser role reads and writes, appends to history, and neither rewrites nor truncates; tried as that role."""

import json
import os
from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from conftest import PASSWORD
from langnghe.kernel.postgres import grants

HISTORY = "audit_entry"


def test_history_is_declared_append_only() -> None:
    assert HISTORY in grants.append_only_tables()


def _run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_tests_run_as_the_lesser_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (grants.APP, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM audit_entry",
        "DELETE FROM accounts_usersession",
        "UPDATE accounts_usersession SET session_data = ''",
        "SELECT count(*) FROM procrastinate_jobs",
    ],
)
def test_the_lesser_role_may(statement: str) -> None:
    _run(statement)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET id = id",
        "DELETE FROM audit_entry",
        f"TRUNCATE {HISTORY}",
        "TRUNCATE accounts_usersession",
        "DELETE FROM django_migrations",
        "CREATE TABLE of_mine (id int)",
        f"DROP TABLE {HISTORY}",
        f"ALTER TABLE {HISTORY} DISABLE TRIGGER ALL",
        "SET ROLE langnghe_owner",
        "COPY (SELECT 1) TO PROGRAM 'true'",
    ],
)
def test_the_lesser_role_may_not(statement: str) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner|must be superuser"):
        _run(statement)


def _owner() -> dict[str, Any]:
    server = json.loads(os.environ["LANGNGHE_TEST_SERVER"])
    name = connection.settings_dict["NAME"]
    return {**server, "dbname": name, "user": "langnghe_owner", "password": PASSWORD}


def _rights(database: psycopg.Connection[Any]) -> list[Any]:
    return database.execute(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
        "WHERE grantee = 'langnghe_app' ORDER BY 1, 2"
    ).fetchall()


def test_granting_again_changes_nothing(committed_db: None) -> None:
    with psycopg.connect(**_owner()) as database:
        before = _rights(database)
        grants.apply(database)
        assert _rights(database) == before
        assert (HISTORY, "INSERT") in before


def test_a_right_given_by_mistake_is_taken_back(committed_db: None) -> None:
    with psycopg.connect(**_owner()) as database:
        before = _rights(database)
        database.execute(f"GRANT UPDATE, TRUNCATE ON {HISTORY} TO langnghe_app")
        grants.apply(database)
        assert _rights(database) == before
