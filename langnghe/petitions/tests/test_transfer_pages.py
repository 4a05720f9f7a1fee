"""Petitions handed on, on screen: the board of both ends, one sending, its steps; who may."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import classified
from langnghe.petitions.tests.test_transfers import TAKEN, sent
from langnghe.units.models import Unit


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(TAKEN)


def as_user(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def test_the_receiver_takes_in_from_the_board(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    dung = as_user(cast.dung)
    assert f"/don/chuyen/{transfer.pk}/" in dung.get("/don/chuyen/").content.decode()
    page = dung.post(f"/don/chuyen/{transfer.pk}/nhan/", follow=True)

    assert "Đã vào sổ số 1/2026" in page.content.decode()
    assert "Đường đi của đơn" in page.content.decode()
    assert "nơi nhận đã vào sổ" in as_user(cast.an).get("/don/chuyen/").content.decode()


def test_sending_back_keeps_what_was_typed_through_a_refusal(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    dung = as_user(cast.dung)
    assert dung.post(f"/don/chuyen/{transfer.pk}/tra-lai/", {"because": ""}).status_code == 422
    page = dung.post(f"/don/chuyen/{transfer.pk}/tra-lai/", {"because": "Không thuộc"}, follow=True)

    assert "Không thuộc" in page.content.decode()
    refused = dung.post(f"/don/chuyen/{transfer.pk}/tra-lai/", {"because": "Lần nữa"})
    assert refused.status_code == 409
    assert "Lần nữa" in refused.content.decode()


def test_only_its_own_unit_is_offered_to_correct_a_line_that_was_handed_on(cast: Cast, ward: Unit) -> None:
    address = f"/don/{sent(cast, ward).petition_id}/"
    offered = [as_user(user).get(address).content.decode() for user in (cast.an, cast.dung)]

    assert ["Sửa dòng sổ" in page for page in offered] == [True, False]
    assert ["Cấp lại mã tra cứu" in page for page in offered] == [True, False]


def test_the_board_costs_few_questions(
    cast: Cast, ward: Unit, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        sent(cast, ward)
    an = as_user(cast.an)
    with django_assert_max_num_queries(7):
        an.get("/don/chuyen/")


def test_a_third_unit_gets_not_found(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    assert as_user(cast.editor).get(f"/don/chuyen/{transfer.pk}/").status_code == 404


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/don/chuyen/").status_code == 302


def test_a_name_that_has_ended_is_answered_with_its_successors(cast: Cast, ward: Unit) -> None:
    petition = classified(cast, "feedback")
    given = {"on": TAKEN.isoformat(), "to": "UBND thành phố Thanh Hóa", "because": "Vì"}
    page = as_user(cast.chi).post(f"/don/{petition.pk}/chuyen-don/", given)

    assert page.status_code == 422
    assert "không còn hoạt động. Cơ quan kế thừa: UBND phường" in page.content.decode()


def test_one_receiver_only(cast: Cast, ward: Unit) -> None:
    petition = classified(cast, "feedback")
    given = {"on": TAKEN.isoformat(), "to": ward.name, "outside": "Điện lực", "because": "Vì"}
    page = as_user(cast.chi).post(f"/don/{petition.pk}/chuyen-don/", given)

    assert page.status_code == 422
    assert "Ghi một cơ quan nhận" in page.content.decode()
    assert Petition.objects.get(pk=petition.pk).state == "classified"


def test_who_sent_it_back_is_refused_the_same_day(cast: Cast, ward: Unit) -> None:
    transfer = sent(cast, ward)
    dung = as_user(cast.dung)
    dung.post(f"/don/chuyen/{transfer.pk}/tra-lai/", {"because": "Không thuộc"})
    page = dung.post(f"/don/{transfer.petition_id}/luu-don/", {"because": "Trùng", "on": "2026-11-23"})

    assert page.status_code == 403
    assert Petition.objects.get(pk=transfer.petition_id).state == "classified"
    assert dung.get(f"/don/chuyen/{transfer.pk}/").status_code == 200


def test_one_that_waits_stays_on_top_however_many_came_since(
    cast: Cast, ward: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("langnghe.petitions.selectors.transfers.MOST", 1)
    waits = sent(cast, ward)
    for _ in range(2):
        services.take_in(sent(cast, ward), by=cast.dung, on=TAKEN)
    page = as_user(cast.dung).get("/don/chuyen/").content.decode()

    assert f"/don/chuyen/{waits.pk}/" in page
    assert selectors.coming_in(cast.dung, TAKEN)[0] == waits
    assert len(selectors.coming_in(cast.dung, TAKEN)) == 2


def test_the_due_list_holds_what_the_unit_leads_and_under_a_filter_what_it_follows(
    cast: Cast, ward: Unit
) -> None:
    line = services.take_in(sent(cast, ward), by=cast.dung, on=TAKEN)
    own, followed = (as_user(cast.an).get(f"/don/{more}").content.decode() for more in ("", "?theo-doi=1"))

    assert f"/don/{line.pk}/" not in own
    assert f"/don/{line.pk}/" in followed
    assert ward.name in followed
    assert 'name="don"' not in followed
    assert f"/don/{line.pk}/" in as_user(cast.dung).get("/don/").content.decode()
    assert ward.name in b"".join(as_user(cast.an).get("/don/xuat.csv?theo-doi=1")).decode()


def test_the_desk_shows_what_waits_to_be_taken_in(
    cast: Cast, ward: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("langnghe.web.views.today", lambda: TAKEN)
    transfer = sent(cast, ward)
    dung = as_user(cast.dung)

    assert "Đơn chuyển đến chờ vào sổ" in dung.get("/ban/").content.decode()
    assert "Đơn chuyển đến chờ vào sổ" not in as_user(cast.an).get("/ban/").content.decode()
    services.take_in(transfer, by=cast.dung, on=TAKEN)
    assert "Đơn chuyển đến chờ vào sổ" not in dung.get("/ban/").content.decode()
