"""A third custodian is let in by two, and may then stand in for either; then each refusal."""

import pytest

from langnghe.kernel.errors import NotAllowed, NotFound, WrongState
from langnghe.vault import services
from langnghe.vault.models import CustodianKey, KeyHalf, Reading, Release
from langnghe.vault.tests.conftest import ABOUT, AT, ON, PHRASE, Keepers, approved, asked, phrase_of, seal


def wanted(keepers: Keepers) -> Release:
    key = keepers.key(keepers.sen)
    return services.ask_admission(key, because="Nhận việc của Hân", by=keepers.sen, at=AT)


def let_in(keepers: Keepers) -> int:
    release = approved(wanted(keepers), keepers.han, keepers.khoi)
    return services.admit(release, passphrase=phrase_of(keepers.sen), by=keepers.sen, at=AT)


def test_let_in_the_third_opens_with_either_and_the_first_may_leave(sealed: Keepers) -> None:
    assert let_in(sealed) == 2
    services.end_key(CustodianKey.objects.get(user=sealed.han), by=sealed.han, on=ON)
    opened = services.read(
        approved(asked(sealed), sealed.sen, sealed.khoi), passphrase=PHRASE, by=sealed.cast.chi, at=AT
    )

    assert opened[0].lines == (("Nội dung", "Thu tiền không biên lai"),)


def test_being_let_in_reads_nothing(sealed: Keepers) -> None:
    release = approved(wanted(sealed), sealed.han, sealed.khoi)
    with pytest.raises(NotAllowed):
        services.read(release, passphrase=phrase_of(sealed.sen), by=sealed.sen, at=AT)
    assert not Reading.objects.exists()


def test_one_custodian_lets_nobody_in(sealed: Keepers) -> None:
    release = approved(wanted(sealed), sealed.han)
    with pytest.raises(WrongState, match="hai người"):
        services.admit(release, passphrase=phrase_of(sealed.sen), by=sealed.sen, at=AT)


def test_what_names_the_newcomer_stays_closed_to_him(sealed: Keepers) -> None:
    services.exclude([sealed.sen], subject=ABOUT, unit=sealed.unit, by=None, on=ON)
    with pytest.raises(WrongState, match="Không có phần"):
        wanted(sealed)


def test_what_names_another_gives_that_one_no_half_again(sealed: Keepers) -> None:
    release = approved(wanted(sealed), sealed.han, sealed.khoi)
    services.exclude([sealed.han], subject=("thing", 8), unit=sealed.unit, by=None, on=ON)
    services.admit(release, passphrase=phrase_of(sealed.sen), by=sealed.sen, at=AT)

    assert KeyHalf.objects.filter(holder__user=sealed.sen).count() == 4


def test_the_key_of_another_is_not_let_in(sealed: Keepers) -> None:
    key = sealed.key(sealed.sen)
    with pytest.raises(NotFound):
        services.ask_admission(key, because="x", by=sealed.han, at=AT)


def test_asked_twice_is_refused(sealed: Keepers) -> None:
    wanted(sealed)
    with pytest.raises(WrongState, match="đang chờ"):
        services.ask_admission(CustodianKey.objects.get(user=sealed.sen), because="x", by=sealed.sen, at=AT)


def test_who_is_there_from_the_start_needs_nobody(keepers: Keepers) -> None:
    for user in (keepers.han, keepers.khoi):
        keepers.key(user)
    key = keepers.key(keepers.sen)
    seal(keepers)
    with pytest.raises(WrongState, match="Không có phần"):
        services.ask_admission(key, because="x", by=keepers.sen, at=AT)
