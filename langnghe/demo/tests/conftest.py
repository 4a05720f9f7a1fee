"""The whole demo, built once for a file of tests; what one test changes is gone before the next."""

import os
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction

from conftest import clone, drop, use
from langnghe.demo import services
from langnghe.kernel.clock import today


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[date]:
    """A database of its own with everything in it, built for today."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    own, usual, on = f"langnghe_test_demo_{worker}", f"langnghe_test_{worker}", today()
    clone(own)
    with django_db_blocker.unblock():
        use(own)
        services.build(on=on, progress=lambda _line: None)
        yield on
        connection.close()
        use(usual)
    drop(own)


@pytest.fixture
def built(demo: date) -> Iterator[date]:
    with transaction.atomic():
        yield demo
        transaction.set_rollback(True)
