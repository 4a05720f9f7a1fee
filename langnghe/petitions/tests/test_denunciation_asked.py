"""What looks like a denunciation: the officer is asked at every door, and nothing is written before the answer."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, Refusal
from langnghe.petitions import services
from langnghe.petitions.models import CitizenRequest, Correction, Petition
from langnghe.petitions.suspecting import looks_like_denunciation
from langnghe.petitions.tests.conftest import ON, received
from langnghe.petitions.tests.test_counter_pages import URL, given
from langnghe.petitions.tests.test_denunciations import read
from langnghe.vault.tests.conftest import Keepers

SAID = "Đơn tố cáo ông Mỗ nhận tiền"
TOLD_IN_MANY_WAYS = (
    SAID,
    "to cao ong Ba nhan tien",
    "Tố giác ông Ba",
    "TỐ  CÁO ông Ba",
    "tố\ncáo",
    "tố\u00a0cáo",
    "tô\u0301 ca\u0301o",
    "tố\u200b cáo",
    "tố cao ông Ba",
    "Nộp đơn tố ông Ba",
    "nop don to ong Ba",
    "to-cao_ong_ba.pdf",
)


@pytest.mark.parametrize("text", TOLD_IN_MANY_WAYS)
def test_the_word_is_known_with_marks_or_none_and_whatever_stands_between(text: str) -> None:
    assert looks_like_denunciation("Đèn đường hỏng", text)


@pytest.mark.parametrize(
    "text", ["Đơn tổ dân phố 5", "báo cáo", "bị cáo", "thôn tổ 3", "tố", "ma túy tố caox"]
)
def test_other_words_are_not_taken_for_it(text: str) -> None:
    assert not looks_like_denunciation(text)


@pytest.mark.parametrize("where", ["summary", "request", "papers"])
def test_the_counter_asks_before_it_writes_anything(an: Client, cast: Cast, where: str) -> None:
    answer = an.post(URL, given(cast, **{where: SAID}))
    page = answer.content.decode()

    assert answer.status_code == 409
    assert not Petition.objects.exists()
    assert "Đây không phải tố cáo" in page
    assert SAID in page
    assert 'formaction="/don/to-cao/nhan/"' in page


def test_the_officer_says_that_it_is_none_and_it_is_written_with_who_said_so(an: Client, cast: Cast) -> None:
    answer = an.post(URL, given(cast, summary="Hỏi nơi nộp đơn tố cáo", not_denunciation="on"))

    assert answer.status_code == 302
    entry = Entry.objects.get(action="petition.no_denunciation", subject_id=Petition.objects.get().pk)
    assert entry.actor == "an"


def test_a_usual_petition_is_asked_nothing(an: Client, cast: Cast) -> None:
    assert "Đây không phải tố cáo" not in an.get(URL).content.decode()
    assert an.post(URL, given(cast)).status_code == 302
    assert not Entry.objects.filter(action="petition.no_denunciation").exists()


def test_the_kind_denunciation_shows_the_way_too(an: Client, cast: Cast) -> None:
    page = an.post(URL, given(cast, kind="denunciation", summary="Ông Mỗ nhận tiền")).content.decode()

    assert 'formaction="/don/to-cao/nhan/"' in page
    assert "Đây không phải tố cáo" not in page
    assert not Petition.objects.exists()


def test_what_may_be_one_is_compared_with_nothing(an: Client, cast: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = an.post(URL, given(cast, summary=SAID, similar=""))

    assert "không so với đơn nào" in answer.content.decode()
    assert not [one["sql"] for one in asked.captured_queries if "Mỗ" in one["sql"] or "mo nhan" in one["sql"]]


def test_the_sealed_page_opens_with_what_was_typed_and_writes_nothing(an: Client, keepers: Keepers) -> None:
    typed = given(keepers.cast, summary=SAID, papers="Giấy viết tay", co_signers="Vũ Văn Hai", typed="1")
    answer = an.post("/don/to-cao/nhan/", typed)
    form = answer.context["form"]

    assert answer.status_code == 200
    assert not Petition.objects.exists()
    assert not form.is_bound
    assert form["full_name"].value() == "Lê Văn Bình"
    assert form["content"].value() == f"{SAID}\nVũ Văn Hai"
    assert form["evidence"].value() == "Giấy viết tay"
    assert form["token"].value() != typed["token"]
    assert "no-store" in answer["Cache-Control"]


def test_without_keys_the_way_leads_to_paper(an: Client, cast: Cast) -> None:
    page = an.post("/don/to-cao/nhan/", given(cast, summary=SAID, typed="1")).content.decode()

    assert SAID not in page
    assert not Petition.objects.exists()


def test_a_letter_is_asked_about_too(cast: Cast) -> None:
    facts: dict[str, Any] = {
        "full_name": "Bình",
        "address": "x",
        "phone": "",
        "email": "",
        "idempotency": "t" * 20,
    }
    with pytest.raises(services.DenunciationAsked):
        services.receive_at_counter(
            **facts, unit=cast.committee, channel="email", received_on=ON, summary=SAID, by=cast.an
        )
    assert not Petition.objects.exists()


def test_a_content_split_out_is_asked_about(an: Client, cast: Cast) -> None:
    petition = received(cast, received_on=today())
    address = f"/don/{petition.pk}/tach/"
    form = {"summary": SAID, "field": "land", "token": "a-token-of-the-split"}
    answer = an.post(address, form)

    assert (answer.status_code, Petition.objects.count()) == (409, 1)
    assert SAID in answer.content.decode()
    assert an.post(address, {**form, "not_denunciation": "on"}).status_code == 302
    assert Entry.objects.get(action="petition.split").data["not_denunciation"] is True


@pytest.mark.parametrize("where", ["summary", "request", "because"])
def test_a_correction_is_asked_about(an: Client, cast: Cast, where: str) -> None:
    petition = received(cast, received_on=today())
    form = {
        "full_name": "Lê Văn Bình", "address": "12 Đông Sơn", "channel": "counter", "signers": "1",
        "received_on": today().isoformat(), "summary": "Việc khác", "because": "gõ sai",
    } | {where: SAID}  # fmt: skip
    address = f"/don/{petition.pk}/sua-so/"
    answer = an.post(address, form)

    assert answer.status_code == 409, answer.context["form"].errors
    assert SAID in answer.content.decode()
    assert f'formaction="/don/{petition.pk}/niem-phong/"' in answer.content.decode()
    assert not Correction.objects.exists()
    assert an.post(address, {**form, "not_denunciation": "on"}).status_code == 302
    assert Entry.objects.get(action="petition.corrected").data["not_denunciation"] is True


def test_what_stood_with_the_word_before_is_not_asked_about_when_the_telephone_changes(cast: Cast) -> None:
    petition = received(cast, summary="Hỏi nơi nộp đơn tố cáo")
    services.correct_petition(petition, changes={"phone": "0911222333"}, because="gõ sai", by=cast.an, on=ON)

    assert Correction.objects.get().before == {"phone": "0912345678"}


def test_what_was_typed_is_sealed_with_the_file(an: Client, keepers: Keepers) -> None:
    petition = received(keepers.cast)
    address = f"/don/{petition.pk}/niem-phong/"
    form = an.post(address, {"summary": SAID, "typed": "1"}).context["form"]
    assert not Petition.objects.filter(kind="denunciation").exists()
    an.post(address, {"redacted": "", "content": form["content"].value()})

    assert read(keepers, petition, "content")["Lời kể thêm"] == SAID


def test_a_citizen_who_tells_one_by_the_code_is_guided_and_nothing_is_kept(cast: Cast) -> None:
    petition = received(cast)
    with pytest.raises(Invalid, match="chưa được lưu"):
        services.ask(petition, wish="wish_to_withdraw", words=SAID, on=ON)
    with pytest.raises(Refusal, match="chưa được lưu"):
        services.add_papers(petition, [SimpleUploadedFile("to-cao-ong-ba.pdf", b"%PDF-1.4")], on=ON)

    assert not CitizenRequest.objects.exists()


def test_a_file_sent_by_web_may_not_be_named_so(cast: Cast, settings: Any) -> None:
    settings.SITE_UNIT = cast.committee.pk
    sent = {
        "full_name": "Bình", "address": "x", "kind": "feedback", "title": "Đường", "body": "Hỏng", "token": "t" * 20,
        "papers": SimpleUploadedFile("don to cao.pdf", b"%PDF-1.4"),
    }  # fmt: skip
    answer = Client().post("/gui-don/truc-tuyen/", sent)

    assert answer.status_code == 422
    assert "có vẻ là tố cáo" in answer.content.decode()


def test_what_came_with_it_is_asked_about_when_it_is_written_down_later(an: Client, cast: Cast) -> None:
    petition = received(cast, received_on=today())
    address = f"/don/{petition.pk}/kem-theo/"
    form = {"signers": "1", "papers": "Đơn tố giác; bản sao", "because": "ghi sót"}

    assert an.post(address, form).status_code == 409
    assert not Correction.objects.exists()
    assert an.post(address, {**form, "not_denunciation": "on"}).status_code == 302
