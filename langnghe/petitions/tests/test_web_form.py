"""The form on the web: one petition, one code, no account; a denunciation leaves nothing behind."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.documents import uploads
from langnghe.documents.models import StoredFile
from langnghe.kernel.clock import LOCAL, today
from langnghe.people.models import Person
from langnghe.petitions import codes, selectors
from langnghe.petitions.models import Petition, PetitionBody, WebSending
from langnghe.petitions.services.intake import web
from langnghe.petitions.views import web_form, web_receipt

pytestmark = pytest.mark.own_sql

URL, SENT = "/gui-don/truc-tuyen/", "/gui-don/da-nhan/"


def given(**more: Any) -> dict[str, Any]:
    return {
        "full_name": "Lê Văn Bình",
        "address": "12 Đông Sơn",
        "phone": "0912 345 678",
        "kind": "recommendation",
        "title": "Đèn đường ngõ 5 Đông Sơn hỏng",
        "body": "Đèn hỏng ba tháng nay.\nĐề nghị sửa.",
        "token": "a-token-of-the-web-form",
    } | more


@pytest.fixture(autouse=True)
def site(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.SITE_UNIT = cast.committee.pk
    settings.UPLOADS = tmp_path


def code_on(page: str) -> str:
    return page.partition('class="big code">')[2].partition("<")[0]


def test_a_petition_is_in_the_book_and_the_code_is_shown_on_the_answer(client: Client, cast: Cast) -> None:
    assert client.get(URL).status_code == 200
    answer = client.post(URL, given(), follow=True)

    petition = Petition.objects.get()
    page = answer.content.decode()
    assert f"Đã nhận đơn số {petition}" in page
    assert "no-store" in answer["Cache-Control"]
    assert codes.digest(codes.read(code_on(page))) == bytes(petition.code_digest)
    assert (petition.channel, petition.unit, petition.received_on) == ("web", cast.committee, today())
    assert petition.whole.body.startswith("Đèn hỏng")
    assert Entry.objects.get(action="petition.received").actor == ""


def test_the_desk_sees_it_with_its_whole_text(client: Client, cast: Cast) -> None:
    client.post(URL, given())
    client.force_login(cast.an)
    page = client.get(f"/don/{Petition.objects.get().pk}/").content.decode()
    assert "Đèn hỏng ba tháng nay." in page


def test_sent_twice_it_is_one_petition_and_one_code(client: Client) -> None:
    first, again = (client.post(URL, given(), follow=True).content.decode() for _ in range(2))

    assert Petition.objects.count() == Person.objects.count() == 1
    assert code_on(first) == code_on(again)


@pytest.mark.parametrize("other", [{"title": "Ngập nước"}, {"body": "Nước ngập ngõ 7."}])
def test_another_petition_in_the_same_form_is_told_and_may_be_sent_again(
    client: Client, other: dict[str, str]
) -> None:
    client.post(URL, given())
    answer = client.post(URL, given(**other))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "đã gửi trước đó" in page
    assert given()["token"] not in page
    assert Petition.objects.count() == 1


def test_the_page_with_the_code_is_for_the_browser_that_sent_and_only_until_it_is_closed(
    client: Client,
) -> None:
    client.post(URL, given())
    kept = client.cookies[web_receipt.COOKIE]
    assert (kept["httponly"], kept["path"], kept["max-age"]) == (True, SENT, 600)
    assert client.get(SENT).status_code == client.get(SENT).status_code == 200
    assert Client().get(SENT).status_code == 404

    closed = client.post(f"{SENT}dong/")

    assert closed.headers["Location"] == "/tra-cuu/"
    assert client.get(SENT).status_code == 404


def test_the_receipt_is_a_pdf_for_whoever_sent_the_form(client: Client) -> None:
    client.post(URL, given())

    answer = client.post("/gui-don/bien-nhan.pdf", {"token": given()["token"]})
    assert answer.content.startswith(b"%PDF")
    assert client.post("/gui-don/bien-nhan.pdf", {"token": "another"}).status_code == 404
    assert client.get("/gui-don/bien-nhan.pdf").status_code == 405


def test_scans_come_with_it(client: Client, cast: Cast) -> None:
    scan = SimpleUploadedFile("anh.pdf", bytes(typst.compile(b"Binh")))
    client.post(URL, given(papers=[scan]))

    file = StoredFile.objects.get()
    assert (file.subject_id, file.uploaded_by) == (Petition.objects.get().pk, None)


def test_a_scan_that_is_refused_takes_the_petition_back_and_keeps_the_words(client: Client) -> None:
    answer = client.post(URL, given(papers=[SimpleUploadedFile("a.pdf", b"MZ\x90\x00 program")]))

    assert answer.status_code == 422
    assert "Loại tệp" in answer.content.decode()
    assert "Đèn hỏng ba tháng nay." in answer.content.decode()
    assert not Petition.objects.exists()


@pytest.mark.parametrize(
    "more",
    [{"kind": "denunciation"}, {"body": "Tôi tố cáo ông K nhận tiền."}, {"title": "ĐƠN TỐ GIÁC"}],
)
def test_a_denunciation_is_stopped_and_guided_and_leaves_nothing(
    client: Client, more: dict[str, str]
) -> None:
    answer = client.post(URL, given(**more))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "phong bì kín" in page
    assert "Luật Tố cáo" in page
    assert not any(model.objects.exists() for model in (Petition, Person, PetitionBody, WebSending, Entry))


def test_papers_of_a_denunciation_that_is_stopped_never_touch_the_disk(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    scan = SimpleUploadedFile("don.pdf", bytes(typst.compile(b"Binh")) + b"%" * 3_000_000)

    answer = client.post(URL, given(kind="denunciation", papers=[scan]))

    assert answer.status_code == 422
    assert "phong bì kín" in answer.content.decode()


def test_papers_over_the_limit_are_told_and_the_words_stay(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST", 50_000)
    papers = [SimpleUploadedFile(f"{n}.pdf", b"%PDF-1.7" + b"x" * 20_000) for n in range(4)]

    answer = client.post(URL, {"papers": papers, **given()})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "mỗi lần gửi chỉ được đến" in page
    assert "Đèn hỏng ba tháng nay." in page
    assert "Trường này là bắt buộc" not in page
    assert not Petition.objects.exists()


def test_who_only_mentions_the_word_says_so_and_is_heard(client: Client) -> None:
    body = "Đơn tố cáo năm ngoái đã xong; nay tôi kiến nghị sửa đường."
    assert client.post(URL, given(body=body, is_no_denunciation="on")).status_code == 302
    assert Petition.objects.exists()


def test_a_machine_that_fills_every_field_is_refused(client: Client) -> None:
    assert client.post(URL, given(website="x")).status_code == 422


@pytest.mark.parametrize("name", ["full_name", "address", "title", "body", "token"])
def test_what_is_needed_is_asked_for(client: Client, name: str) -> None:
    assert client.post(URL, given(**{name: ""})).status_code == 422


def test_many_from_one_place_are_stopped_without_keeping_the_address(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Sendings are counted by the hour, which may turn while the test runs.
    monkeypatch.setattr(web_form, "now", lambda: datetime(2026, 11, 20, 9, 15, tzinfo=LOCAL))
    for n in range(5):
        assert client.post(URL, given(token=f"a-token-of-the-web-form-{n}")).status_code == 302
    answer = client.post(URL, given(token="a-token-of-the-web-form-5"))

    assert answer.status_code == 429
    assert "Chờ một giờ" in answer.content.decode()
    assert Petition.objects.count() == 5
    assert b"127.0.0.1" not in b"".join(bytes(row.source) for row in WebSending.objects.all())
    again = client.post(URL, given(token="a-token-of-the-web-form-2"))
    assert again.status_code == 302


def test_sendings_that_were_refused_for_their_files_are_counted_too(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_form, "now", lambda: datetime(2026, 11, 20, 9, 15, tzinfo=LOCAL))

    def send(n: int) -> int:
        scan = SimpleUploadedFile("a.pdf", b"MZ\x90\x00 program")
        return client.post(URL, given(token=f"a-token-of-the-web-form-{n}", papers=[scan])).status_code

    assert [send(n) for n in range(7)] == [422] * 5 + [429] * 2


def test_one_place_that_sends_without_end_does_not_stop_the_others(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_form, "now", lambda: datetime(2026, 11, 20, 9, 15, tzinfo=LOCAL))
    monkeypatch.setattr(web, "FROM_EVERYBODY", 6)
    for n in range(9):
        client.post(URL, given(token=f"a-token-of-the-web-form-{n}"))

    elsewhere = client.post(URL, given(token="a-token-of-somebody-else"), REMOTE_ADDR="203.0.113.9")

    assert elsewhere.status_code == 302


def test_an_installation_without_a_unit_takes_nothing(client: Client, settings: Any) -> None:
    settings.SITE_UNIT = ""
    assert client.get(URL).status_code == 404


def test_the_code_finds_it(client: Client) -> None:
    page = client.post(URL, given(), follow=True).content.decode()
    assert selectors.track(code_on(page)) is not None


def test_what_each_kind_holds_is_told_with_its_article_before_anything_is_sent(
    client: Client, cast: Cast
) -> None:
    page = client.get(URL).content.decode()

    assert "Đơn khiếu nại cần có" in page
    assert "Tên, địa chỉ cơ quan, người bị khiếu nại" in page
    assert "Khiếu nại lần đầu trong 90 ngày kể từ ngày biết" in page
    assert "Ghi rõ nội dung kiến nghị, phản ánh" in page
    assert "Chưa đọc được văn bản nào nói đơn loại này cần có gì" in page
    assert "Cách gửi tố cáo" in page


def test_who_leaves_no_way_to_be_reached_is_told_before_and_after_and_not_refused(
    client: Client, cast: Cast
) -> None:
    assert "Bỏ trống cả điện thoại và thư điện tử vẫn gửi được" in client.get(URL).content.decode()
    answer = client.post(URL, given(phone="", email=""), follow=True)

    assert answer.status_code == 200
    assert "Đơn không ghi điện thoại và thư điện tử" in answer.content.decode()
    other = client.post(URL, given(token="another-token-of-the-form"), follow=True).content.decode()
    assert "Đơn không ghi điện thoại" not in other
