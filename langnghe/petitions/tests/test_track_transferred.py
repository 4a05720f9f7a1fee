"""Tracking the first line after the petition was handed on: what became of it where it lives now."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.kernel.clock import now
from langnghe.notifications.models import Message
from langnghe.petitions import selectors, services
from langnghe.petitions.models import CitizenRequest, Petition, Rating, Subscription, Transfer
from langnghe.petitions.tests.conftest import facts
from langnghe.petitions.tests.test_transfers import SENT, TAKEN, settled
from langnghe.units.models import Unit

pytestmark = pytest.mark.own_sql

URL, ANSWERED = "/tra-cuu/", date(2026, 11, 27)


@pytest.fixture
def code(cast: Cast, ward: Unit, at_today: Callable[[date], None]) -> str:
    at_today(ANSWERED)
    taken = services.receive(**facts(cast, kind="feedback"))
    petition = services.classify(
        taken.petition, kind="feedback", field="land", because="Đủ", by=cast.an, on=date(2026, 11, 13)
    )
    services.transfer(petition, to=ward, because="Thuộc phường", by=cast.chi, on=SENT)
    return taken.code


def seen(client: Client, code: str, last4: str = "") -> str:
    page = client.post(URL, {"code": code, "last4": last4})
    assert page.status_code == 200
    return page.content.decode()


def fresh(user: User) -> User:
    """Rights are asked once for a person and a day; this one has just got another."""
    return User.objects.get(pk=user.pk)


def seal_of(client: Client, code: str) -> str:
    found = selectors.track(code, last4="5678")
    assert found is not None
    return found.seal


def test_on_its_way_it_is_nobodys_answer_and_asks_nothing(client: Client, ward: Unit, code: str) -> None:
    page = seen(client, code, "5678")

    assert "nơi đến chưa vào sổ" in page
    assert ward.name in page
    assert "Đề nghị rút đơn" not in page


def test_what_the_receiving_unit_answered_is_told(cast: Cast, client: Client, ward: Unit, code: str) -> None:
    line = settled(cast, Transfer.objects.get())
    Petition.objects.filter(pk=line.pk).update(answer_number="7/UBND-TL")
    page = seen(client, code)

    assert "7/UBND-TL" in page
    assert "đã trả lời" in page
    assert "Đã sửa." not in page
    assert "Đã sửa." in seen(client, code, "5678")


def test_it_asks_the_database_twice(
    cast: Cast, ward: Unit, code: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settled(cast, Transfer.objects.get())
    with django_assert_num_queries(2):
        found = selectors.track(code, last4="5678")
        assert found is not None
        assert found.standing.answer == "Đã sửa."


def test_the_rating_is_of_the_answer_that_was_given(
    cast: Cast, client: Client, ward: Unit, code: str
) -> None:
    line = settled(cast, Transfer.objects.get())
    page = client.post(f"{URL}danh-gia/", {"seal": seal_of(client, code), "stars": "4"})

    assert page.status_code == 200
    assert Rating.objects.get().petition_id == line.pk
    assert "4/5" in seen(client, code, "5678")


def test_a_wish_to_withdraw_goes_to_the_line_that_lives(
    cast: Cast, client: Client, ward: Unit, code: str
) -> None:
    line = services.take_in(Transfer.objects.get(), by=cast.dung, on=TAKEN)
    page = client.post(f"{URL}rut/", {"seal": seal_of(client, code), "words": "Đã thỏa thuận xong"})

    assert page.status_code == 200
    assert CitizenRequest.objects.get().petition_id == line.pk
    assert "Đã đề nghị rút đơn" in page.content.decode()


def test_a_line_that_was_sealed_tells_its_number_alone(
    cast: Cast, client: Client, ward: Unit, code: str
) -> None:
    line = settled(cast, Transfer.objects.get())
    Petition.objects.filter(pk=line.pk).update(kind="denunciation", answer_number="7/UBND-TL")
    page = seen(client, code, "5678")

    assert "vào sổ số 1/2026" in page
    assert "7/UBND-TL" not in page
    assert "Đã sửa." not in page


def test_after_two_sendings_the_last_line_tells(cast: Cast, client: Client, ward: Unit, code: str) -> None:
    first = services.take_in(Transfer.objects.get(), by=cast.dung, on=TAKEN)
    first = services.classify(first, kind="feedback", field="land", because="Đủ", by=cast.dung, on=TAKEN)
    second = Unit.objects.get(name="UBND phường Đông Tiến")
    services.transfer(first, to=second, because="Thuộc phường kia", by=cast.dung, on=TAKEN)
    assert "nơi đến chưa vào sổ" in seen(client, code)
    add_membership(cast.dung, unit=second.pk, role=Role.HANDLER, since=SENT)
    line = services.take_in(Transfer.objects.get(petition=first), by=fresh(cast.dung), on=TAKEN)

    found = selectors.track(code)
    assert found is not None
    assert found.standing.pk == line.pk
    assert found.standing.state == "received"
    assert second.name in seen(client, code)


def test_what_was_sent_back_is_told_by_the_first_line(
    cast: Cast, client: Client, ward: Unit, code: str
) -> None:
    transfer = Transfer.objects.get()
    services.send_back(transfer, because="Không thuộc phường", by=cast.dung, on=TAKEN)
    found = selectors.track(code)

    assert found is not None
    assert (found.line, found.standing.pk) == (None, transfer.petition_id)


def test_a_unit_that_has_not_taken_it_in_holds_it_all_the_same(
    cast: Cast, client: Client, ward: Unit, code: str
) -> None:
    found = selectors.track(code)

    assert found is not None
    held = {row.unit.name: found.days_held(row, ANSWERED) for row in found.custody if row.role == "lead"}
    assert held[ward.name] == (ANSWERED - SENT).days


def test_who_asked_to_be_told_hears_of_the_second_line_too_and_once(
    cast: Cast, client: Client, ward: Unit, code: str
) -> None:
    petition = Petition.objects.get()
    services.send_back(Transfer.objects.get(), because="Thiếu giấy tờ", by=cast.dung, on=TAKEN)
    services.transfer(petition, to=ward, because="Đã đủ", by=cast.chi, on=TAKEN)
    Subscription.objects.filter(petition=petition).update(confirmed_at=now())
    line = services.take_in(Transfer.objects.get(sent_back_on=None), by=cast.dung, on=TAKEN)
    second = Unit.objects.get(name="UBND phường Đông Tiến")
    line = services.classify(line, kind="feedback", field="land", because="Đủ", by=cast.dung, on=TAKEN)
    services.transfer(line, to=second, because="Thuộc phường kia", by=cast.dung, on=TAKEN)
    add_membership(cast.dung, unit=second.pk, role=Role.HEAD, since=SENT)
    add_membership(cast.dung, unit=second.pk, role=Role.HANDLER, since=SENT)
    dung = fresh(cast.dung)
    last = services.take_in(Transfer.objects.get(petition=line), by=dung, on=TAKEN)
    last = services.classify(last, kind="feedback", field="land", because="Đủ", by=dung, on=TAKEN)
    before = Message.objects.count()
    services.accept(last, by=dung, on=TAKEN)

    assert Message.objects.count() == before + 1
