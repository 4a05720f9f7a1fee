"""Letters beside a sealed file: none is drafted, changed or numbered in clear; what was begun before is set aside."""

from collections.abc import Callable
from typing import Any

import pytest

from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions import services
from langnghe.petitions.models import HIDDEN, Letter, LetterState, Petition
from langnghe.petitions.tests.conftest import ON, accepted, received
from langnghe.petitions.tests.test_denunciations import taken
from langnghe.vault.tests.conftest import Keepers

LATER = ON.replace(day=20)


def drafted(keepers: Keepers, petition: Petition) -> Letter:
    unit = keepers.unit
    return services.draft_letter(petition, kind="acceptance_notice", unit=unit, by=keepers.cast.an, on=LATER)


def numbered(keepers: Keepers, petition: Petition) -> Letter:
    letter = drafted(keepers, petition)
    fields = {**letter.fields, "signer": "Lê Thị Chi"}
    services.edit_letter(letter, fields=fields, symbol=letter.symbol, by=keepers.cast.an, on=LATER)
    return services.issue_letter(letter, by=keepers.cast.chi, on=LATER)


def sealed(keepers: Keepers, petition: Petition) -> None:
    services.seal_petition(petition, redacted="", by=keepers.cast.an, on=LATER)


def test_a_draft_begun_before_is_set_aside_by_sealing(keepers: Keepers) -> None:
    petition = accepted(keepers.cast)
    letter = drafted(keepers, petition)
    sealed(keepers, petition)

    letter.refresh_from_db()
    assert (letter.state, letter.fields, letter.paper) == (LetterState.DISCARDED, {}, {})


@pytest.mark.parametrize(
    "act",
    [
        lambda letter, by: services.edit_letter(letter, fields={"signer": "x"}, symbol="TB", by=by, on=LATER),
        lambda letter, by: services.issue_letter(letter, by=by, on=LATER),
    ],
)
def test_a_draft_that_stayed_from_before_is_neither_changed_nor_numbered(
    keepers: Keepers, act: Callable[[Letter, Any], Letter]
) -> None:
    petition = accepted(keepers.cast)
    letter = drafted(keepers, petition)
    sealed(keepers, petition)
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.DRAFT)
    letter.refresh_from_db()
    with pytest.raises(WrongState, match="niêm phong"):
        act(letter, keepers.cast.chi)

    letter.refresh_from_db()
    assert (letter.fields, letter.paper, letter.number) == ({}, {}, None)
    discarded = services.discard_letter(letter, by=keepers.cast.an, on=LATER)
    assert discarded.state == LetterState.DISCARDED


def test_a_numbered_one_keeps_its_number_and_gets_no_new_version(keepers: Keepers) -> None:
    petition = accepted(keepers.cast)
    letter = numbered(keepers, petition)
    sealed(keepers, petition)
    with pytest.raises(WrongState, match="niêm phong"):
        services.replace_letter(letter, by=keepers.cast.an, on=LATER)
    services.record_signed(letter, by=keepers.cast.an, on=LATER)
    services.mark_sent(letter, way="trao bà Bình", by=keepers.cast.an, on=LATER)

    letter.refresh_from_db()
    assert (letter.number, letter.fields, letter.sent_way, Letter.objects.count()) == (1, {}, HIDDEN, 1)


def test_what_came_sealed_and_is_no_denunciation_has_no_letters_either(keepers: Keepers) -> None:
    petition = services.classify(
        taken(keepers), kind="complaint", field="land", because="x", by=keepers.cast.an, on=ON
    )
    petition = services.accept(petition, by=keepers.cast.chi, on=ON)
    with pytest.raises(WrongState, match="niêm phong"):
        drafted(keepers, petition)
    ruling = services.Ruling(outcome="wrong", summary="Không có căn cứ")
    with pytest.raises(Invalid, match="số"):
        services.decide(petition, ruling=ruling, by=keepers.cast.chi, on=LATER)
    numbered_elsewhere = services.Ruling(outcome="wrong", summary="Không có căn cứ", number="9/QĐ")
    services.decide(petition, ruling=numbered_elsewhere, by=keepers.cast.chi, on=LATER)

    assert not Letter.objects.exists()


def test_beside_a_file_in_clear_letters_go_on_as_before(keepers: Keepers) -> None:
    assert numbered(keepers, accepted(keepers.cast)).number == 1
    assert received(keepers.cast).letters.count() == 0
