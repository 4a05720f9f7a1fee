"""A kept connection: no trip while it stands, found out when its server end has gone."""

from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from langnghe.kernel.trips import planned


@pytest.fixture
def kept(committed_db: Any) -> Any:
    connection.ensure_connection()
    return connection


def test_a_connection_that_stands_is_not_asked(
    kept: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert kept.is_usable()


def test_a_connection_whose_server_end_was_closed_is_found_out(kept: Any) -> None:
    pid = kept.connection.info.backend_pid
    with psycopg.connect(kept.connection.info.dsn, password=kept.connection.info.password) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

    assert not kept.is_usable()
    kept.close()
    assert planned("SELECT %s::int", [7]) == [(7,)]


def test_a_statement_asked_often_is_planned_once(kept: Any) -> None:
    for n in range(12):
        assert planned("SELECT %s::int + 1", [n]) == [(n + 1,)]
    rows = planned(
        "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE %s", ["SELECT $1::int + 1"]
    )

    assert rows[0][0] > 0


def test_the_log_of_a_test_tells_the_values_of_a_planned_statement(kept: Any) -> None:
    with CaptureQueriesContext(connection) as asked:
        for _ in range(4):
            planned("SELECT %s::text || '%%'", ["quaxolotl"])

    assert all("quaxolotl" in one["sql"] for one in asked.captured_queries)
