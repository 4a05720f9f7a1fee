"""Giving files to a handler: all or none, within the leading unit, with a preview on the page."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from conftest import PASSWORD, Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user, hand_over
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import services
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import accepted, received

DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(DAY)


@pytest.fixture
def khanh(cast: Cast) -> User:
    return create_user(
        "khanh",
        password=PASSWORD,
        display_name="Vũ Khánh",
        unit=cast.committee.pk,
        role=Role.HANDLER,
        since=ON,
    )


ON = date(2021, 1, 1)


def test_many_files_get_one_handler_and_each_an_entry(cast: Cast, khanh: User) -> None:
    made = [received(cast) for _ in range(3)]
    services.give_to_handler([one.pk for one in made], to=khanh, by=cast.chi, on=DAY)

    assert Petition.objects.filter(handler=khanh).count() == 3
    assert Entry.objects.filter(action="petition.handler_given", data__handler=khanh.pk).count() == 3


def test_one_that_cannot_be_given_refuses_all(cast: Cast, khanh: User) -> None:
    open_one, closed = received(cast), accepted(cast, "feedback")
    services.answer(closed, number="1", text="Đã xem xét", by=cast.chi, on=DAY)

    with pytest.raises(WrongState):
        services.give_to_handler([open_one.pk, closed.pk], to=khanh, by=cast.chi, on=DAY)
    assert not Petition.objects.filter(handler=khanh).exists()


def test_nobody_outside_the_unit_gives_or_gets(cast: Cast, khanh: User) -> None:
    petition = received(cast)

    with pytest.raises(NotFound):
        services.give_to_handler([petition.pk], to=khanh, by=cast.dung, on=DAY)
    for stranger in (cast.dung, cast.editor):
        with pytest.raises(Invalid):
            services.give_to_handler([petition.pk], to=stranger, by=cast.chi, on=DAY)


def test_who_only_follows_a_file_does_not_assign_it(cast: Cast, khanh: User) -> None:
    petition = received(cast)
    hand_over("petition", petition.pk, to=cast.other.pk, on=date(2026, 11, 16))

    with pytest.raises(NotAllowed):
        services.give_to_handler([petition.pk], to=khanh, by=cast.an, on=DAY)


@pytest.mark.parametrize("many", [[], list(range(1, 202))])
def test_none_or_too_many_are_refused(cast: Cast, many: list[int]) -> None:
    with pytest.raises(Invalid):
        services.give_to_handler(many, to=cast.an, by=cast.chi, on=DAY)


def test_the_page_previews_then_assigns_and_keeps_the_choice_through_an_error(
    client: Client, cast: Cast, khanh: User
) -> None:
    petition = received(cast)
    client.force_login(cast.chi)
    asked = {"viec": "giao", "don": [petition.pk]}
    preview = client.post("/don/nhieu-don/", asked)
    assert "Vũ Khánh" in preview.content.decode()
    assert Petition.objects.get().handler == cast.an

    nobody = client.post("/don/nhieu-don/", {**asked, "lam": "1", "to": ""})
    assert nobody.status_code == 422
    assert f'name="don" value="{petition.pk}"' in nobody.content.decode()

    done = client.post("/don/nhieu-don/", {**asked, "lam": "1", "to": khanh.pk})
    assert "Đã làm 1 đơn." in done.content.decode()
    assert Petition.objects.get().handler == khanh
    nothing = client.post("/don/nhieu-don/", {"viec": "giao", "don": ["x"]}).content.decode()
    assert "Chưa chọn đơn nào" in nothing
