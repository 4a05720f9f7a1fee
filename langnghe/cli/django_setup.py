"""Commands that need the database: a server for as long as the command runs, and Django set up."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from langnghe.cli import database, place


@contextmanager
def connect(*, owner: bool = False) -> Iterator[None]:
    """Inside, models can be used; a folder in which nothing was begun is refused with what to do."""
    mode = place.begun()
    with database.served(mode), as_role("owner" if owner else "app", mode):
        yield


@contextmanager
def as_role(role: str, mode: str) -> Iterator[None]:
    """Django set up as one of the two roles, on a database that answers already."""
    os.environ.update(place.environment(role, mode))
    import django

    django.setup()
    try:
        yield
    finally:
        from django.db import connections

        connections.close_all()
