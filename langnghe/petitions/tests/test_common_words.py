"""Which words are common is read from PostgreSQL's own statistics, as the lesser role may read them."""

import json
import os

import psycopg
import pytest
from django.db import connection

from conftest import SERVER, Cast, make_cast
from langnghe.petitions.selectors import found_keys
from langnghe.petitions.tests.conftest import received


@pytest.fixture
def committed_cast(committed_db: None) -> Cast:
    return make_cast()


def test_words_that_many_petitions_share(committed_cast: Cast) -> None:
    for n in range(3):
        received(committed_cast, summary=f"Xem lại đơn giá bồi thường thửa {n}")
    given = {**json.loads(os.environ[SERVER]), "dbname": connection.settings_dict["NAME"]}
    with psycopg.connect(**given, autocommit=True) as admin:
        admin.execute("ANALYZE petitions_petitiontext")
    found_keys._shares.cache_clear()
    known = found_keys.shares()
    found_keys._shares.cache_clear()

    assert known["boi"] == (1.0, 3.0)
    assert found_keys.expected(frozenset({"boi", "thuong"}), known) == (3.0, 3.0)
    assert found_keys.expected(frozenset({"boi", "khongco"}), known) == (0.0, 0.0)
