"""The database goes away in the middle of a move: nothing is half done, what was typed is kept, sending again works."""

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client

from conftest import Cast, make_cast
from langnghe.audit.models import Entry
from langnghe.petitions.models import Clock, Petition, StepTaken
from langnghe.petitions.tests.conftest import classified

WORDS = "Đủ điều kiện; “đã” đối chiếu <hồ sơ> gốc\r\nhai bản"


@pytest.fixture
def committed_cast(committed_db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(date(2026, 11, 18))


def end_the_backend() -> None:
    pid = connection.connection.info.backend_pid
    given = connection.get_connection_params()
    wanted = {name: given[name] for name in ("dbname", "user", "password", "host", "port") if given.get(name)}
    with psycopg.connect(**wanted) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


@contextmanager
def gone_at(words: str) -> Iterator[None]:
    """The server ends our connection just before the first statement that has these words."""
    done: list[str] = []

    def ended(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's shape
        if words in sql and not done:
            done.append(sql)
            end_the_backend()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(ended):
        yield
    assert done, f"no statement with {words}"


def state() -> tuple[Any, ...]:
    connection.close()
    one = Petition.objects.get()
    return one.state, one.accepted_on, StepTaken.objects.count(), Clock.objects.count(), Entry.objects.count()


@pytest.mark.parametrize(
    "words", ['INSERT INTO "petitions_steptaken"', 'INSERT INTO "audit_entry"', "UPDATE"]
)
def test_a_move_cut_off_is_not_half_done_and_can_be_sent_again(committed_cast: Cast, words: str) -> None:
    petition = classified(committed_cast)
    client = Client(raise_request_exception=False)
    client.force_login(committed_cast.chi)
    before = state()
    with gone_at(words):
        page = client.post(f"/don/{petition.pk}/thu-ly/", {"because": WORDS, "on": "2026-11-18"})

    assert (page.status_code, page.headers["Retry-After"]) == (503, "30")
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "Content-Security-Policy" in page.headers
    assert state() == before
    kept = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode()))
    assert html.unescape(kept["because"]) == WORDS

    again = client.post(
        f"/don/{petition.pk}/thu-ly/", {name: html.unescape(value) for name, value in kept.items()}
    )
    assert again.status_code == 302
    assert state()[:2] == ("accepted", date(2026, 11, 18))


def test_an_outage_before_anybody_is_known_has_a_page_too(committed_cast: Cast) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(committed_cast.chi)
    with gone_at("accounts_usersession"):
        page = client.get("/don/")

    assert page.status_code == 503
    assert "Tải lại trang" in page.content.decode()
    connection.close()
    assert client.get("/don/").status_code == 200


def test_a_password_is_not_written_into_the_page(committed_cast: Cast) -> None:
    client = Client(raise_request_exception=False)
    client.get("/dang-nhap/")
    with gone_at("accounts_user"):
        page = client.post("/dang-nhap/", {"username": "chi", "password": "a-secret-of-chi"})

    assert page.status_code == 503
    assert "a-secret-of-chi" not in page.content.decode()
    connection.close()
