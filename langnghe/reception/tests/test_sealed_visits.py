"""A denunciation told at the desk: a line in the book without a word, the rest sealed; and a turn sealed later."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from langnghe.kernel.errors import Refusal, WrongState
from langnghe.people.models import Person
from langnghe.petitions import selectors
from langnghe.petitions import services as petitions
from langnghe.petitions.models import Petition
from langnghe.reception import services
from langnghe.reception.models import Visit, VisitAccount
from langnghe.reception.services.correcting import CorrectionReason
from langnghe.vault.models import SealedPart
from langnghe.vault.tests.conftest import make_keepers

from .conftest import Desk, turn

DAY = date(2026, 4, 3)


@pytest.fixture
def keys(cast: Any) -> None:
    made = make_keepers(cast)
    made.key(made.han)
    made.key(made.khoi)


def told(cast: Any, desk: Desk, **more: Any) -> Visit:
    given = turn(full_name="Tống Bí Danh", address="Ngõ Kín", said="Bà Mỗ nhận tiền", **more)
    return services.record_visit(desk.unit, given, received_on=DAY, by=cast.an, on=DAY, idempotency="a-token")


def test_the_book_keeps_the_line_and_the_words_are_sealed(cast: Any, desk: Desk, keys: None) -> None:
    visit = Visit.objects.get(pk=told(cast, desk, is_denunciation=True).pk)

    assert (visit.person.full_name, visit.content) == ("Người tố cáo (giữ bí mật)", "bảo vệ bí mật")
    assert visit.petition is not None
    assert (visit.petition.kind, visit.petition.channel) == ("denunciation", "visit")
    assert visit.petition.denunciation.is_spoken
    assert not Person.objects.filter(full_name__icontains="Bí Danh").exists()
    assert not VisitAccount.objects.exclude(said="").exists()
    assert SealedPart.objects.count() == 2


def test_the_same_form_twice_is_one_turn_and_one_denunciation(cast: Any, desk: Desk, keys: None) -> None:
    assert told(cast, desk, is_denunciation=True) == told(cast, desk, is_denunciation=True)
    assert Petition.objects.count() == 1


def test_without_two_keys_nothing_is_written(cast: Any, desk: Desk) -> None:
    with pytest.raises(Refusal, match="hai người"):
        told(cast, desk, is_denunciation=True)
    assert not Visit.objects.exists()


def test_a_sealed_turn_gets_no_name_back(cast: Any, desk: Desk, keys: None) -> None:
    visit = told(cast, desk, is_denunciation=True)
    with pytest.raises(WrongState, match="niêm phong"):
        services.correct_visit(
            visit, changes={"full_name": "Tống Bí Danh"}, reason=CorrectionReason.TYPING, by=cast.an, on=DAY
        )


def test_a_turn_goes_with_the_petition_that_it_opened(cast: Any, desk: Desk, keys: None) -> None:
    visit = told(cast, desk)
    petition = services.open_petition_from_visit(visit, by=cast.an, on=DAY).petition
    petitions.seal_petition(petition, redacted="", by=cast.an, on=DAY)

    visit = Visit.objects.get(pk=visit.pk)
    assert (visit.content, visit.person.full_name) == ("bảo vệ bí mật", "Người tố cáo (giữ bí mật)")
    assert VisitAccount.objects.get().said == ""
    assert visit.matter == visit.petition.matter  # type: ignore[union-attr]


def test_an_earlier_turn_of_the_matter_is_listed_before_and_not_joined_after(
    cast: Any, desk: Desk, keys: None
) -> None:
    first = told(cast, desk)
    again = turn(known=first, same_matter=True, said="Bà Mỗ lại nhận tiền")
    second = services.record_visit(desk.unit, again, received_on=DAY, by=cast.an, on=DAY, idempotency="again")
    petition = services.open_petition_from_visit(second, by=cast.an, on=DAY).petition
    beside = selectors.visits_beside(cast.an, DAY, petition)
    assert [line.url for line in beside] == [reverse("reception:visit", args=[first.pk])]
    petitions.seal_petition(petition, redacted="", by=cast.an, on=DAY)

    held = Petition.objects.get(pk=petition.pk)
    assert selectors.matter_story(cast.an, DAY, held.matter_id).received == 2
    assert Visit.objects.get(pk=first.pk).matter_id != held.matter_id
    assert Visit.objects.get(pk=second.pk).matter_id == held.matter_id
