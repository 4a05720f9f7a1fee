"""A term that ended without the step it asked for is not told as done."""

from datetime import date

import pytest
from django.test import Client

from conftest import Cast
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import accepted, decided
from langnghe.petitions.tests.test_denunciation_life import ACCEPTED, CONCLUDED
from langnghe.petitions.tests.test_denunciation_life import accepted as accepted_denunciation
from langnghe.vault.tests.conftest import Keepers

STOPPED, WENT_ON = date(2026, 11, 23), date(2026, 12, 3)


def undone(petition: Petition) -> list[str]:
    found = selectors.past_terms(petition, list(petition.clocks.all()))
    return [one.clock.rule for one in found if not one.is_done]


def conclude(petition: Petition, keepers: Keepers) -> Petition:
    given = {"number": "12/KL", "outcome": "partly", "summary": "Có việc thu tiền không biên lai"}
    return services.conclude(petition, **given, by=keepers.cast.chi, on=CONCLUDED)


def test_a_notice_of_acceptance_that_nobody_wrote_down_is_not_done(keepers: Keepers) -> None:
    assert undone(conclude(accepted_denunciation(keepers), keepers)) == ["denunciation.accept.notice"]


def test_one_that_was_written_down_is(keepers: Keepers) -> None:
    petition = accepted_denunciation(keepers)
    services.send_acceptance(petition, to="Văn bản mật", by=keepers.cast.an, on=ACCEPTED)
    assert undone(conclude(petition, keepers)) == []


@pytest.mark.parametrize("is_sent", [True, False])
def test_a_suspension_of_which_nobody_was_told(client: Client, cast: Cast, *, is_sent: bool) -> None:
    petition = services.suspend(accepted(cast), number="3/QĐ", because="Chờ", by=cast.chi, on=STOPPED)
    if is_sent:
        services.send_pause(petition, to="Bưu điện", by=cast.an, on=STOPPED)
    services.resume(petition, number="5/QĐ", because="Xong", by=cast.chi, on=WENT_ON)
    assert undone(petition) == ([] if is_sent else ["complaint.pause.send"])

    client.force_login(cast.an)
    page = client.get(f"/don/{petition.pk}/").content.decode()
    assert ("không ghi là đã làm" in page) is not is_sent


def test_what_any_later_state_fulfils_is_done(cast: Cast) -> None:
    assert undone(decided(cast)) == []
