"""A term whose rule nobody has confirmed says so wherever it is shown; an administrator's confirmation changes that."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.petitions import services
from langnghe.petitions.models import Clock
from langnghe.petitions.tests.conftest import facts
from langnghe.rules import services as rules

ON = date(2026, 11, 18)


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(ON)


def shown(client: Client, cast: Cast) -> tuple[str, str]:
    """The file as the officer sees it, and the page of the citizen."""
    received = services.receive(**facts(cast, kind="complaint"))
    client.force_login(cast.an)
    file = client.get(f"/don/{received.petition.pk}/").content.decode()
    client.logout()
    return file, client.post("/tra-cuu/", {"code": received.code}).content.decode()


def test_a_rule_of_one_source_says_so_to_officer_and_citizen(client: Client, cast: Cast) -> None:
    file, tracked = shown(client, cast)

    assert "mới có một nguồn" in file
    assert "mới có một nguồn" in tracked


def test_a_confirmed_rule_says_who_is_sure(client: Client, cast: Cast) -> None:
    admin = create_user(
        "quan-tri", password="only-for-tests", display_name="Quản trị", unit=cast.committee.pk,
        role=Role.ADMINISTRATOR, since=date(2024, 1, 1),
    )  # fmt: skip
    rules.confirm_rule(
        "complaint.acceptance", unit=cast.committee.pk, since=date(2026, 7, 1), person="Luật sư Trần Minh",
        cite="Công văn 12/STP", by=admin, on=ON,
    )  # fmt: skip
    file, _tracked = shown(client, cast)

    assert Clock.objects.get().confidence == "confirmed"
    assert "mới có một nguồn" not in file


def test_a_term_that_todays_packs_would_count_otherwise_keeps_its_words_and_its_mark(
    client: Client, cast: Cast
) -> None:
    received = services.receive(**facts(cast, kind="complaint"))
    Clock.objects.update(due_on=date(2026, 12, 31), confidence="unverified", cite="Điều 0 Quy chế cũ")
    client.force_login(cast.an)
    file = client.get(f"/don/{received.petition.pk}/").content.decode()

    assert "Điều 0 Quy chế cũ (chưa kiểm chứng)." in file
