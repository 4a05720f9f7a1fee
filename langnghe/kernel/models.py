"""Base tables: the append-only kind, which neither the application role nor anyone else rewrites."""

from django.db import models


class AppendOnly(models.Model):
    """A table whose rows are written once.

    The application role has INSERT and SELECT only (`kernel.postgres.grants`), and the trigger made by
    `kernel.history.protect` refuses UPDATE, DELETE and TRUNCATE even to the owner.
    """

    append_only = True

    class Meta:
        abstract = True
