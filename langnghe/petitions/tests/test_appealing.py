"""The term of a second complaint: shown to officer and citizen, counted from the sending, flagged when it seems over."""

from datetime import date

import pytest
from django.test import Client

from conftest import Cast
from langnghe.petitions import selectors, services
from langnghe.petitions.models import EarlierDecision, Petition
from langnghe.petitions.selectors.appealing import appeal_of, late_appeal
from langnghe.petitions.tests.conftest import decided


@pytest.mark.parametrize(
    ("is_remote", "sent_on", "due_on", "was_sent"),
    [
        (False, None, date(2026, 12, 16), False),
        (False, date(2026, 11, 18), date(2026, 12, 18), True),
        (True, date(2026, 11, 18), date(2027, 1, 4), True),  # 2/1/2027 is a Saturday
    ],
)
def test_thirty_days_or_forty_five_from_the_sending(
    is_remote: bool,  # noqa: FBT001 - a column of the table
    sent_on: date | None,
    due_on: date,
    was_sent: bool,  # noqa: FBT001 - as above
) -> None:
    petition = Petition(kind="complaint", instance=1, is_remote=is_remote)
    found = appeal_of(petition, issued_on=date(2026, 11, 16), sent_on=sent_on)

    assert found is not None
    assert (found.due_on, found.was_sent, found.is_sure) == (due_on, was_sent, True)
    assert "Điều 33" in found.cite


@pytest.mark.parametrize(("kind", "instance"), [("feedback", 1), ("complaint", 2), ("denunciation", 1)])
def test_nothing_else_is_complained_of_again(kind: str, instance: int) -> None:
    petition = Petition(kind=kind, instance=instance)
    assert appeal_of(petition, issued_on=date(2026, 11, 16), sent_on=None) is None


@pytest.mark.parametrize(
    ("received_on", "is_late"), [(date(2026, 12, 16), False), (date(2026, 12, 17), True)]
)
def test_a_second_complaint_after_the_last_day_is_flagged(received_on: date, is_late: bool) -> None:  # noqa: FBT001
    second = Petition(kind="complaint", instance=2, received_on=received_on)
    earlier = EarlierDecision(issued_on=date(2026, 11, 16))
    assert (late_appeal(second, earlier) is not None) == is_late
    assert late_appeal(second, None) is None


def test_the_file_and_the_citizen_see_it(client: Client, cast: Cast) -> None:
    petition = decided(cast)
    received = services.renew_code(
        petition, by=cast.an, on=date(2026, 12, 30), token="a-token-of-the-test-0001"
    )
    found = selectors.life(petition).appeal
    client.force_login(cast.an)
    file = client.get(f"/don/{petition.pk}/").content.decode()
    client.logout()
    tracked = client.post("/tra-cuu/", {"code": received.code}).content.decode()

    assert found is not None
    assert "chưa ghi việc gửi" in file
    assert "Không đồng ý với quyết định?" in tracked
    assert "trong 30 ngày" in tracked
