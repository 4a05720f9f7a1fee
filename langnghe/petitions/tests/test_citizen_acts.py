"""What a citizen does by the code: proves, withdraws, adds papers, is told, rates, asks again; then the refusals."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.documents.models import StoredFile
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.notifications.models import Message
from langnghe.petitions import codes, selectors, services
from langnghe.petitions.models import CitizenRequest, MailCode, Petition, Rating, Subscription
from langnghe.petitions.services import proving
from langnghe.petitions.tests.conftest import SUMMARY, classified, facts

AT = datetime(2026, 11, 20, 9, tzinfo=LOCAL)
ON = AT.date()


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None], monkeypatch: pytest.MonkeyPatch) -> None:
    at_today(ON)
    monkeypatch.setattr("langnghe.petitions.views.tracking.now", lambda: AT)


@pytest.fixture
def code(cast: Cast) -> str:
    return services.receive(**facts(cast, kind="complaint")).code


def seal(client: Client, code: str, last4: str = "5678") -> str:
    page = client.post("/tra-cuu/", {"code": code, "last4": last4}).content.decode()
    found = re.search(r'name="seal" value="([^"]+)"', page)
    assert found
    return found[1]


def act(client: Client, slug: str, sealed: str, **given: Any) -> Any:
    return client.post(f"/tra-cuu/{slug}/", {"seal": sealed, **given})


def sent_code() -> str:
    return str(Message.objects.get(template="petitions/letters/code").context["mail_code"])


def answered(cast: Cast) -> str:
    received = services.receive(**facts(cast))
    petition = services.classify(
        received.petition, kind="feedback", field="land", because="Đủ", by=cast.an, on=ON
    )
    services.answer(services.accept(petition, by=cast.chi, on=ON), text="Đã sửa.", by=cast.chi, on=ON)
    return received.code


def test_the_tracking_page_asks_once(
    client: Client, code: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.post("/tra-cuu/", {"code": code})


def test_a_code_by_mail_opens_the_content(client: Client, code: str) -> None:
    sealed = seal(client, code, last4="")
    assert "Đã gửi mã" in act(client, "gui-ma", sealed).content.decode()
    page = act(client, "ma", sealed, mail_code=sent_code()).content.decode()

    assert SUMMARY in page
    assert "Lê Văn Bình" in page


def test_a_mail_code_works_once_and_for_a_quarter_of_an_hour(cast: Cast, code: str) -> None:
    petition = Petition.objects.get()
    services.send_mail_code(petition, at=AT)
    given = sent_code()

    assert not services.use_mail_code(petition, given, at=AT + timedelta(minutes=15))
    assert services.use_mail_code(petition, given, at=AT)
    assert not services.use_mail_code(petition, given, at=AT)


def test_a_mail_code_is_kept_as_a_hash_and_guessed_at_most_five_times(cast: Cast, code: str) -> None:
    petition = Petition.objects.get()
    services.send_mail_code(petition, at=AT)
    given = sent_code()
    assert given.encode() not in bytes(MailCode.objects.get().digest)
    for _ in range(proving.TRIES):
        assert not services.use_mail_code(petition, "000000" if given != "000000" else "111111", at=AT)
    assert not services.use_mail_code(petition, given, at=AT)


def test_a_mailbox_is_not_flooded_with_codes(cast: Cast, code: str) -> None:
    petition = Petition.objects.get()
    for _ in range(proving.MOST):
        services.send_mail_code(petition, at=AT)
    with pytest.raises(WrongState, match="nhiều mã"):
        services.send_mail_code(petition, at=AT)


def test_letters_hold_no_name_and_no_content(cast: Cast, code: str) -> None:
    services.send_mail_code(Petition.objects.get(), at=AT)

    written = str(list(Message.objects.values_list("context", flat=True)))
    assert "Bình" not in written
    assert SUMMARY not in written
    assert code not in written


def test_asking_to_withdraw_waits_for_the_officer(client: Client, cast: Cast, code: str) -> None:
    page = act(client, "rut", seal(client, code), words="Đã tự hòa giải")

    assert "Đã ghi đề nghị rút đơn" in page.content.decode()
    assert Petition.objects.get().state == "received"
    client.force_login(cast.an)
    asked = CitizenRequest.objects.get()
    assert "Đã tự hòa giải" in client.get(f"/don/{asked.petition_id}/").content.decode()
    answer = client.post(f"/don/de-nghi/{asked.pk}/", {"because": "Đã có đơn ký", "granted": "1"})
    assert answer.headers["Location"] == f"/don/{asked.petition_id}/rut-don/"
    client.logout()
    assert "Đã có đơn ký" in client.post("/tra-cuu/", {"code": code, "last4": "5678"}).content.decode()


def test_the_same_wish_twice_is_one(cast: Cast, code: str) -> None:
    petition = Petition.objects.get()
    first = services.ask(petition, wish="wish_to_withdraw", words="a", on=ON)
    assert services.ask(petition, wish="wish_to_withdraw", words="a ", on=ON).pk == first.pk


def test_other_words_are_not_said_to_be_written_while_the_first_wait(client: Client, code: str) -> None:
    sealed = seal(client, code)
    act(client, "rut", sealed, words="Đã tự thỏa thuận")
    page = act(client, "rut", sealed, words="Lời thứ hai").content.decode()

    assert "đang chờ trả lời, nên lời mới chưa được ghi" in page
    assert "Lời thứ hai" in page
    assert "Đã ghi đề nghị rút đơn" not in page


def test_papers_of_the_sender_join_the_file(client: Client, code: str) -> None:
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    upload = SimpleUploadedFile("giay.png", out.getvalue(), "image/png")
    page = act(client, "giay-to", seal(client, code), papers=[upload])

    assert "Đã nhận 1 tệp" in page.content.decode()
    assert StoredFile.objects.get().uploaded_by is None


def test_a_file_that_is_none_is_refused_with_a_sentence(client: Client, code: str) -> None:
    upload = SimpleUploadedFile("x.pdf", b"MZ not a pdf", "application/pdf")
    page = act(client, "giay-to", seal(client, code), papers=[upload])

    assert page.status_code in {415, 422}
    assert StoredFile.objects.count() == 0


def test_rating_is_of_the_reply_once_and_may_change(client: Client, cast: Cast) -> None:
    sealed = seal(client, answered(cast))
    assert "Đánh giá là về văn bản trả lời" in act(client, "danh-gia", sealed, stars="2").content.decode()
    act(client, "danh-gia", sealed, stars="4")

    assert Rating.objects.get().stars == 4
    assert not Entry.objects.filter(action__contains="rat").exists()


def test_a_petition_without_an_answer_is_not_rated(client: Client, code: str) -> None:
    assert act(client, "danh-gia", seal(client, code), stars="5").status_code == 409


def test_few_ratings_are_not_shown(client: Client, cast: Cast) -> None:
    for stars in (1, 2, 3, 4):
        petition = Petition.objects.get(code_digest=codes.digest(codes.read(answered(cast))))
        services.rate(petition, stars=stars, on=ON)
    assert selectors.ratings(cast.chi, ON, unit=cast.committee.pk, year=2026).rows == []
    client.force_login(cast.chi)
    assert "Chưa đủ 5 đánh giá" in client.get("/don/danh-gia/").content.decode()

    petition = Petition.objects.get(code_digest=codes.digest(codes.read(answered(cast))))
    services.rate(petition, stars=5, on=ON)
    found = selectors.ratings(cast.chi, ON, unit=cast.committee.pk, year=2026)
    assert (found.total, found.mean) == (5, 3.0)
    assert "3,0 / 5" in client.get("/don/danh-gia/").content.decode()


def test_a_closed_petition_can_be_asked_to_look_at_again(client: Client, cast: Cast) -> None:
    sealed = seal(client, answered(cast))
    page = act(client, "xem-lai", sealed, words="Đèn lại hỏng")
    assert "Đã ghi đề nghị xem xét lại" in page.content.decode()
    asked = CitizenRequest.objects.get()
    services.decide_request(asked, granted=False, because="Đã sửa lại ngày 19/11", by=cast.an, on=ON)
    page = client.post("/tra-cuu/", {"code": "x"})
    assert page.status_code == 404


def test_an_open_petition_is_not_asked_to_look_at_again(client: Client, code: str) -> None:
    assert act(client, "xem-lai", seal(client, code), words="x").status_code == 409


def test_acts_need_more_than_the_code(client: Client, code: str) -> None:
    sealed = seal(client, code, last4="")
    for slug, given in (("rut", {"words": "x"}), ("bao-tin", {"address": "a@example.vn"})):
        assert act(client, slug, sealed, **given).status_code == 422
    assert not CitizenRequest.objects.exists()


def test_a_bent_or_old_seal_asks_for_the_code_again(client: Client, code: str) -> None:
    sealed = seal(client, code)
    assert act(client, "rut", f"{sealed}x", words="x").headers["Location"] == "/tra-cuu/"
    assert selectors.track_again(sealed) is not None
    assert selectors.track_again("") is None


def test_an_officer_of_another_unit_does_not_decide(cast: Cast, code: str) -> None:
    asked = services.ask(Petition.objects.get(), wish="wish_to_withdraw", words="x", on=ON)
    with pytest.raises(NotFound):
        services.decide_request(asked, granted=True, because="Vì", by=cast.dung, on=ON)
    with pytest.raises(Invalid):
        services.decide_request(asked, granted=True, because=" ", by=cast.an, on=ON)
    services.decide_request(asked, granted=True, because="Vì", by=cast.an, on=ON)
    with pytest.raises(WrongState):
        services.decide_request(asked, granted=False, because="Vì", by=cast.an, on=ON)


def test_who_may_only_read_does_not_decide(cast: Cast, code: str) -> None:
    asked = services.ask(Petition.objects.get(), wish="wish_to_withdraw", words="x", on=ON)
    with pytest.raises((NotAllowed, NotFound)):
        services.decide_request(asked, granted=True, because="Vì", by=cast.giang, on=ON)


def test_what_leaves_for_paper_takes_the_senders_words_and_addresses(cast: Cast) -> None:
    petition = classified(cast)
    services.ask(petition, wish="wish_to_withdraw", words="bí mật", on=ON)
    services.move_to_paper(petition, by=cast.an, on=ON)

    assert CitizenRequest.objects.get().words == ""
    assert "binh" not in str(list(Subscription.objects.values_list("address", flat=True)))
    assert not Message.objects.exists()


def test_what_the_officer_has_no_step_for_is_neither_offered_nor_taken(client: Client, cast: Cast) -> None:
    received = services.receive(**facts(cast, kind="complaint"))
    petition = services.withdraw(received.petition, because="Đơn ký ngày 19/11", by=cast.an, on=ON)
    page = client.post("/tra-cuu/", {"code": received.code, "last4": "5678"}).content.decode()

    assert "Đề nghị xem xét lại" not in page
    with pytest.raises(WrongState, match="không mở lại được"):
        services.ask(petition, wish="wish_to_reopen", words="a", on=ON)


def test_who_asks_to_look_again_is_led_to_the_step_that_reopens(client: Client, cast: Cast) -> None:
    act(client, "xem-lai", seal(client, answered(cast)), words="Vẫn còn rác")
    asked = CitizenRequest.objects.get()
    client.force_login(cast.chi)
    answer = client.post(f"/don/de-nghi/{asked.pk}/", {"because": "Có tình tiết mới", "granted": "1"})

    assert answer.headers["Location"] == f"/don/{asked.petition_id}/mo-lai/"
    given = {"on": ON.isoformat(), "because": "Có tình tiết mới"}
    assert client.post(answer.headers["Location"], given).status_code == 302
    assert Petition.objects.get().state == "accepted"


def test_the_story_of_the_file_names_the_sender_in_words(client: Client, cast: Cast, code: str) -> None:
    petition = Petition.objects.get()
    services.ask(petition, wish="wish_to_withdraw", words="x", on=ON)
    client.force_login(cast.an)
    page = client.get(f"/don/{petition.pk}/").content.decode()

    assert "người gửi đơn" in page
    assert "citizen" not in page.partition("<main")[2]
