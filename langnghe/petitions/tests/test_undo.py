"""The last step undone within minutes: state and terms come back, the entry stays; then each refusal."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from conftest import Cast
from langnghe.kernel.errors import NotAllowed, WrongState
from langnghe.notifications.models import Message
from langnghe.notifications.tasks import send
from langnghe.petitions import selectors, services
from langnghe.petitions.models import LetterState, Petition, Subscription
from langnghe.petitions.tests.conftest import accepted, classified, decided, received
from langnghe.vault.tests.conftest import make_keepers

SEALED = date(2026, 11, 13)


def test_a_step_undone_gives_the_state_and_the_terms_back(cast: Cast) -> None:
    before = classified(cast)
    due = before.due_on
    petition, _mailed = services.undo(
        services.accept(before, by=cast.chi, on=before.received_on), by=cast.chi, at=timezone.now()
    )

    petition.refresh_from_db()
    assert (petition.state, petition.accepted_on, petition.due_on) == ("classified", None, due)
    assert petition.clocks.get(ended_on__isnull=True).rule == "complaint.acceptance"
    assert [entry.action for entry in selectors.timeline(petition)][-2:] == [
        "petition.accepted",
        "petition.undone",
    ]


def test_what_the_step_wrote_down_goes_with_it(cast: Cast) -> None:
    petition = services.undo(decided(cast), by=cast.chi, at=timezone.now()).petition

    assert selectors.life(petition).decision is None
    petition.refresh_from_db()
    assert (petition.state, petition.answered_on, petition.answer) == ("accepted", None, "")


def test_a_classification_undone_gives_the_field_back(cast: Cast) -> None:
    petition = services.undo(classified(cast), by=cast.an, at=timezone.now()).petition

    assert (petition.state, petition.kind, petition.matter.field) == ("received", "", "other")


def test_only_the_one_who_took_the_step_undoes_it(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="người vừa làm"):
        services.undo(accepted(cast), by=cast.an, at=timezone.now())


def test_after_ten_minutes_a_step_stays(cast: Cast) -> None:
    with pytest.raises(WrongState, match="mười phút"):
        services.undo(accepted(cast), by=cast.chi, at=timezone.now() + timedelta(minutes=11))


def test_a_file_without_steps_has_nothing_to_undo(cast: Cast) -> None:
    with pytest.raises(WrongState, match="chưa có bước"):
        services.undo(received(cast), by=cast.an, at=timezone.now())


def test_the_paper_of_a_decision_undone_is_set_aside_and_its_number_stays(cast: Cast) -> None:
    petition = services.undo(decided(cast), by=cast.chi, at=timezone.now()).petition

    letter = petition.letters.get()
    assert (letter.state, letter.shown_number) == (LetterState.REPLACED, "45/QĐ-UBND")


def test_what_was_done_before_sealing_is_not_given_back(client: Client, cast: Cast) -> None:
    keepers = make_keepers(cast)
    for user in (keepers.han, keepers.khoi):
        keepers.key(user)
    petition = classified(cast)
    assert selectors.undoable(petition, cast.an, timezone.now()) is not None
    petition = services.seal_petition(petition, redacted="", by=cast.an, on=petition.received_on)
    client.force_login(cast.an)

    assert selectors.undoable(petition, cast.an, timezone.now()) is None
    assert client.post(f"/don/{petition.pk}/hoan-tac/").status_code != 500
    with pytest.raises(WrongState, match="chưa có bước"):
        services.undo(petition, by=cast.an, at=timezone.now())


def test_a_step_after_sealing_is_given_back(cast: Cast) -> None:
    keepers = make_keepers(cast)
    for user in (keepers.han, keepers.khoi):
        keepers.key(user)
    petition = services.seal_petition(classified(cast), redacted="", by=cast.an, on=SEALED)
    given: dict[str, Any] = {"kind": "denunciation", "field": "land", "because": "Việc của cán bộ"}
    services.classify(petition, **given, by=cast.an, on=SEALED)

    assert services.undo(petition, by=cast.an, at=timezone.now()).petition.state == "received"


def follows(petition: Petition) -> None:
    """The sender confirmed the address that stands on the petition."""
    Subscription.objects.filter(petition=petition).update(confirmed_at=timezone.now())
    Message.objects.all().delete()


def test_a_letter_that_has_not_left_is_taken_back(cast: Cast) -> None:
    before = classified(cast)
    follows(before)
    accepted_now = services.accept(before, by=cast.chi, on=before.received_on)
    assert [one.template for one in Message.objects.all()] == ["petitions/letters/accepted"]

    assert services.undo(accepted_now, by=cast.chi, at=timezone.now()).mailed == 0
    assert not Message.objects.exists()


def test_a_letter_that_has_left_is_followed_by_one_that_says_so(cast: Cast, mailoutbox: list[Any]) -> None:
    before = classified(cast)
    follows(before)
    accepted_now = services.accept(before, by=cast.chi, on=before.received_on)
    send(Message.objects.get().pk)

    assert services.undo(accepted_now, by=cast.chi, at=timezone.now()).mailed == 1
    send(Message.objects.latest("pk").pk)
    assert "đính chính" in mailoutbox[1].subject
    assert "đã phân loại" in mailoutbox[1].body
