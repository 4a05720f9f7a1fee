"""What the lesser role may do: read and write, append where history is kept, and never truncate."""

from typing import Any

from psycopg import sql

APP = "langnghe_app"
USUAL = """
GRANT USAGE ON SCHEMA public TO {app};
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {app};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {app};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {app};
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {app};
"""
APPENDED = "REVOKE UPDATE, DELETE ON {table} FROM {app};"


def append_only_tables() -> list[str]:
    from django.apps import apps

    return [model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False)]  # noqa: SLF001


def apply(connection: Any, *, role: str = APP) -> None:
    """Grant table by table; safe to run again at every start. Takes a connection of the owner.

    All of it is one message to the server, hence one transaction: nobody meets a table half granted.
    """
    app = sql.Identifier(role)
    parts = [sql.SQL(USUAL).format(app=app)]
    parts += [
        sql.SQL(APPENDED).format(table=sql.Identifier(table), app=app) for table in append_only_tables()
    ]
    with connection.cursor() as cursor:
        cursor.execute(sql.Composed(parts).as_string(None))
