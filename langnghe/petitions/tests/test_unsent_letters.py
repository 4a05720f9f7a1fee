"""On the page of a file: which letters to its sender did not leave, since when, why, what to do."""

import pytest
from django.test import Client

from conftest import Cast
from langnghe.notifications import tasks
from langnghe.notifications.models import Message
from langnghe.notifications.tests.test_send import Post, post
from langnghe.petitions.models import Denunciation, Petition
from langnghe.petitions.tests.conftest import ON, received

__all__ = ["post"]


@pytest.fixture
def petition(cast: Cast, post: Post) -> Petition:
    """The letter that asks its sender to confirm was refused."""
    petition = received(cast)
    post.refusing = True
    with pytest.raises(tasks.NotSent):
        tasks.send(Message.objects.get().pk)
    return petition


def page(client: Client, petition: Petition) -> str:
    return client.get(f"/don/{petition.pk}/").content.decode()


def test_the_officer_sees_what_did_not_leave_and_why(client: Client, cast: Cast, petition: Petition) -> None:
    client.force_login(cast.an)
    text = page(client, petition)

    assert "Thư báo tin chưa gửi được" in text
    assert "xác nhận nhận tin" in text
    assert "máy chủ thư từ chối địa chỉ ấy" in text
    assert "hỏi lại địa chỉ" in text
    assert "SMTPRecipientsRefused" not in text


def test_what_waits_or_left_is_not_told(client: Client, cast: Cast, petition: Petition) -> None:
    client.force_login(cast.an)
    Message.objects.update(error="")

    assert "Thư báo tin chưa gửi được" not in page(client, petition)


def test_nothing_of_it_stands_on_a_sealed_file(client: Client, cast: Cast, petition: Petition) -> None:
    Denunciation.objects.create(petition=petition, sealed_on=ON)
    client.force_login(cast.an)

    assert "Thư báo tin chưa gửi được" not in page(client, petition)


def test_an_officer_of_another_unit_finds_nothing(client: Client, cast: Cast, petition: Petition) -> None:
    client.force_login(cast.dung)

    assert client.get(f"/don/{petition.pk}/").status_code == 404
