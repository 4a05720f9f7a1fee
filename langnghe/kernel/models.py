"""Base tables: the append-only kind, which neither the application role nor anyone else rewrites; indexes of our kinds."""

from django.db import models


class AppendOnly(models.Model):
    """A table whose rows are written once.

    The application role has INSERT and SELECT only (`kernel.postgres.grants`), and the trigger made by
    `kernel.history.protect` refuses UPDATE, DELETE and TRUNCATE even to the owner.
    """

    append_only = True

    class Meta:
        abstract = True


def where_set(column: str, name: str) -> models.Index:
    """An index of the few rows that have this key: the many that have none are not written to it."""
    return models.Index(fields=[column], condition=models.Q((f"{column}__isnull", False)), name=name)
