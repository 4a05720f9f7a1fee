"""Letters on screen: section of the file, letter page, preview, register; who may, status, one sentence."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from conftest import Cast
from langnghe.petitions import services
from langnghe.petitions.models import Letter
from langnghe.petitions.tests.conftest import accepted
from langnghe.petitions.tests.test_letters import issued, ready

DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(DAY)


def test_from_the_file_to_a_numbered_sent_letter(chi: Client, cast: Cast) -> None:
    petition = accepted(cast)
    assert "Chưa có văn bản nào" in chi.get(f"/don/{petition.pk}/").content.decode()
    given = {"kind": "acceptance_notice", "unit": cast.committee.pk}
    page = chi.post(f"/don/{petition.pk}/van-ban/", given, follow=True)
    letter = Letter.objects.get()
    assert "xem thử không mất số" in page.content.decode()

    typed = {**letter.fields, "symbol": letter.symbol, "signer": "Lê Thị Chi", "issue": "1"}
    assert chi.post(f"/van-ban-di/{letter.pk}/", typed).status_code == 302
    for act, data in (("da-ky", {}), ("da-gui", {"way": "bưu chính"})):
        page = chi.post(f"/van-ban-di/{letter.pk}/{act}/", data, follow=True)
        assert page.status_code == 200
    assert "Đã gửi thứ Sáu 20/11/2026: bưu chính" in page.content.decode()
    assert "01/TB-UBND" in chi.get(f"/don/{petition.pk}/").content.decode()


def test_pdf_and_docx_come_with_safe_names(chi: Client, cast: Cast) -> None:
    letter = issued(cast)
    sheet = chi.get(f"/van-ban-di/{letter.pk}/van-ban.pdf")
    word = chi.get(f"/van-ban-di/{letter.pk}/van-ban.docx")

    assert sheet.content.startswith(b"%PDF")
    assert "acceptance-notice-01-2026.pdf" in sheet.headers["Content-Disposition"]
    assert word.content.startswith(b"PK")


def test_the_internal_sheet_says_how_sure_a_rule_is_and_the_letter_does_not(chi: Client, cast: Cast) -> None:
    letter = issued(cast)
    page = chi.get(f"/van-ban-di/{letter.pk}/phieu-noi-bo/").content.decode()

    assert "Mẫu 03, Nghị định 155/2026/NĐ-CP" in page
    assert "mới có một nguồn" in page
    assert "một nguồn" not in str(letter.paper)


def test_the_register_shows_numbers_in_few_questions(
    chi: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        issued(cast)
    with django_assert_max_num_queries(6):
        page = chi.get("/van-ban-di/?nam=2026")

    text = page.content.decode()
    assert text.index("03/TB-UBND") < text.index("01/TB-UBND")


def test_the_register_as_a_spreadsheet_has_numbers_and_no_citizen(chi: Client, cast: Cast) -> None:
    issued(cast)
    book = CalamineWorkbook.from_filelike(BytesIO(chi.get("/van-ban-di/so.xlsx?nam=2026").content))
    rows = book.get_sheet_by_index(0).to_python()

    assert rows[3][0] == "01/TB-UBND"
    assert "Bình" not in str(rows)


def test_an_empty_register_says_what_to_do(client: Client, cast: Cast) -> None:
    client.force_login(cast.dung)
    assert "Sổ năm này chưa có văn bản nào" in client.get("/van-ban-di/").content.decode()


def test_a_register_of_another_unit_is_not_opened(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    client.force_login(cast.dung)

    assert "01/TB-UBND" not in client.get(f"/van-ban-di/?co-quan={cast.committee.pk}").content.decode()
    for path in ("", "van-ban.pdf", "van-ban.docx", "phieu-noi-bo/"):
        assert client.get(f"/van-ban-di/{letter.pk}/{path}").status_code == 404
    assert client.post(f"/van-ban-di/{letter.pk}/da-ky/").status_code == 404


def test_a_stranger_is_asked_to_sign_in(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    for path in ("/van-ban-di/", "/van-ban-di/mau/", f"/van-ban-di/{letter.pk}/van-ban.pdf"):
        assert client.get(path).status_code == 302


def test_issuing_saves_what_was_just_typed_and_freezes_that(chi: Client, cast: Cast) -> None:
    letter = ready(cast)
    assert 'name="issue"' in chi.get(f"/van-ban-di/{letter.pk}/").content.decode()
    typed = {**letter.fields, "symbol": "TB-VP", "contact": "Phòng 2, bà An", "issue": "1"}
    chi.post(f"/van-ban-di/{letter.pk}/", typed)
    letter.refresh_from_db()

    assert letter.shown_number == "01/TB-VP"
    assert "Phòng 2, bà An" in str(letter.paper["blocks"])


def test_a_gap_is_told_when_issuing_and_what_was_typed_is_kept(chi: Client, cast: Cast) -> None:
    letter = services.draft_letter(
        accepted(cast), kind="verification_report", unit=cast.committee.pk, by=cast.an, on=DAY
    )
    typed = {**letter.fields, "symbol": letter.symbol, "found": "Đã đo lại thửa đất", "issue": "1"}
    page = chi.post(f"/van-ban-di/{letter.pk}/", typed)
    letter.refresh_from_db()

    assert page.status_code == 422
    assert "Còn thiếu" in page.content.decode()
    assert "Đã đo lại thửa đất</textarea>" in page.content.decode()
    assert (letter.number, letter.fields["found"]) == (None, "Đã đo lại thửa đất")


def test_a_look_at_the_paper_saves_first(chi: Client, cast: Cast) -> None:
    letter = ready(cast)
    typed = {**letter.fields, "symbol": letter.symbol, "contact": "bà An", "preview": "1"}
    answer = chi.post(f"/van-ban-di/{letter.pk}/", typed)
    letter.refresh_from_db()

    assert answer.headers["Location"] == f"/van-ban-di/{letter.pk}/van-ban.pdf"
    assert (letter.number, letter.fields["contact"]) == (None, "bà An")


def test_a_wrong_symbol_keeps_what_was_typed(chi: Client, cast: Cast) -> None:
    letter = services.draft_letter(
        accepted(cast), kind="acceptance_notice", unit=cast.committee.pk, by=cast.an, on=DAY
    )
    page = chi.post(f"/van-ban-di/{letter.pk}/", {"symbol": "TB UBND", "signer": "Người ký mới"})

    assert page.status_code == 422
    assert "Người ký mới" in page.content.decode()


def test_the_kinds_are_listed_with_their_forms_and_blanks(chi: Client, cast: Cast) -> None:
    page = chi.get("/van-ban-di/mau/").content.decode()

    assert "Mẫu 01/TCD, Nghị định 154/2026/NĐ-CP" in page
    blank = chi.get(f"/van-ban-di/mau/{cast.committee.pk}/denunciation-transfer.pdf")
    assert blank.content.startswith(b"%PDF")


def test_blanks_of_another_unit_are_not_printed(client: Client, cast: Cast) -> None:
    client.force_login(cast.dung)
    assert client.get(f"/van-ban-di/mau/{cast.committee.pk}/guidance.pdf").status_code == 404
