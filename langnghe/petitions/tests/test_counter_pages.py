"""The counter: intake, receipt, the same form twice, a new code."""

from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from conftest import Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.kernel.clock import today
from langnghe.petitions import codes
from langnghe.petitions.models import Petition, SubmittedPaper

URL = "/don/nhan/"


def given(cast: Cast, **more: Any) -> dict[str, Any]:
    return {
        "unit": cast.committee.pk,
        "full_name": "Lê Văn Bình",
        "address": "12 Đông Sơn",
        "phone": "0912 345 678",
        "channel": "counter",
        "received_on": today().isoformat(),
        "field": "land",
        "summary": "Xem lại đơn giá bồi thường",
        "signers": "1",
        "token": "a-token-of-the-form-24",
    } | more


def follow(client: Client, answer: Any) -> Any:
    assert answer.status_code == 302, answer.content.decode()
    return client.get(answer.url)


def test_a_petition_is_written_into_the_book_and_its_receipt_shows_the_code(an: Client, cast: Cast) -> None:
    page = follow(an, an.post(URL, given(cast)))

    petition = Petition.objects.get()
    code = codes.code_from("a-token-of-the-form-24")
    assert (petition.number, petition.person.phone_last4) == (1, "5678")
    assert codes.shown(code) in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"


def test_a_body_that_has_ended_is_not_offered_beside_one_that_stands(an: Client, cast: Cast) -> None:
    assert cast.committee.pk in an.get(URL).content.decode()
    add_membership(cast.an, unit="n14797-UBND", role=Role.RECEPTION_OFFICER, since=date(2025, 7, 1))
    page = an.get(URL).content.decode()

    assert not cast.committee.stands(today())
    assert "n14797-UBND" in page
    assert cast.committee.pk not in page


def test_the_receipt_is_a_sheet_too(an: Client, cast: Cast) -> None:
    an.post(URL, given(cast))
    sheet = an.get(f"/don/{Petition.objects.get().pk}/giay-bien-nhan.pdf")

    assert sheet["Content-Type"] == "application/pdf"
    assert sheet.content.startswith(b"%PDF")


def test_a_receipt_lists_the_papers_that_were_handed_in(an: Client, cast: Cast) -> None:
    an.post(URL, given(cast))
    petition = Petition.objects.get()
    for name, form, copies in (("Giấy chứng nhận", "original", 1), ("Biên bản", "copy", 3)):
        SubmittedPaper.objects.create(
            petition=petition, name=name, form=form, copies=copies, received_on=petition.received_on
        )
    sheet = an.get(f"/don/{petition.pk}/giay-bien-nhan.pdf").content
    words = " ".join(pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_range().split())

    assert "1. Giấy chứng nhận (bản chính, số lượng 01)" in words
    assert "2. Biên bản (bản sao, số lượng 03)" in words
    assert len(pypdfium2.PdfDocument(sheet)) == 1
    assert "Giấy chứng nhận (bản chính" in an.get(f"/don/{petition.pk}/giay-bien-nhan/").content.decode()


def test_the_same_form_twice_is_one_petition_with_one_receipt(an: Client, cast: Cast) -> None:
    first, second = an.post(URL, given(cast)), an.post(URL, given(cast))

    assert first.headers["Location"] == second.headers["Location"]
    assert Petition.objects.count() == 1


def test_the_same_form_with_other_words_says_what_became_of_it_and_may_go_again(
    an: Client, cast: Cast
) -> None:
    an.post(URL, given(cast))
    page = an.post(URL, given(cast, full_name="Trần Cúc", summary="Đèn đường hỏng"))

    assert page.status_code == 409
    told = page.content.decode()
    assert f"thành đơn số 1/{today().year}: “Xem lại đơn giá bồi thường”" in told
    assert "a-token-of-the-form-24" not in told
    assert "Đèn đường hỏng" in told
    assert Petition.objects.count() == 1


def test_who_is_new_enters_what_came_before(client: Client, cast: Cast) -> None:
    new = User.objects.create_user("moi", password=None)
    add_membership(new, unit=cast.committee.pk, role=Role.RECEPTION_OFFICER, since=today())
    client.force_login(new)
    before = today() - timedelta(days=1)

    assert client.post(URL, given(cast, received_on=before.isoformat())).status_code == 302
    assert Petition.objects.get().received_on == before


@pytest.mark.parametrize("day", ["0026-11-12", "1899-05-01"])
@pytest.mark.parametrize("field", ["received_on", "written_on"])
def test_a_year_of_two_digits_or_of_another_age_is_refused_in_words(
    an: Client, cast: Cast, field: str, day: str
) -> None:
    page = an.post(URL, given(cast, **{field: day}))

    assert page.status_code == 422
    assert "ghi đủ bốn chữ số" in page.content.decode()


def test_a_day_before_the_law_keeps_what_was_typed(an: Client, cast: Cast) -> None:
    page = an.post(URL, given(cast, received_on="1999-05-01"))

    assert page.status_code == 409
    assert "Xem lại đơn giá bồi thường" in page.content.decode()


def test_a_sign_that_cannot_be_kept_is_told_in_vietnamese(an: Client, cast: Cast) -> None:
    told = an.post(URL, given(cast, full_name="Lê\0Bình")).content.decode()

    assert "Null" not in told
    assert "có ký tự mà máy không ghi được" in told


def test_no_address_holds_the_code(an: Client, cast: Cast) -> None:
    answer = an.post(URL, given(cast))

    assert codes.code_from("a-token-of-the-form-24") not in answer.headers["Location"]


def test_the_form_asks_who_may(client: Client, cast: Cast) -> None:
    assert client.get(URL).status_code == 302
    client.force_login(cast.giang)
    assert client.get(URL).status_code == 403


def test_what_was_typed_stays_through_an_error(an: Client, cast: Cast) -> None:
    page = an.post(URL, given(cast, summary=""))

    assert page.status_code == 422
    assert "Lê Văn Bình" in page.content.decode()
    assert not Petition.objects.exists()


def test_a_denunciation_stops_with_the_article_and_writes_nobody_down(an: Client, cast: Cast) -> None:
    page = an.post(URL, given(cast, kind="denunciation"))

    assert page.status_code == 422
    assert "Luật Tố cáo" in page.content.decode()
    assert not Petition.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("received_on", "2099-01-01", "Ngày này chưa đến"),
        ("phone", "123", "từ 8 đến 15 chữ số"),
        ("same_as", "99/2026", "Không có đơn số này"),
        ("signers", "0", "1"),
    ],
)
def test_each_wrong_field_is_told(an: Client, cast: Cast, field: str, value: str, sentence: str) -> None:
    page = an.post(URL, given(cast, **{field: value}))

    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_a_petition_joins_the_matter_of_an_earlier_number(an: Client, cast: Cast) -> None:
    an.post(URL, given(cast))
    an.post(URL, given(cast, token="another-token-of-a-form", same_as=f"1/{today().year}"))

    first, second = Petition.objects.order_by("number")
    assert first.matter_id == second.matter_id


def test_another_session_cannot_see_the_code_again(an: Client, cast: Cast) -> None:
    an.post(URL, given(cast))
    chi = Client()
    chi.force_login(cast.chi)
    page = chi.get(f"/don/{Petition.objects.get().pk}/giay-bien-nhan/")

    assert page.status_code == 409
    assert "không được giữ lại" in page.content.decode()


def test_a_lost_code_is_replaced_from_the_file(an: Client, cast: Cast) -> None:
    an.post(URL, given(cast))
    petition = Petition.objects.get()
    page = follow(an, an.post(f"/don/{petition.pk}/cap-lai-ma/"))

    assert "Giấy biên nhận" in page.content.decode()
    assert bytes(Petition.objects.get().code_digest) != bytes(petition.code_digest)
