"""The terms of a denunciation that is sent on, or was passed on: started, on the list, ended, to the day."""

from datetime import date
from typing import Any

import pytest

from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import HIDDEN, Petition, Reminder
from langnghe.petitions.services.reminding import remind
from langnghe.petitions.tests.conftest import ON, standing_ward
from langnghe.petitions.tests.test_denunciation_life import handed_on, running
from langnghe.petitions.tests.test_denunciations import taken
from langnghe.vault.tests.conftest import Keepers

TRANSFER, SENDER = date(2026, 11, 19), date(2026, 12, 2)


def classified(keepers: Keepers, *, within: bool | None, **more: Any) -> Petition:
    findings = services.Findings(is_within=within)
    given: dict[str, Any] = {"kind": "denunciation", "field": "land", "because": "Không thuộc quyền"}
    petition = taken(keepers, **more)
    return services.classify(petition, **given, findings=findings, by=keepers.cast.an, on=ON)


def test_outside_competence_it_is_due_in_five_working_days(keepers: Keepers) -> None:
    petition = classified(keepers, within=False)

    assert running(petition)["denunciation.transfer"] == TRANSFER == petition.due_on
    assert selectors.due_list(keepers.cast.an, TRANSFER, late=True).rows == []
    assert selectors.due_list(keepers.cast.an, date(2026, 11, 20), late=True).rows[0].pk == petition.pk
    assert selectors.pointed_move(petition) == "transfer"


def test_found_competent_after_all_the_shorter_term_ends(keepers: Keepers) -> None:
    petition = classified(keepers, within=False)
    given: dict[str, Any] = {"kind": "denunciation", "field": "land", "because": "Thuộc quyền"}
    petition = services.classify(petition, **given, by=keepers.cast.an, on=ON)

    assert set(running(petition)) == {"denunciation.initial"}
    assert petition.due_on == date(2026, 11, 23)


def test_sent_on_the_term_ends_that_day(keepers: Keepers) -> None:
    petition = classified(keepers, within=False)
    because = "Không thuộc thẩm quyền"
    services.transfer(petition, to=standing_ward(), because=because, by=keepers.cast.chi, on=TRANSFER)

    assert petition.clocks.get(rule="denunciation.transfer").ended_on == TRANSFER


def test_passed_on_the_sender_is_told_within_twenty_days(keepers: Keepers) -> None:
    petition = classified(keepers, within=None, channel="passed_on")
    petition = services.accept(petition, by=keepers.cast.chi, on=date(2026, 11, 16))
    assert running(petition)["denunciation.from_sender"] == SENDER

    told = services.tell_sender(petition, number="8/CV", to="Báo Tỉnh", by=keepers.cast.an, on=SENDER)
    assert "denunciation.from_sender" not in running(told)
    with pytest.raises(WrongState):
        services.tell_sender(told, number="8/CV", to="Báo Tỉnh", by=keepers.cast.an, on=SENDER)


def test_closed_before_it_was_told_the_file_still_asks(keepers: Keepers) -> None:
    petition = classified(keepers, within=None, channel="passed_on")
    petition = services.file_away(petition, because="Không đủ điều kiện", by=keepers.cast.an, on=ON)

    assert selectors.owes_sender(petition)
    assert selectors.pointed_move(petition) == "tell_sender"
    remind(on=date(2026, 11, 28))
    assert not Reminder.objects.exists()
    remind(on=date(2026, 11, 29))
    assert Reminder.objects.filter(clock__rule="denunciation.from_sender", stage="soon").exists()


def test_brought_by_hand_nobody_is_to_be_told(keepers: Keepers) -> None:
    petition = taken(keepers)

    assert not selectors.owes_sender(petition)
    with pytest.raises(WrongState):
        services.tell_sender(petition, number="8/CV", to="Báo Tỉnh", by=keepers.cast.an, on=ON)
    with pytest.raises(Invalid):
        services.tell_sender(petition, number="", to="", by=keepers.cast.an, on=ON)


def test_sent_back_by_the_receiver_the_first_unit_has_its_terms_again(keepers: Keepers) -> None:
    transfer = handed_on(keepers)
    services.send_back(transfer, because="Không thuộc thẩm quyền của phường", by=keepers.cast.dung, on=ON)

    assert "denunciation.initial" in running(transfer.petition)


def test_declined_by_its_reason_and_its_own_article(keepers: Keepers) -> None:
    petition = classified(keepers, within=None)
    with pytest.raises(Invalid):
        services.decline(petition, because=" ", by=keepers.cast.chi, on=ON)
    declined = services.decline(petition, because="Không có cơ sở", by=keepers.cast.chi, on=ON)

    assert declined.closed_because == HIDDEN
    assert declined.steps.get(name="decline").cite == "denunciation-law-2018/24.1"
