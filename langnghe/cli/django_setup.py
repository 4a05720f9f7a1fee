"""Commands that need the database: a server for as long as the command runs, and Django set up."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from langnghe.cli import place
from langnghe.kernel.postgres import Fault


@contextmanager
def connect(*, owner: bool = False) -> Iterator[None]:
    """Inside, models can be used; a folder in which nothing was begun is refused with what to do."""
    mode = place.state().get("mode")
    if mode is None:
        raise Fault(
            "Chưa có dữ liệu: chạy «make run» để xem bản minh họa, hoặc «langnghe init --unit MÃ».",
            "Nothing here yet: `make run` shows the demo, `langnghe init --unit CODE` begins a real installation.",
        )
    with place.served(mode):
        os.environ.update(place.environment("owner" if owner else "app", mode))
        import django

        django.setup()
        try:
            yield
        finally:
            from django.db import connection

            connection.close()
