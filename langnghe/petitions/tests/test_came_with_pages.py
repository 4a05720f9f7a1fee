"""Pages about what came with a petition, and the counter's folded groups."""

from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.kernel.clock import today
from langnghe.petitions import codes
from langnghe.petitions.models import Petition, SubmittedPaper
from langnghe.petitions.tests.test_counter_pages import URL, given


def intake(client: Client, cast: Cast, **more: Any) -> Petition:
    answer = client.post(URL, given(cast, **more))
    assert answer.status_code == 302, answer.content.decode()
    return Petition.objects.latest("id")


FULL = {
    "signers": "6",
    "co_signers": "* Lê Văn Bình\nTrần Cúc; 3 Lê Lợi",
    "papers": "Giấy chứng nhận; bản chính; 1\nBiên bản",
    "channel": "passed_on",
    "sender_kind": "front",
    "sender_name": "MTTQ phường",
    "document_number": "15/MTTQ",
    "document_date": today().isoformat(),
}


def test_everything_that_comes_with_it_is_on_its_page(an: Client, cast: Cast) -> None:
    petition = intake(an, cast, **FULL)

    page = an.get(f"/don/{petition.pk}/").content.decode()
    for told in ("Trần Cúc", "MTTQ phường", "15/MTTQ", "Giấy chứng nhận", "bản chính", "Người đại diện"):
        assert told in page


def test_a_paper_is_given_back_from_the_page(an: Client, cast: Cast) -> None:
    petition = intake(an, cast, **FULL)
    paper = SubmittedPaper.objects.get(form="original")

    page = an.post(f"/don/{petition.pk}/giay-to/{paper.pk}/tra/", follow=True)

    assert "đã trả ngày" in page.content.decode()
    assert an.post(f"/don/{petition.pk}/giay-to/{paper.pk + 99}/tra/").status_code == 404


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"co_signers": "; 3 Lê Lợi", "signers": "3"}, "thiếu họ tên"),
        ({"papers": "Giấy; bản lạ"}, "Không đọc được dòng"),
        ({"sender_kind": "press"}, "nơi khác chuyển đến"),
        ({"channel": "passed_on"}, "phải ghi nơi chuyển"),
        ({"on_behalf_of": "Không có nơi này"}, "Không tìm thấy"),
    ],
)
def test_lines_that_cannot_be_read_are_told(
    an: Client, cast: Cast, more: dict[str, str], sentence: str
) -> None:
    answer = an.post(URL, given(cast, **more))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_entering_for_a_body_elsewhere_is_refused_and_keeps_the_words(an: Client, cast: Cast) -> None:
    answer = an.post(URL, given(cast, on_behalf_of="UBND phường Hạc Thành"))

    assert answer.status_code == 403
    assert "Chỉ nhập hộ" in answer.content.decode()
    assert "Xem lại đơn giá bồi thường" in answer.content.decode()


def test_a_line_is_corrected_on_a_page(an: Client, cast: Cast) -> None:
    petition = intake(an, cast)
    address = f"/don/{petition.pk}/sua-so/"
    assert 'value="12 Đông Sơn"' in an.get(address).content.decode()
    changed = {
        "full_name": "Lê Văn Bính",
        "address": "12 Đông Sơn",
        "phone": "0912345678",
        "channel": "counter",
        "received_on": today().isoformat(),
        "summary": "Xem lại đơn giá bồi thường",
        "signers": "1",
    }
    assert an.post(address, changed).status_code == 422

    page = an.post(address, changed | {"because": "gõ sai tên"}, follow=True).content.decode()

    assert "Lê Văn Bính" in page
    assert "gõ sai tên" in page
    assert "Họ và tên người gửi, trước đó ghi “Lê Văn Bình”" in page


def test_a_content_is_split_on_a_page(an: Client, cast: Cast) -> None:
    petition = intake(an, cast)
    address, token = f"/don/{petition.pk}/tach/", "a-token-of-a-part-24"
    typed = {"summary": "Kiến nghị làm đường", "field": "land", "token": token}
    assert 'name="token"' in an.get(address).content.decode()
    answer, again = an.post(address, typed), an.post(address, typed)

    part = Petition.objects.get(split_from=petition)
    assert answer.headers["Location"] == again.headers["Location"] == f"/don/{part.pk}/giay-bien-nhan/"
    assert codes.shown(codes.code_from(token)) in an.get(answer.headers["Location"]).content.decode()
    assert f"Đơn {part}" in an.get(f"/don/{petition.pk}/").content.decode()
    assert an.post(address, typed | {"summary": ""}).status_code == 422


def test_a_line_is_not_corrected_into_fewer_signers_a_short_telephone_or_a_sender_unknown(
    an: Client, cast: Cast
) -> None:
    petition = intake(an, cast, signers="6", co_signers="Trần Cúc; 3 Lê Lợi")
    typed = {
        "full_name": "Lê Văn Bình", "address": "12 Đông Sơn", "phone": "0912345678", "channel": "counter", "signers": "6",
        "received_on": today().isoformat(), "summary": "Xem lại đơn giá bồi thường", "because": "gõ sai",
    }  # fmt: skip
    for changed, sentence in (
        ({"signers": "1"}, "Số người ký ít hơn"),
        ({"phone": "12"}, "từ 8 đến 15 chữ số"),
        ({"channel": "passed_on"}, "phải ghi nơi chuyển"),
    ):
        page = an.post(f"/don/{petition.pk}/sua-so/", typed | changed)
        assert page.status_code == 422
        assert sentence in page.content.decode()


def test_a_result_needs_a_sender(an: Client, cast: Cast) -> None:
    petition = intake(an, cast)
    answer = an.post(f"/don/{petition.pk}/bao-ket-qua/", {"number": "1", "on": today().isoformat()})
    assert answer.status_code == 409
    assert "Không ai chuyển đơn này đến" in answer.content.decode()


@pytest.mark.parametrize("address", ["sua-so/", "tach/", "bao-ket-qua/"])
def test_another_unit_sees_none_of_it(client: Client, cast: Cast, an: Client, address: str) -> None:
    petition = intake(an, cast)
    client.force_login(cast.dung)
    assert client.get(f"/don/{petition.pk}/{address}").status_code == 404
