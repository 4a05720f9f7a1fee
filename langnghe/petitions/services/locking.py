"""The lock on a file that every change takes first."""

from django.db.models import QuerySet

from langnghe.petitions.models import Petition


def first_under_lock(rows: QuerySet[Petition]) -> Petition | None:
    """The locked row of a question that joins what hangs on it.

    A file that is sealed while this waits gets a matter of its own, and PostgreSQL then finds no join between the new
    row and the old matter: asked again, it is there, and its new state says why the change is refused.
    """
    return rows.first() or rows.first()
