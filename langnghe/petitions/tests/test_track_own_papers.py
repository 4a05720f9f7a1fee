"""What belongs to the sender is opened by proof alone: text, papers, letters; never somebody else's, nothing sealed."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.documents import services as documents
from langnghe.documents.models import StoredFile
from langnghe.people.services import add_person
from langnghe.petitions import services
from langnghe.petitions.models import Denunciation, Letter, Petition
from langnghe.petitions.services import Paper, Signer
from langnghe.petitions.tests.conftest import ON, RULING, facts
from langnghe.petitions.tests.test_citizen_acts import act, seal
from langnghe.petitions.tests.test_web_form import code_on, given

URL = "/tra-cuu/"
WHOLE = "Đèn hỏng ba tháng nay."


@pytest.fixture(autouse=True)
def site(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.SITE_UNIT = cast.committee.pk
    settings.UPLOADS = tmp_path


def picture(name: str = "hien-truong.png") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


@pytest.fixture
def by_web(client: Client) -> str:
    page = client.post("/gui-don/truc-tuyen/", given(papers=[picture()]), follow=True).content.decode()
    return code_on(page)


@pytest.fixture
def decided(cast: Cast) -> str:
    received = services.receive(**facts(cast, kind="complaint"))
    petition = services.classify(
        received.petition, kind="complaint", field="land", because="Đủ", by=cast.an, on=ON
    )
    services.decide(services.accept(petition, by=cast.chi, on=ON), ruling=RULING, by=cast.chi, on=ON)
    return received.code


def at_counter(cast: Cast, **more: Any) -> services.Received:
    told = {name: one for name, one in facts(cast).items() if name != "person"}
    sender: dict[str, Any] = {
        "full_name": "Lê Văn Bình",
        "address": "12 Đông Sơn",
        "phone": "0912 345 678",
        "email": "",
    }
    return services.receive_at_counter(**sender, idempotency="a-token-of-the-counter", **told, **more)


def seen(client: Client, code: str, last4: str = "5678") -> str:
    return client.post(URL, {"code": code, "last4": last4}).content.decode()


def test_proof_shows_the_whole_text_and_the_papers(client: Client, by_web: str) -> None:
    page = seen(client, by_web)

    assert WHOLE in page
    assert "hien-truong.jpg" in page or "hien-truong.png" in page
    assert "Giấy tờ ông bà đã nộp" in page


def test_without_proof_neither_text_nor_papers_nor_letters(client: Client, by_web: str, decided: str) -> None:
    for code in (by_web, decided):
        page = seen(client, code, "")
        for secret in (WHOLE, "hien-truong", "Giấy tờ ông bà", "Văn bản gửi ông bà", "Bình"):
            assert secret not in page


def test_an_own_file_is_downloaded_and_another_petitions_is_not(
    client: Client, cast: Cast, by_web: str
) -> None:
    sealed, mine = seal(client, by_web), StoredFile.objects.get()
    answer = act(client, "tep", sealed, pk=mine.pk)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"].startswith("private")

    other = services.receive(**facts(cast)).petition
    checked = documents.check_all([picture("khac.png")])
    documents.keep_all(checked, about=("petition", other.pk), by=None, on=ON)
    theirs = StoredFile.objects.get(subject_id=other.pk)
    assert act(client, "tep", sealed, pk=theirs.pk).status_code == 404
    assert act(client, "tep", sealed, pk="x").status_code == 404


def test_what_officers_attached_is_not_the_senders(client: Client, cast: Cast, by_web: str) -> None:
    petition = Petition.objects.get()
    documents.store(
        bytes(typst.compile(b"noi bo")), about=("petition", petition.pk), by=cast.an, on=petition.received_on,
        name="noi-bo.pdf",
    )  # fmt: skip
    sealed = seal(client, by_web)

    assert "noi-bo" not in seen(client, by_web)
    assert act(client, "tep", sealed, pk=StoredFile.objects.get(name="noi-bo.pdf").pk).status_code == 404


def test_a_download_needs_more_than_the_code(client: Client, by_web: str, decided: str) -> None:
    for code in (by_web, decided):
        sealed = seal(client, code, "")
        assert act(client, "tep", sealed, pk=StoredFile.objects.get().pk).status_code == 422
        assert act(client, "van-ban", sealed, pk=Letter.objects.get().pk).status_code == 422


def test_papers_of_the_counter_are_listed_with_the_day_they_went_back(client: Client, cast: Cast) -> None:
    received = at_counter(cast, papers=[Paper("Giấy chứng nhận quyền sử dụng đất", form="original")])
    services.return_paper(received.petition.papers.get(), by=cast.an, on=ON)
    page = seen(client, received.code)

    assert "Giấy chứng nhận quyền sử dụng đất" in page
    assert "đã trả 12/11/2026" in page
    assert "Giấy chứng nhận" not in seen(client, received.code, "")


def test_a_number_of_another_book_is_told_until_its_scan_is_here(
    client: Client, cast: Cast, decided: str
) -> None:
    letter = Letter.objects.get()
    page = seen(client, decided)
    assert RULING.number in page
    assert "Chưa có bản chụp ở đây" in page
    assert act(client, "van-ban", seal(client, decided), pk=letter.pk).status_code == 404

    scan = SimpleUploadedFile("qd.pdf", bytes(typst.compile(b"Da ky")))
    services.record_signed(letter, copy=scan, by=cast.an, on=ON)
    assert "Tải bản đã ký" in seen(client, decided)
    answer = act(client, "van-ban", seal(client, decided), pk=letter.pk)
    assert answer.content.startswith(b"%PDF")
    assert "ban-ky" in answer["Content-Disposition"]


def test_an_answer_of_our_book_is_the_sheet_itself(client: Client, cast: Cast) -> None:
    received = services.receive(**facts(cast))
    petition = services.classify(
        received.petition, kind="feedback", field="land", because="Đủ", by=cast.an, on=ON
    )
    services.answer(services.accept(petition, by=cast.chi, on=ON), text="Đã sửa.", by=cast.chi, on=ON)
    answer = act(client, "van-ban", seal(client, received.code), pk=Letter.objects.get().pk)

    assert answer.content.startswith(b"%PDF")


def test_drafts_and_letters_to_others_are_not_shown(client: Client, cast: Cast, decided: str) -> None:
    Letter.objects.update(kind="verification_assignment")
    assert "Văn bản gửi ông bà" not in seen(client, decided)
    Letter.objects.update(kind="first_decision", state="replaced")
    assert "Văn bản gửi ông bà" not in seen(client, decided)


def test_the_same_number_of_questions_for_one_paper_and_many(
    client: Client, cast: Cast, by_web: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6):
        seen(client, by_web)
    petition = Petition.objects.get()
    checked = documents.check_all([SimpleUploadedFile("b.pdf", bytes(typst.compile(b"b")))])
    documents.keep_all(checked, about=("petition", petition.pk), by=None, on=ON)
    with django_assert_num_queries(6):
        seen(client, by_web)


def test_of_a_sealed_file_an_open_page_shows_nothing_more(client: Client, cast: Cast, by_web: str) -> None:
    sealed, petition, mine = seal(client, by_web), Petition.objects.get(), StoredFile.objects.get()
    Denunciation.objects.create(petition=petition, sealed_on=ON)

    assert act(client, "tep", sealed, pk=mine.pk).status_code == 404
    assert WHOLE not in act(client, "rut", sealed, words="").content.decode()


def test_who_signed_beside_has_no_proof_of_the_senders_and_is_not_named(client: Client, cast: Cast) -> None:
    received = at_counter(cast, signers=2, signed_by=[Signer("Trần Thị Mai", address="14 Đông Sơn")])
    add_person("Trần Thị Mai", phone="0987 111 222")

    assert "không khớp" in seen(client, received.code, "1222")
    assert "Trần Thị Mai" not in seen(client, received.code)


def test_what_another_body_passed_on_keeps_its_letter(client: Client, cast: Cast, by_web: str) -> None:
    Petition.objects.update(channel="passed_on")
    page = seen(client, by_web)

    assert "Đèn đường ngõ 5" in page
    assert not re.search("hien-truong|Đèn hỏng ba tháng", page)
