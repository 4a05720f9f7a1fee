"""Tracking by code: by POST, without names, at the same cost for wrong codes, with a limit on them."""

import logging
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.petitions import codes, selectors, services
from langnghe.petitions.models import Petition, WrongCode
from langnghe.petitions.tests.conftest import SUMMARY, facts

pytestmark = pytest.mark.own_sql

URL = "/tra-cuu/"
SEALED = re.compile(r'name="(?:seal|csrfmiddlewaretoken)" value="([^"]+)"')


@pytest.fixture
def code(cast: Cast) -> str:
    return services.receive(**facts(cast, kind="complaint")).code


def test_a_code_opens_dates_reason_and_holder_but_no_name(
    client: Client, code: str, at_today: Callable[[date], None]
) -> None:
    at_today(date(2026, 11, 16))
    page = client.post(URL, {"code": codes.shown(code).lower()})

    text = page.content.decode()
    assert page.status_code == 200
    assert "thứ Hai 23/11/2026" in text
    assert "Nghị định 124/2020/NĐ-CP" in text
    assert "4 ngày, từ 12/11/2026" in text
    assert "Bình" not in text
    assert SUMMARY not in text
    assert code not in text


def test_the_last_four_digits_open_name_and_content(client: Client, code: str) -> None:
    page = client.post(URL, {"code": code, "last4": "5678"})

    assert "Lê Văn Bình" in page.content.decode()
    assert SUMMARY in page.content.decode()


def test_wrong_digits_open_nothing_and_are_counted(client: Client, code: str) -> None:
    page = client.post(URL, {"code": code, "last4": "0000"})

    assert "không khớp" in page.content.decode()
    assert "Bình" not in page.content.decode()
    assert WrongCode.objects.get().times == 1


def test_a_code_in_the_address_is_not_read(client: Client, code: str) -> None:
    page = client.get(URL, {"code": code})

    assert page.headers["Location"] == URL
    assert code not in page.content.decode()


def test_a_right_a_wrong_and_no_code_cost_the_same_questions(
    code: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for typed in (code, codes.new_code(), "rác"):
        with django_assert_num_queries(1):
            selectors.track(typed)


def test_a_voided_petition_is_not_found(client: Client, code: str) -> None:
    Petition.objects.update(voided_on=date(2026, 11, 13))

    assert client.post(URL, {"code": code}).status_code == 404


def test_a_wrong_code_is_told_and_kept_in_the_form(client: Client, db: None) -> None:
    page = client.post(URL, {"code": "7K4M-92QX"})

    assert page.status_code == 404
    assert "Không có đơn nào mang mã này" in page.content.decode()
    assert "7K4M-92QX" in page.content.decode()


def test_an_empty_form_is_told(client: Client, db: None) -> None:
    assert client.post(URL, {}).status_code == 422


def test_too_many_wrong_codes_close_the_door_even_for_a_right_one(client: Client, code: str) -> None:
    for _ in range(selectors.tracking.ALLOWED):
        assert client.post(URL, {"code": "sai"}).status_code == 404

    assert client.post(URL, {"code": code}).status_code == 429
    assert client.post(URL, {"code": code}, REMOTE_ADDR="192.0.2.9").status_code == 200


def test_no_address_is_stored_in_clear(client: Client, db: None) -> None:
    client.post(URL, {"code": "sai"}, REMOTE_ADDR="192.0.2.9")

    assert b"192.0.2.9" not in bytes(WrongCode.objects.get().source)


def test_no_log_holds_the_code(client: Client, code: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="django.request")
    client.post(URL, {"code": code})
    client.post(URL, {"code": code, "last4": "1111"})
    client.post(URL, {"code": code + "0"})

    assert code not in caplog.text


def test_the_guide_stops_a_denunciation_with_its_article(client: Client, db: None) -> None:
    page = client.get("/gui-don/")

    text = page.content.decode()
    assert page.status_code == 200
    assert "Tố cáo không gửi qua mạng" in text
    assert "Luật Tố cáo" in text
    assert "<form" not in text.partition("<main")[2].partition("</main>")[0]


def test_a_page_seen_again_is_the_same_but_for_its_seal_and_token(client: Client, code: str) -> None:
    first, second = (client.post(URL, {"code": code}).content.decode() for _ in range(2))
    seals = [SEALED.findall(page) for page in (first, second)]

    assert "of-this-visit" not in first + second
    assert all(len(found) >= 2 for found in seals)
    assert SEALED.sub("", first) == SEALED.sub("", second)


def test_a_new_fact_shows_at_once(client: Client, cast: Cast, code: str) -> None:
    before = client.post(URL, {"code": code}).content.decode()
    petition = Petition.objects.get()
    Petition.objects.update(received_on=petition.received_on - timedelta(days=1))
    after = client.post(URL, {"code": code}).content.decode()

    assert "12/11/2026" in before
    assert "11/11/2026" in after


def test_what_proof_opens_is_never_kept(client: Client, code: str) -> None:
    opened = client.post(URL, {"code": code, "last4": "5678"}).content.decode()
    again = client.post(URL, {"code": code}).content.decode()

    assert "Lê Văn Bình" in opened
    assert "Bình" not in again


def test_each_language_has_its_own(client: Client, code: str) -> None:
    pages = [
        client.post(URL, {"code": code}, HTTP_ACCEPT_LANGUAGE=one).content.decode() for one in ("vi", "en")
    ]

    assert "Ai đã giữ hồ sơ" in pages[0]
    assert "Ai đã giữ hồ sơ" not in pages[1]


def test_an_officer_who_is_signed_in_gets_a_page_of_his_own(client: Client, cast: Cast, code: str) -> None:
    client.post(URL, {"code": code})
    client.force_login(cast.an)
    page = client.post(URL, {"code": code}).content.decode()

    assert reverse("web:desk") in page
    client.logout()
    assert reverse("web:desk") not in client.post(URL, {"code": code}).content.decode()
