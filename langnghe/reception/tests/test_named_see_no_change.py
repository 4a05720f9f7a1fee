"""Every page without a number in its address is the same for an officer before and after a denunciation names them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.kernel.clock import now, today
from langnghe.notifications.models import Message
from langnghe.petitions import services as petitions
from langnghe.petitions.tests.conftest import keepers
from langnghe.petitions.tests.test_denunciation_insider import words_of
from langnghe.petitions.tests.test_denunciations import taken
from langnghe.reception import services
from langnghe.vault import services as vault
from langnghe.vault.tests.conftest import PHRASE, Keepers

from .conftest import Desk, turn

__all__ = ["keepers"]

SINCE = today() - timedelta(days=400)
# A book has no gaps, and figures count every turn and petition: so much is told to everybody (docs/how-to/denunciations.md).
COUNTED = ("/don/so/", "/so-lieu/")
ROOMS = ("web", "petitions", "reception", "vault", "figures")
OF_THE_MOMENT = re.compile(
    r'name="(csrfmiddlewaretoken|token)" value="[^"]*"|nonce-[^\'"]+|<updated>[^<]*</updated>'
)


def pages(unit: str) -> list[str]:
    """Those that a unit alone or nothing is filled into; a paper that is drawn tells no more than its page."""
    found = []
    patterns: list[Any] = get_resolver().url_patterns
    rooms = [room for room in patterns if getattr(room, "app_name", "") in ROOMS]
    for room in rooms:
        for one in room.url_patterns:
            address = f"/{one.pattern}".replace("<str:unit>", unit).replace("<int:year>", str(today().year))
            found.append(address.replace(".<slug:kind>", ".csv").replace(".<slug:ending>", ".csv"))
    left_out = (".pdf", "nghia-vu-tiep-dan", "lich-tiep")
    return [one for one in found if "<" not in one and not any(name in one for name in left_out)]


def seen(client: Client, unit: str) -> dict[str, str]:
    told = {}
    for address in [*pages(unit), "/don/tim/?q=quaxolotl", "/don/?theo-doi=1", "/tiep-dan/luot-moi/?tim=1"]:
        answer = client.get(address)
        told[address] = f"{answer.status_code} {OF_THE_MOMENT.sub('', words_of(answer))}"
    return told


@pytest.fixture
def chi(cast: Any) -> Any:
    """One who does everything in the unit, and who may be told by e-mail."""
    for role in (Role.RECEPTION_OFFICER, Role.HANDLER, Role.ADMINISTRATOR, Role.CUSTODIAN, Role.EDITOR):
        add_membership(cast.chi, unit=cast.committee.pk, role=role, since=SINCE)
    for role in (Role.HEAD, Role.HANDLER):
        add_membership(cast.an, unit=cast.committee.pk, role=role, since=SINCE)
    cast.chi.email = "chi@example.vn"
    cast.chi.save()
    return cast.chi


def test_no_list_count_or_letter_changes(client: Client, keepers: Keepers, chi: Any, desk: Desk) -> None:
    cast, on = keepers.cast, today()
    services.record_visit(desk.unit, turn(), received_on=on, by=cast.an, on=on)
    petitions.receive_at_counter(
        unit=cast.committee, full_name="Lê Văn Bình", address="12 Đông Sơn", phone="", email="", channel="counter",
        received_on=on, summary="Cống hỏng ở đầu ngõ", by=cast.an, idempotency="a-token-of-another-form",
    )  # fmt: skip
    client.force_login(chi)
    before = seen(client, keepers.unit)

    by = type(cast.an).objects.get(pk=cast.an.pk)
    late = on - timedelta(days=60)
    held = taken(keepers, redacted="Việc quaxolotl", received_on=late, named=[chi])
    petitions.classify(held, kind="denunciation", field="land", because="x", by=by, on=late)
    petitions.add_note(held, text="x", by=by, at=now(), on=on)
    vault.ask(
        ("petition", held.pk), parts=["content"], purpose="verify", because="x", passphrase=PHRASE, by=by, at=now()
    )  # fmt: skip
    given = turn(full_name="Tống Bí Danh", address="Ngõ Kín", is_denunciation=True, named=(chi,))
    services.record_visit(desk.unit, given, received_on=on, by=by, on=on)
    petitions.remind(on=on)
    after = seen(client, keepers.unit)

    assert len(before) > 50
    changed = {one for one in before if before[one] != after[one] and not one.startswith(COUNTED)}
    assert changed == set()
    assert not Message.objects.filter(address=chi.email).exists()
