"""The sealed envelope of a denunciation goes with it: to the keys of the receiving unit, and from those of the first."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership, create_user
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import NotAllowed, NotFound, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition, Transfer
from langnghe.petitions.tests.conftest import ON, standing_ward
from langnghe.petitions.tests.conftest import classified as in_clear
from langnghe.petitions.tests.test_denunciation_life import handed_on
from langnghe.petitions.tests.test_denunciations import NAME
from langnghe.units.models import Unit
from langnghe.vault import services as vault
from langnghe.vault.models import KeyHalf, Release, SealedPart
from langnghe.vault.selectors import excluded_users
from langnghe.vault.tests.conftest import PHRASE, Keepers, approved, phrase_of

AT = datetime(2026, 11, 13, 9, 0, tzinfo=LOCAL)


@pytest.fixture
def transfer(keepers: Keepers) -> Transfer:
    return handed_on(keepers)


@pytest.fixture
def ward(keepers: Keepers) -> Unit:
    """A ward in which Dũng handles."""
    found = standing_ward()
    add_membership(keepers.cast.dung, unit=found.pk, role=Role.HANDLER, since=ON)
    return found


@pytest.fixture
def third(transfer: Transfer) -> Unit:
    """Another body that stands."""
    return Unit.objects.get(name="UBND phường Hàm Rồng", valid_until=None)


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
        ("petition", petition.pk), parts=["identity", "content", "step"], purpose=purpose, because="Nhận bàn giao",
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
    assert vault.take_over(release, passphrase=PHRASE, by=dung, at=AT) == 4

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


def officer_of(unit: Any, name: str) -> User:
    return create_user(
        name, password="x", display_name=name, unit=str(unit), role=Role.HANDLER, since=date(2026, 1, 1)
    )


def named_at(line: Petition, *users: User, by: User) -> None:
    services.add_sealed(line, services.Told(content=""), named=list(users), by=by, on=ON)


def test_who_is_named_after_the_transfer_loses_the_first_line_too(
    client: Client, keepers: Keepers, transfer: Transfer, at_today: Any
) -> None:
    bad, first = officer_of(transfer.to_unit_id, "bad"), transfer.petition
    line = services.take_in(transfer, by=keepers.cast.dung, on=ON)
    waiting = asked(bad, first)
    named_at(line, bad, by=keepers.cast.dung)
    at_today(ON)
    client.force_login(bad)

    assert [client.get(f"/don/{one.pk}/").status_code for one in (first, line)] == [404, 404]
    assert client.get(f"/don/chuyen/{transfer.pk}/").status_code == 404
    assert Release.objects.get(pk=waiting.pk).ended_at is not None
    with pytest.raises(NotFound):
        asked(bad, first)


def test_who_of_the_first_unit_is_named_at_the_receiving_one_reads_neither_line_nor_halves(
    keepers: Keepers, transfer: Transfer
) -> None:
    line = services.take_in(transfer, by=keepers.cast.dung, on=ON)
    named_at(line, keepers.cast.chi, keepers.sen, by=keepers.cast.dung)

    assert not selectors.may_see(keepers.cast.chi, ON, transfer.petition_id)
    assert selectors.may_see(keepers.cast.an, ON, transfer.petition_id)
    assert not KeyHalf.objects.filter(holder__user=keepers.sen).exists()


def test_named_at_the_third_body_nobody_finds_it_at_the_first_two(
    keepers: Keepers, transfer: Transfer, third: Unit
) -> None:
    line = services.take_in(transfer, by=keepers.cast.dung, on=ON)
    given: dict[str, Any] = {"kind": "denunciation", "field": "land", "because": "Việc của cơ quan khác"}
    services.classify(line, **given, by=keepers.cast.dung, on=ON)
    head = create_user(
        "quy", password="x", display_name="Quý", unit=line.unit_id, role=Role.HEAD, since=date(2026, 1, 1)
    )
    services.transfer(line, to=third, because="Đúng thẩm quyền", by=head, on=ON)
    sent, handler = Transfer.objects.latest("pk"), officer_of(third.pk, "tam")
    last = services.take_in(sent, by=handler, on=ON)
    named_at(last, head, keepers.cast.chi, by=handler)

    for pk in (transfer.petition_id, line.pk, last.pk):
        assert set(excluded_users(("petition", pk))) == {head, keepers.cast.chi}


def test_where_one_custodian_would_remain_at_the_first_unit_nobody_more_is_named(
    keepers: Keepers, transfer: Transfer
) -> None:
    line = services.take_in(transfer, by=keepers.cast.dung, on=ON)
    named_at(line, keepers.sen, by=keepers.cast.dung)
    with pytest.raises(WrongState, match="hai người"):
        named_at(line, keepers.khoi, by=keepers.cast.dung)


def test_sealed_where_it_was_taken_in_it_is_lost_to_the_named_one_in_both_books(
    keepers: Keepers, ward: Unit
) -> None:
    petition = in_clear(keepers.cast, "feedback")
    services.transfer(petition, to=ward, because="Việc của phường", by=keepers.cast.chi, on=AT.date())
    transfer = Transfer.objects.get()
    receivers(transfer)
    line = services.take_in(transfer, by=keepers.cast.dung, on=AT.date())
    services.seal_petition(line, redacted="", named=[keepers.cast.chi], by=keepers.cast.dung, on=AT.date())

    assert not selectors.may_see(keepers.cast.chi, AT.date(), petition.pk)
    assert selectors.may_see(keepers.cast.an, AT.date(), petition.pk)
