"""No day and no number typed by hand breaks a page: it is written down, or refused in words beside what was typed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.test import Client

from conftest import Cast
from langnghe.kernel.errors import Invalid
from langnghe.petitions import services, workflow
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import accepted
from langnghe.petitions.tests.test_denunciations import taken
from langnghe.petitions.tests.test_life_pages import STARTS
from langnghe.petitions.views.step_table import BY_MOVE
from langnghe.petitions.views.steps import _extra, _shape
from langnghe.vault.tests.conftest import make_keepers

DAY = date(2026, 11, 20)
ODD = ("0001-01-01", "2012-06-30", "9999-12-31")


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(DAY)


def sealed(cast: Cast) -> Petition:
    keepers = make_keepers(cast)
    keepers.key(keepers.han)
    keepers.key(keepers.khoi)
    return taken(keepers)


def of_first(cast: Cast) -> Petition:
    petition = STARTS["received"](cast)
    paper = {"body": cast.other, "number": "1/QĐ", "issued_on": date(2026, 11, 2)}
    services.take_second(petition, **paper, by=cast.an, on=DAY)
    return services.classify(petition, kind="complaint", field="land", because="x", by=cast.an, on=DAY)


ALL = {**STARTS, "sealed": sealed, "second": of_first}


def filled(petition: Petition, move: str, day: str) -> dict[str, Any]:
    """Every field of the page with something that it takes; its days are the odd one."""
    step = BY_MOVE[move]
    form = _shape(step, petition)(today=DAY, **_extra(step, petition, DAY))
    typed = {name: _typed(field, day) for name, field in form.fields.items()}
    return typed | {"on": DAY.isoformat(), "confirm": "1"}


def _typed(field: forms.Field, day: str) -> Any:
    if isinstance(field, forms.DateField):
        return day
    if isinstance(field, forms.ModelChoiceField):
        return ""
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return next((str(key) for key, _label in choices if key != ""), "")
    if isinstance(field, forms.IntegerField | forms.DecimalField):
        return "1"
    return "" if isinstance(field, forms.BooleanField) else "UBND phường Hạc Thành"


def answered(client: Client, petition: Petition, move: str, given: dict[str, Any]) -> int:
    """The worse of the step and of the file after it; nothing of it stays."""
    with transaction.atomic():
        status = client.post(f"/don/{petition.pk}/{BY_MOVE[move].slug}/", given).status_code
        if status < 400:
            status = client.get(f"/don/{petition.pk}/").status_code
        transaction.set_rollback(True)
    return status


@pytest.mark.parametrize("start", ALL)
def test_no_odd_day_breaks_a_step_or_the_file_after_it(client: Client, cast: Cast, start: str) -> None:
    petition = ALL[start](cast)
    client.force_login(cast.chi)
    client.raise_request_exception = False
    broken = []
    for move in workflow.moves_from(petition.table, petition.state):
        if move.name not in BY_MOVE:
            continue
        for day in ODD:
            # Its own days first; the day of the step only where it lies behind, for ahead it is refused by the form.
            for more in ({}, {"on": day})[: 1 + (day < "2026")]:
                given = filled(petition, move.name, day) | more
                if day in given.values() and (status := answered(client, petition, move.name, given)) >= 500:
                    broken.append((move.name, given, status))
    assert not broken


def test_a_dialogue_beyond_the_calendar_is_refused_in_words(client: Client, cast: Cast) -> None:
    petition = accepted(cast)
    client.force_login(cast.chi)
    given = {"on": "2026-11-20", "held_on": "9999-12-31", "place": "Trụ sở", "chair": "Chi", "content": "Đất"}
    answer = client.post(f"/don/{petition.pk}/moi-doi-thoai/", given)

    assert answer.status_code == 422
    assert "trước năm 2100" in answer.content.decode()
    assert 'value="Trụ sở"' in answer.content.decode()


@pytest.mark.parametrize("amount", ["99999999999999999", "9" * 40, "1e17", "NaN", "Infinity", "-5", "1.5"])
def test_no_amount_typed_by_hand_breaks_the_page(client: Client, cast: Cast, amount: str) -> None:
    petition = STARTS["decided"](cast)
    client.force_login(cast.chi)
    given = {"on": "2026-11-20", "is_done": "no", "amount_money_citizens": amount}

    assert client.post(f"/don/{petition.pk}/thi-hanh/", given).status_code == 422


def test_the_largest_amounts_of_the_page_fit_their_column(client: Client, cast: Cast) -> None:
    petition = STARTS["decided"](cast)
    client.force_login(cast.chi)
    given = {"amount_money_citizens": "9" * 16, "amount_land_citizens": "9" * 16 + ".99"}
    answer = client.post(f"/don/{petition.pk}/thi-hanh/", {"on": "2026-11-20", "is_done": "no", **given})

    assert answer.status_code == 302, answer.content.decode()


def test_an_amount_that_no_column_holds_is_refused_by_the_verb(cast: Cast) -> None:
    petition = STARTS["decided"](cast)
    with pytest.raises(Invalid, match="lớn hơn"):
        services.carry_out(
            petition, amounts={"money_state": Decimal(10**16)}, is_done=False, by=cast.chi, on=DAY
        )
