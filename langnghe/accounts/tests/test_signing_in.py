"""Signing in: the normal way, a wrong password, the lock after eight, a page behind it, passwords refused."""

from collections.abc import Iterator

import pytest
from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from conftest import PASSWORD, Cast

pytestmark = pytest.mark.own_sql

SIGN_IN = "accounts:sign_in"


@pytest.fixture(autouse=True)
def _no_attempts_before(db: None) -> Iterator[None]:
    reset()
    yield
    reset()


def attempt(client: Client, password: str, name: str = "an") -> int:
    return client.post(reverse(SIGN_IN), {"username": name, "password": password}).status_code


def test_the_right_password_opens_the_desk(client: Client, cast: Cast) -> None:
    answer = client.post(reverse(SIGN_IN), {"username": "an", "password": PASSWORD})
    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("web:desk")


def test_a_wrong_password_says_so_and_keeps_the_name(client: Client, cast: Cast) -> None:
    page = client.post(reverse(SIGN_IN), {"username": "an", "password": "sai hoàn toàn"})
    assert page.status_code == 200
    assert 'value="an"' in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_an_unknown_name_gets_the_same_answer_as_a_wrong_password(client: Client, cast: Cast) -> None:
    pages = [
        client.post(reverse(SIGN_IN), {"username": name, "password": "sai hoàn toàn"}).content.decode()
        for name in ("an", "khong-co-ai")
    ]
    assert pages[0].count("errorlist") == pages[1].count("errorlist")


def test_after_eight_wrong_passwords_even_the_right_one_waits(client: Client, cast: Cast) -> None:
    for _time in range(8):
        attempt(client, "sai hoàn toàn")
    assert attempt(client, PASSWORD) == 429
    assert "_auth_user_id" not in client.session


def test_the_lock_of_one_name_leaves_the_others_alone(client: Client, cast: Cast) -> None:
    for _time in range(8):
        attempt(client, "sai hoàn toàn")
    assert attempt(client, PASSWORD, name="chi") == 302


def test_a_desk_page_sends_to_the_sign_in_and_back(client: Client, cast: Cast) -> None:
    answer = client.get(reverse("web:desk"))
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{reverse(SIGN_IN)}?next={reverse('web:desk')}"


def test_a_way_back_to_another_host_is_not_followed(client: Client, cast: Cast) -> None:
    address = f"{reverse(SIGN_IN)}?next=https://example.org/"
    answer = client.post(address, {"username": "an", "password": PASSWORD})
    assert answer.headers["Location"] == reverse("web:desk")


def test_signing_out_is_a_post_and_ends_the_session(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert client.post(reverse("accounts:sign_out")).status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("password", ["ngan", "password1234", "12345678910"])
def test_a_short_or_common_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


def test_passwords_are_kept_by_argon2(cast: Cast) -> None:
    assert cast.an.password.startswith("argon2$argon2id$")
