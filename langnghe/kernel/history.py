"""A trigger that refuses to rewrite history, as migration operations."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION langnghe_refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history of % is appended, never rewritten', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
"""


def protect(table: str) -> list[migrations.RunSQL]:
    """Refuse UPDATE, DELETE and TRUNCATE on a table, for every role."""
    return [
        migrations.RunSQL(FUNCTION, migrations.RunSQL.noop),
        migrations.RunSQL(
            f"CREATE TRIGGER {table}_no_rewrite BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION langnghe_refuse_rewrite();"
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION langnghe_refuse_rewrite();",
            f"DROP TRIGGER {table}_no_rewrite ON {table}; DROP TRIGGER {table}_no_truncate ON {table};",
        ),
    ]
