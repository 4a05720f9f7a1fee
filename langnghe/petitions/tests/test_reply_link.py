"""The link of a body without an account: shown once, kept as a hash, few tries, an end, nothing personal."""

import logging
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from conftest import Cast
from langnghe.accounts.models import User
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.notifications.models import Message
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition, ReplyLink, Transfer, TransferState
from langnghe.petitions.services.linking import OPENINGS, Outside
from langnghe.petitions.tests.conftest import SUMMARY, classified, standing_ward

ON = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 9, tzinfo=LOCAL)
SetDay = Callable[[date], None]
TOLD = Outside(number="8/CV", text="Đã giải quyết.")


@pytest.fixture
def transfer(cast: Cast) -> Transfer:
    petition = classified(cast, "feedback")
    services.transfer(petition, to=None, outside="Công ty Điện lực", because="Cột điện", by=cast.chi, on=ON)
    return Transfer.objects.get()


@pytest.fixture
def token(cast: Cast, transfer: Transfer) -> str:
    return services.make_link(transfer, by=cast.an, on=ON, at=AT)


def test_a_body_outside_tells_its_number_then_its_reply(transfer: Transfer, token: str) -> None:
    services.answer_link(token, Outside(received_number="55"), on=ON, at=AT)
    transfer.refresh_from_db()
    assert (transfer.state, transfer.outside_number) == (TransferState.TAKEN_IN, "55")

    replied = services.answer_link(token, TOLD, on=ON, at=AT)
    assert (replied.state, replied.told[0].number) == (TransferState.REPLIED, "8/CV")
    with pytest.raises(NotFound):
        services.answer_link(token, TOLD, on=ON, at=AT)


def test_only_a_hash_is_kept(token: str) -> None:
    assert token.encode() not in bytes(ReplyLink.objects.get().digest)


def test_a_link_expires(token: str) -> None:
    assert services.open_link(token, at=AT + timedelta(days=29)) is not None
    assert services.open_link(token, at=AT + timedelta(days=30)) is None


def test_a_link_wears_out(token: str) -> None:
    for _ in range(OPENINGS):
        assert services.open_link(token, at=AT) is not None
    assert services.open_link(token, at=AT) is None


def test_a_new_link_ends_the_old_one(cast: Cast, transfer: Transfer, token: str) -> None:
    new = services.make_link(transfer, by=cast.an, on=ON, at=AT)
    assert services.open_link(token, at=AT) is None
    assert services.open_link(new, at=AT) is not None


def test_a_link_of_what_left_for_paper_answers_nothing(cast: Cast, transfer: Transfer, token: str) -> None:
    transfer.petition.refresh_from_db()
    type(transfer.petition).objects.update(voided_on=ON)
    with pytest.raises(NotFound):
        services.answer_link(token, TOLD, on=ON, at=AT)


def test_only_the_sender_makes_a_link(cast: Cast, transfer: Transfer) -> None:
    with pytest.raises(NotFound):
        services.make_link(transfer, by=cast.dung, on=ON, at=AT)
    with pytest.raises((NotAllowed, NotFound)):
        services.make_link(transfer, by=cast.giang, on=ON, at=AT)


def test_a_body_with_an_account_needs_no_link(cast: Cast) -> None:
    petition = classified(cast, "feedback")
    services.transfer(petition, to=standing_ward(), because="Vì", by=cast.chi, on=ON)
    with pytest.raises(WrongState):
        services.make_link(Transfer.objects.get(), by=cast.an, on=ON, at=AT)


def test_the_page_shows_nothing_personal_and_logs_no_token(
    client: Client, token: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("langnghe.petitions.views.links.now", lambda: AT)
    caplog.set_level(logging.DEBUG)
    page = client.post("/phuc-dap/", {"token": token})

    text = page.content.decode()
    assert page.status_code == 200
    assert "Chuyển ngày 20/11/2026" in text
    assert "Bình" not in text
    assert SUMMARY not in text
    assert token not in caplog.text


def test_a_wrong_token_is_counted_and_told(client: Client, db: None) -> None:
    page = client.post("/phuc-dap/", {"token": "x" * 43})

    assert page.status_code == 404
    assert "đã hết hạn hoặc đã dùng xong" in page.content.decode()
    for _ in range(9):
        client.post("/phuc-dap/", {"token": "y" * 43})
    assert client.post("/phuc-dap/", {"token": "z" * 43}).status_code == 429


def test_a_token_in_the_address_is_not_read(client: Client, token: str) -> None:
    assert client.get("/phuc-dap/", {"token": token}).headers["Location"] == "/phuc-dap/"


def test_half_a_reply_is_told_and_kept(client: Client, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langnghe.petitions.views.links.now", lambda: AT)
    page = client.post("/phuc-dap/", {"token": token, "number": "8/CV"})

    assert page.status_code == 422
    assert "cần cả số văn bản và kết quả" in page.content.decode()
    assert "8/CV" in page.content.decode()


def test_the_desk_shows_a_link_once(
    client: Client, cast: Cast, transfer: Transfer, at_today: Callable[[date], None]
) -> None:
    at_today(ON)
    client.force_login(cast.an)
    page = client.post(f"/don/chuyen/{transfer.pk}/lien-ket/").content.decode()

    shown = re.search(r"/phuc-dap/#([\w-]{43})", page)
    assert shown
    assert shown[1] not in client.get(f"/don/chuyen/{transfer.pk}/").content.decode()


def test_a_body_outside_sends_it_back_with_the_reason(cast: Cast, transfer: Transfer, token: str) -> None:
    User.objects.filter(pk=cast.an.pk).update(email="an@example.vn")
    Petition.objects.update(handler=cast.an)
    services.answer_link(token, Outside(because="Cột điện của đơn vị khác"), on=ON, at=AT)
    petition = Petition.objects.get()

    assert (petition.state, petition.closed_on) == ("classified", None)
    assert petition.clocks.get(ended_on__isnull=True).counted_from == petition.received_on
    transfer.refresh_from_db()
    assert (transfer.state, transfer.sent_back_because) == (
        TransferState.SENT_BACK,
        "Cột điện của đơn vị khác",
    )
    assert services.open_link(token, at=AT) is None
    assert selectors.due_list(cast.an, ON).rows[0].pk == petition.pk
    assert Message.objects.get(template="petitions/letters/outside_told").address == "an@example.vn"


def test_a_reply_and_a_sending_back_together_are_refused(token: str) -> None:
    with pytest.raises(Invalid):
        services.answer_link(token, Outside(number="8/CV", text="Xong", because="Không phải"), on=ON, at=AT)


def test_the_link_page_takes_a_sending_back(client: Client, token: str, at_today: SetDay) -> None:
    at_today(ON)
    page = client.post("/phuc-dap/", {"token": token})
    assert "Không thuộc thẩm quyền, trả lại" in page.content.decode()
    done = client.post("/phuc-dap/", {"token": token, "because": "Không phải cột của chúng tôi"})

    assert "Đã ghi" in done.content.decode()
    assert Petition.objects.get().state == "classified"


def test_the_sender_writes_down_that_it_came_back_on_paper(
    client: Client, cast: Cast, transfer: Transfer, token: str, at_today: SetDay
) -> None:
    at_today(ON)
    client.force_login(cast.an)
    url = f"/don/chuyen/{transfer.pk}/"
    assert "Ghi việc nơi ngoài trả lại" in client.get(url).content.decode()
    assert client.post(f"{url}noi-ngoai-tra/", {"because": ""}).status_code == 422
    page = client.post(f"{url}noi-ngoai-tra/", {"because": "Công văn 9 trả lại"}, follow=True)

    assert "Công văn 9 trả lại" in page.content.decode()
    assert Petition.objects.get().state == "classified"
    assert services.open_link(token, at=AT) is None
    assert client.post(f"{url}noi-ngoai-tra/", {"because": "Lần nữa"}).status_code == 409
    again = services.transfer(
        Petition.objects.get(), to=None, outside="Công ty khác", because="Đúng nơi", by=cast.chi, on=ON
    )
    assert again.state == "transferred"


def test_a_stranger_to_the_sender_writes_nothing_down(cast: Cast, transfer: Transfer) -> None:
    with pytest.raises(NotFound):
        services.note_sent_back(transfer, because="x", by=cast.dung, on=ON, at=AT)


def test_what_was_replied_to_does_not_come_back(cast: Cast, transfer: Transfer, token: str) -> None:
    services.answer_link(token, TOLD, on=ON, at=AT)
    with pytest.raises(WrongState):
        services.note_sent_back(transfer, because="x", by=cast.an, on=ON, at=AT)


@pytest.fixture
def _at_desk(at_today: SetDay, monkeypatch: pytest.MonkeyPatch) -> None:
    at_today(ON)
    monkeypatch.setattr("langnghe.petitions.views.transfers.now", lambda: AT)


@pytest.mark.usefixtures("_at_desk")
def test_the_page_tells_of_the_live_link_and_ends_it(
    client: Client, cast: Cast, transfer: Transfer, token: str
) -> None:
    client.force_login(cast.an)
    url = f"/don/chuyen/{transfer.pk}/"
    assert "đang dùng được đến 20/12/2026" in client.get(url).content.decode()
    assert "Chưa ai mở" in client.get(url).content.decode()
    services.open_link(token, at=AT)
    assert "Đã mở 1 lần" in client.get(url).content.decode()
    page = client.post(f"{url}thu-hoi/", follow=True).content.decode()

    assert "đang dùng được" not in page
    assert services.open_link(token, at=AT) is None
    assert client.post(f"{url}thu-hoi/").status_code == 409
