"""The sealed envelope of a denunciation goes with it: to the keys of the receiving unit, and from those of the first."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import NotAllowed, NotFound, WrongState
from langnghe.petitions import services
from langnghe.petitions.models import Petition, Transfer
from langnghe.petitions.tests.conftest import ON
from langnghe.petitions.tests.test_denunciation_life import handed_on, keepers
from langnghe.petitions.tests.test_denunciations import NAME
from langnghe.vault import services as vault
from langnghe.vault.models import KeyHalf, Release, SealedPart
from langnghe.vault.tests.conftest import PHRASE, Keepers, approved, phrase_of

__all__ = ["keepers"]

AT = datetime(2026, 11, 13, 9, 0, tzinfo=LOCAL)


@pytest.fixture
def transfer(keepers: Keepers) -> Transfer:
    return handed_on(keepers)


def receivers(transfer: Transfer) -> list[User]:
    """Two custodians of the ward, with keys."""
    unit, since = str(transfer.to_unit_id), date(2026, 1, 1)
    made = [
        create_user(name, password="x", display_name=name, unit=unit, role=Role.CUSTODIAN, since=since)
        for name in ("mai", "nga")
    ]
    for user in made:
        vault.make_key(unit=unit, passphrase=phrase_of(user), by=user, on=ON)
    return made


def asked(by: User, petition: Petition, purpose: str = "hand_over") -> Release:
    return vault.ask(
        ("petition", petition.pk), parts=["identity", "content"], purpose=purpose, because="Nhận bàn giao",
        passphrase=PHRASE, by=by, at=AT,
    )  # fmt: skip


def test_a_part_that_was_not_asked_for_is_said_to_stay(
    keepers: Keepers, transfer: Transfer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("langnghe.vault.views.now", lambda: AT)
    monkeypatch.setattr("langnghe.vault.views.today", lambda: ON)
    dung = keepers.cast.dung
    receivers(transfer)
    services.take_in(transfer, by=dung, on=ON)
    half = vault.ask(
        ("petition", transfer.petition_id), parts=["content"], purpose="hand_over", because="Nhận bàn giao",
        passphrase=PHRASE, by=dung, at=AT,
    )  # fmt: skip
    approved(half, keepers.han, keepers.khoi)
    client.force_login(dung)
    page = client.post(f"/giu-bi-mat/de-nghi/{half.pk}/nhan-ve/", {"passphrase": PHRASE}, follow=True)

    assert "Số phần niêm phong đã nhận: 1. Còn ở cơ quan chuyển: họ tên, địa chỉ" in page.content.decode()


def test_moved_the_receiving_custodians_open_it_and_the_first_ones_do_not(
    keepers: Keepers, transfer: Transfer
) -> None:
    dung, new = keepers.cast.dung, receivers(transfer)
    line = services.take_in(transfer, by=dung, on=ON)
    release = approved(asked(dung, transfer.petition), keepers.han, keepers.khoi)
    assert vault.take_over(release, passphrase=PHRASE, by=dung, at=AT) == 2

    holders = set(KeyHalf.objects.values_list("holder__user__username", flat=True))
    parts = set(SealedPart.objects.values_list("subject_id", "unit"))
    assert (holders, parts) == ({"mai", "nga"}, {(line.pk, line.unit_id)})
    with pytest.raises(WrongState):
        asked(dung, transfer.petition)
    opened = vault.read(approved(asked(dung, line, "verify"), *new), passphrase=PHRASE, by=dung, at=AT)
    assert ("Họ và tên", NAME) in [one for part in opened for one in part.lines]
    with pytest.raises(NotFound):
        asked(keepers.cast.chi, line)


def test_with_one_agreement_or_another_purpose_nothing_moves(keepers: Keepers, transfer: Transfer) -> None:
    dung = keepers.cast.dung
    receivers(transfer)
    services.take_in(transfer, by=dung, on=ON)
    one = approved(asked(dung, transfer.petition), keepers.han)
    with pytest.raises(WrongState):
        vault.take_over(one, passphrase=PHRASE, by=dung, at=AT)
    reading = approved(asked(dung, transfer.petition, "verify"), keepers.han, keepers.khoi)
    with pytest.raises(NotAllowed):
        vault.take_over(reading, passphrase=PHRASE, by=dung, at=AT)
    assert set(SealedPart.objects.values_list("unit", flat=True)) == {keepers.unit}


def test_before_it_is_in_the_book_or_without_two_keys_there_it_stays(
    keepers: Keepers, transfer: Transfer
) -> None:
    dung = keepers.cast.dung
    release = approved(asked(dung, transfer.petition), keepers.han, keepers.khoi)
    with pytest.raises(NotAllowed):
        vault.take_over(release, passphrase=PHRASE, by=dung, at=AT)
    services.take_in(transfer, by=dung, on=ON)
    with pytest.raises(WrongState):
        vault.take_over(release, passphrase=PHRASE, by=dung, at=AT)
    assert KeyHalf.objects.filter(holder__user=keepers.han).exists()


def test_the_page_of_the_request_offers_it(
    client: Client, keepers: Keepers, transfer: Transfer, monkeypatch: pytest.MonkeyPatch
) -> None:
    dung: Any = keepers.cast.dung
    receivers(transfer)
    services.take_in(transfer, by=dung, on=ON)
    release = approved(asked(dung, transfer.petition), keepers.han, keepers.khoi)
    monkeypatch.setattr("langnghe.vault.views.now", lambda: AT)
    monkeypatch.setattr("langnghe.vault.views.today", lambda: ON)
    client.force_login(dung)
    address = f"/giu-bi-mat/de-nghi/{release.pk}/"

    assert "Nhận phần niêm phong về cơ quan này" in client.get(address).content.decode()
    assert client.post(f"{address}nhan-ve/", {"passphrase": PHRASE}).status_code == 302
    assert set(SealedPart.objects.values_list("unit", flat=True)) == {transfer.to_unit_id}
