"""`ENGINE`: a connection that was kept is asked `SELECT 1` only when its socket has something to say.

A server that went away has closed its end, which shows on the socket without a trip to it; a trip at every request
would cost what the page's own statement costs.
"""

import select
from typing import Any

import psycopg
from django.db.backends.postgresql import base, operations

# Pages ask for a few rows: to start a second process or a compiler for them takes longer than to answer. What reads
# a whole country's register (its cost is in the millions) still gets its helpers. Pages are read from memory or from a
# disk without arms, where one row costs little more than the next.
SETTINGS = "SET parallel_setup_cost = 50000; SET jit = off; SET random_page_cost = 1.1"


class DatabaseOperations(operations.DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> str:
        """What the log of a developer or a test shows; the values of a planned statement travel beside its text."""
        if isinstance(cursor, psycopg.RawCursor):
            return f"{sql} -- {list(params or [])!r}"
        return super().last_executed_query(cursor, sql, params) or ""


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def init_connection_state(self) -> None:
        super().init_connection_state()
        with self.connection.cursor() as cursor:
            cursor.execute(SETTINGS)

    def is_usable(self) -> bool:
        if self.connection is None or self.connection.closed:
            return False
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        return bool(super().is_usable()) if self.errors_occurred or line.poll(0) else True
