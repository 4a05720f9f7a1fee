"""Being told by e-mail over real SMTP: asked, confirmed, told, stopped with one click."""

from datetime import datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.kernel.clock import LOCAL
from langnghe.notifications import tasks
from langnghe.notifications.models import Message
from langnghe.notifications.tests.test_send import Post, post
from langnghe.petitions import codes, services
from langnghe.petitions.models import Petition, Subscription
from langnghe.petitions.tests.conftest import ON, facts, received

__all__ = ["post"]
AT = datetime(2026, 11, 20, 9, tzinfo=LOCAL)


def token() -> str:
    return codes.subscription_token(Subscription.objects.get().pk)


def sent(post: Post) -> str:
    for message in Message.objects.filter(sent_at__isnull=True):
        tasks.send(message.pk)
    letter: Any = message_from_bytes(post.letters[-1][1], policy=policy.default)
    return f"{letter['Subject']} {letter.get_content()}"


def guide(cast: Cast, petition: Petition) -> None:
    petition = services.classify(petition, kind="complaint", field="land", because="Đủ", by=cast.an, on=ON)
    services.guide(petition, to="Tòa án", by=cast.an, on=ON)


def test_an_address_left_at_intake_is_only_asked_to_confirm(cast: Cast, post: Post) -> None:
    petition = received(cast)
    letter = sent(post)

    assert "xác nhận" in letter
    assert f"/tra-cuu/thu-bao/#{token()}" in letter
    guide(cast, petition)
    assert not Message.objects.filter(template="petitions/letters/step").exists()


def test_a_confirmed_address_is_told_of_a_step_without_name_or_content(cast: Cast, post: Post) -> None:
    petition = received(cast)
    assert services.confirm_address(token(), at=AT)
    guide(cast, petition)
    letter = sent(post)

    assert "đã hướng dẫn" in letter
    assert token() in letter
    for secret in ("Bình", petition.summary, "Tòa án"):
        assert secret not in letter


def test_one_click_stops_and_forgets_the_address(client: Client, cast: Cast) -> None:
    petition = received(cast)
    services.confirm_address(token(), at=AT)
    page = client.post("/tra-cuu/thu-bao/", {"token": token(), "stop": "1"})

    assert "địa chỉ đã được xóa" in page.content.decode()
    assert "binh" not in Subscription.objects.get().address
    guide(cast, petition)
    assert not Message.objects.filter(template="petitions/letters/step").exists()


def test_the_page_confirms_and_refuses_a_bent_token(client: Client, cast: Cast) -> None:
    received(cast)
    assert client.post("/tra-cuu/thu-bao/", {"token": f"{token()}0"}).status_code == 422
    assert (
        "Đã xác nhận" in client.post("/tra-cuu/thu-bao/", {"token": token(), "agree": "1"}).content.decode()
    )
    assert Subscription.objects.get().confirmed_at is not None
    assert client.get("/tra-cuu/thu-bao/", {"token": token()}).headers["Location"] == "/tra-cuu/thu-bao/"


@pytest.mark.parametrize("bent", ["", "1", "0-aa", "999999999999999999999-a", "x-y", "é-1"])
def test_what_is_no_token_opens_nothing(bent: str) -> None:
    assert codes.subscription_of(bent) == 0


def test_the_same_address_is_asked_once_and_few_addresses_at_all(cast: Cast) -> None:
    petition = services.receive(**facts(cast)).petition
    for address in ("binh@example.vn", "a@example.vn", "b@example.vn", "c@example.vn"):
        services.ask_to_be_told(petition, address)

    assert Subscription.objects.count() == 3


def test_a_job_whose_letter_was_forgotten_ends_quietly(cast: Cast, post: Post) -> None:
    petition = received(cast)
    number = Message.objects.get().pk
    services.move_to_paper(petition, by=cast.an, on=ON)
    tasks.send(number)

    assert post.letters == []
