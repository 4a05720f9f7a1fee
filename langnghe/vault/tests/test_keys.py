"""A custodian's own key: made once, ended without loss, and what cannot be sealed without two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.vault import keys, services
from langnghe.vault.models import CustodianKey, KeyHalf
from langnghe.vault.tests.conftest import ABOUT, ON, Keepers, phrase_of, seal


@given(st.binary(max_size=3000), st.text(max_size=20))
@settings(max_examples=50, deadline=None)
def test_what_is_closed_opens_in_its_place_alone(data: bytes, place: str) -> None:
    key = keys.new_key()
    closed = keys.close(data, key, place=place)

    assert keys.open_closed(closed, key, place=place) == data
    with pytest.raises(Invalid):
        keys.open_closed(closed, key, place=f"{place}!")


def test_two_halves_give_the_key_and_one_does_not() -> None:
    key = keys.new_key()
    first, second = keys.halves(key)

    assert keys.joined(first, second) == key
    assert key not in {first, second}


def test_a_key_is_kept_only_under_its_passphrase(keepers: Keepers) -> None:
    key = keepers.key(keepers.han)
    pair = keys.LockedPair(bytes(key.public_key), bytes(key.salt), bytes(key.sealed_private))

    assert bytes(keys.unlock(pair, phrase_of(keepers.han)).public_key) == pair.public
    with pytest.raises(keys.WrongPassphrase):
        keys.unlock(pair, phrase_of(keepers.khoi))


def test_a_second_key_of_one_person_is_refused(keepers: Keepers) -> None:
    keepers.key(keepers.han)
    with pytest.raises(WrongState):
        keepers.key(keepers.han)


def test_who_is_no_custodian_makes_none(keepers: Keepers) -> None:
    with pytest.raises(NotAllowed):
        keepers.key(keepers.cast.an)


def test_a_short_passphrase_is_refused(keepers: Keepers) -> None:
    with pytest.raises(Invalid, match="12"):
        services.make_key(unit=keepers.unit, passphrase="ngắn", by=keepers.han, on=ON)


def test_with_one_key_nothing_is_sealed(keepers: Keepers) -> None:
    keepers.key(keepers.han)
    with pytest.raises(WrongState, match="hai người"):
        seal(keepers)


def test_a_custodian_who_is_named_gets_no_half(keepers: Keepers) -> None:
    made = {user.username: keepers.key(user) for user in (keepers.han, keepers.khoi, keepers.sen)}
    services.exclude([keepers.sen], subject=ABOUT, unit=keepers.unit, by=None, on=ON)
    seal(keepers)

    assert not KeyHalf.objects.filter(holder=made["sen"]).exists()
    assert KeyHalf.objects.filter(holder=made["han"]).count() == 2


def test_a_key_without_which_something_would_be_lost_does_not_end(sealed: Keepers) -> None:
    key = CustodianKey.objects.get(user=sealed.han)
    with pytest.raises(WrongState, match="2 phần"):
        services.end_key(key, by=sealed.han, on=ON)


def test_with_three_one_may_leave(keepers: Keepers) -> None:
    for user in (keepers.han, keepers.khoi, keepers.sen):
        keepers.key(user)
    seal(keepers)
    services.end_key(CustodianKey.objects.get(user=keepers.han), by=keepers.han, on=ON)

    assert bytes(CustodianKey.objects.get(user=keepers.han).sealed_private) == b""
    assert KeyHalf.objects.count() == 4


def test_nobody_ends_the_key_of_another(sealed: Keepers) -> None:
    with pytest.raises(NotAllowed):
        services.end_key(CustodianKey.objects.get(user=sealed.han), by=sealed.khoi, on=ON)


def test_a_lost_passphrase_ends_the_key_all_the_same(sealed: Keepers) -> None:
    services.end_key(CustodianKey.objects.get(user=sealed.han), by=sealed.han, on=ON, is_lost=True)

    assert not KeyHalf.objects.exists()
