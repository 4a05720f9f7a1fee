"""Pages of a dialogue: an opinion without an account, the desk that answers, the public state of promises."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe.kernel.clock import today
from langnghe.reception import services
from langnghe.reception.models import Session, SessionKind
from langnghe.reception.models.dialogues import Dialogue, DialogueAnswer, DialogueOpinion

from .conftest import HOURS, Desk

OPINION = {"text": "Bao giờ sửa cống?", "full_name": "Lê Thị Hòa", "token": "a-token-of-an-opinion"}


@pytest.fixture
def meeting(cast: Any, desk: Desk) -> Session:
    return services.call_session(
        desk.unit, post=desk.head, place=desk.place, kind=SessionKind.DIALOGUE, held_on=today(),
        hours=HOURS, topic="Thoát nước", by=cast.an, on=today(),
    )  # fmt: skip


@pytest.fixture
def dialogue(cast: Any, client: Client, meeting: Session) -> Dialogue:
    client.force_login(cast.chi)
    client.post(
        reverse("reception:announce_dialogue", args=[meeting.pk]),
        {"title": "Thoát nước nội thành", "opinions_until": today().isoformat()},
    )
    client.logout()
    return Dialogue.objects.get()


def test_a_citizen_sends_an_opinion_and_sees_it_after_it_was_read(
    cast: Any, client: Client, dialogue: Dialogue
) -> None:
    address = reverse("reception:dialogue", args=[dialogue.pk])

    sent = client.post(address, OPINION, follow=True).content.decode()
    assert "Đã nhận ý kiến" in sent
    assert "Bao giờ sửa cống?" not in sent
    client.force_login(cast.an)
    opinion = DialogueOpinion.objects.get()
    assert client.post(reverse("reception:moderate_opinion", args=[opinion.pk, "dua-vao"])).status_code == 302
    client.logout()
    shown = client.get(address).content.decode()
    assert "Bao giờ sửa cống?" in shown
    assert "Lê Thị Hòa" not in shown


def test_a_denunciation_is_guided_away(client: Client, dialogue: Dialogue) -> None:
    answer = client.post(
        reverse("reception:dialogue", args=[dialogue.pk]), OPINION | {"text": "Tôi tố cáo ông X"}
    )

    assert answer.status_code == 409
    assert "giữ bí mật" in answer.content.decode()
    assert not DialogueOpinion.objects.exists()


def test_the_desk_answers_publishes_and_follows(
    cast: Any, client: Client, desk: Desk, dialogue: Dialogue
) -> None:
    client.force_login(cast.chi)
    pk = dialogue.session_id
    assert client.get(reverse("reception:dialogue_desk", args=[pk])).status_code == 200
    given = {
        "question": "Bao giờ?", "answer": "Tháng tới", "promise": "Sửa cống", "unit": desk.unit.pk,
        "due_on": (today() + timedelta(days=30)).isoformat(),
    }  # fmt: skip
    assert (
        client.post(reverse("reception:answer_dialogue", args=[pk]), given | {"due_on": ""}).status_code
        == 422
    )
    assert client.post(reverse("reception:answer_dialogue", args=[pk]), given).status_code == 302
    assert client.post(reverse("reception:publish_dialogue", args=[pk])).status_code == 409
    assert client.get(reverse("reception:dialogue_minutes", args=[dialogue.pk, "pdf"])).status_code == 404
    client.post(reverse("reception:count_dialogue", args=[pk]), {"attended": "85"})
    services.hold_session(dialogue.session, by=cast.chi, on=today())
    assert client.post(reverse("reception:publish_dialogue", args=[pk])).status_code == 302

    client.logout()
    page = client.get(reverse("reception:dialogue", args=[dialogue.pk])).content.decode()
    assert "85 người dự" in page
    assert "đang làm" in page
    assert client.get(reverse("reception:dialogue_minutes", args=[dialogue.pk, "pdf"])).status_code == 200
    client.force_login(cast.chi)
    row = DialogueAnswer.objects.get()
    assert (
        client.post(reverse("reception:keep_promise", args=[row.pk]), {"outcome": "Đã sửa"}).status_code
        == 302
    )
    assert "đã làm xong" in client.get(reverse("reception:dialogue", args=[dialogue.pk])).content.decode()


def test_lists_and_strangers(
    cast: Any, client: Client, desk: Desk, dialogue: Dialogue, meeting: Session
) -> None:
    assert (
        "Thoát nước nội thành"
        in client.get(reverse("reception:dialogues_of", args=[desk.unit.pk])).content.decode()
    )
    assert client.get(reverse("reception:dialogue", args=[0])).status_code == 404
    assert client.post(reverse("reception:dialogue", args=[dialogue.pk]), {"text": ""}).status_code == 422
    client.force_login(cast.dung)
    assert client.get(reverse("reception:dialogue_desk", args=[meeting.pk])).status_code == 404
    client.force_login(cast.an)
    opinion = services_opinion(client, dialogue)
    assert client.post(reverse("reception:moderate_opinion", args=[opinion.pk, "xoa"])).status_code == 404
    wrong = client.post(
        reverse("reception:moderate_opinion", args=[opinion.pk, "khong-dua-vao"]), {"ground": ""}
    )
    assert wrong.status_code == 422


def services_opinion(client: Client, dialogue: Dialogue) -> DialogueOpinion:
    client.post(reverse("reception:dialogue", args=[dialogue.pk]), OPINION)
    return DialogueOpinion.objects.get()
