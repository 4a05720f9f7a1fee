"""Petitions in the states that the tests start from."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.people.services import add_person
from langnghe.petitions import services, views
from langnghe.petitions.models import Petition
from langnghe.units.models import Unit
from langnghe.vault.tests.conftest import Keepers, make_keepers

ON = date(2026, 11, 12)
SUMMARY = "Khiếu nại phương án bồi thường khi thu hồi đất, đường Đông Sơn"


def facts(cast: Cast, **more: Any) -> dict[str, Any]:
    person = add_person("Lê Văn Bình", address="12 Đông Sơn", phone="0912 345 678", email="binh@example.vn")
    base = {
        "unit": cast.committee,
        "person": person,
        "channel": "counter",
        "received_on": ON,
        "summary": SUMMARY,
        "by": cast.an,
    }
    return base | more


def received(cast: Cast, **more: Any) -> Petition:
    return services.receive(**facts(cast, **more)).petition


def classified(cast: Cast, kind: str = "complaint", **more: Any) -> Petition:
    because = "Quyết định của Chủ tịch UBND thành phố"
    return services.classify(
        received(cast), kind=kind, field="land", because=because, by=cast.an, on=date(2026, 11, 13), **more
    )


def accepted(cast: Cast, kind: str = "complaint", **more: Any) -> Petition:
    return services.accept(classified(cast, kind, **more), by=cast.chi, on=date(2026, 11, 18))


RULING = services.Ruling(number="45/QĐ-UBND", outcome="right", summary="Đã xem xét lại.")


def decided(cast: Cast, on: date = date(2026, 12, 10), **more: Any) -> Petition:
    return services.decide(accepted(cast, **more), ruling=RULING, by=cast.chi, on=on)


@pytest.fixture
def at_today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Pages ask the clock; the tests say which day it is."""

    def set_day(day: date) -> None:
        for found in iter_modules(views.__path__, f"{views.__name__}."):
            module = import_module(found.name)
            if hasattr(module, "today"):
                monkeypatch.setattr(module, "today", lambda: day)

    return set_day


@pytest.fixture
def an(client: Client, cast: Cast) -> Client:
    client.force_login(cast.an)
    return client


@pytest.fixture
def chi(client: Client, cast: Cast) -> Client:
    client.force_login(cast.chi)
    return client


@pytest.fixture
def keepers(cast: Cast) -> Keepers:
    """The committee with three custodians who have keys."""
    made = make_keepers(cast)
    for user in (made.han, made.khoi, made.sen):
        made.key(user)
    return made


def standing_ward() -> Unit:
    return Unit.objects.get(name="UBND phường Hạc Thành")


@pytest.fixture
def ward(cast: Cast) -> Unit:
    """Dũng handles and decides in a ward that stands."""
    found = standing_ward()
    for role in (Role.HANDLER, Role.HEAD):
        add_membership(cast.dung, unit=found.pk, role=role, since=date(2026, 1, 1))
    return found
