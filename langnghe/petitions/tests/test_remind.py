"""Reminders before a term ends, escalation after it; nobody is told twice, and no letter holds a name."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils.translation import override

from conftest import Cast
from langnghe.notifications.models import Message
from langnghe.notifications.tasks import letter
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Clock, Petition, Reminder
from langnghe.petitions.tests.conftest import classified


@pytest.fixture
def due(cast: Cast) -> Petition:
    """A file whose acceptance is due on 26/11/2026 and that An handles; both have addresses."""
    for user, address in ((cast.an, "an@example.vn"), (cast.chi, "chi@example.vn")):
        user.email = address
        user.save(update_fields=["email"])
    return classified(cast)


def test_the_handler_is_reminded_three_days_before_and_once(due: Petition, cast: Cast) -> None:
    last = Clock.objects.get(ended_on=None).safe_on
    assert services.remind(on=last - timedelta(days=4)) == 0
    assert services.remind(on=last - timedelta(days=3)) == 1
    assert services.remind(on=last) == 0

    assert list(Reminder.objects.values_list("stage", "told")) == [("soon", cast.an.pk)]
    assert [row.address for row in Message.objects.filter(template="petitions/letters/reminder")] == [
        "an@example.vn"
    ]


def test_a_late_file_goes_to_the_head_too_and_again_each_week(due: Petition, cast: Cast) -> None:
    last = Clock.objects.get(ended_on=None).due_on
    assert services.remind(on=last + timedelta(days=1)) == 2
    assert services.remind(on=last + timedelta(days=6)) == 0
    assert services.remind(on=last + timedelta(days=7)) == 2

    assert set(Reminder.objects.values_list("stage", "told")) == {
        (stage, user.pk) for stage in ("late.0", "late.1") for user in (cast.an, cast.chi)
    }


def test_the_letter_has_numbers_and_days_and_no_name_or_word(due: Petition) -> None:
    services.remind(on=Clock.objects.get(ended_on=None).due_on + timedelta(days=1))
    with override("vi"):
        body = letter(Message.objects.filter(template="petitions/letters/reminder")[0]).body

    assert f"đơn {due}" in body
    assert "Quá hạn" in body
    assert "Bình" not in body
    assert "bồi thường" not in body
    assert mail.outbox == []


def test_who_covers_is_reminded_with_the_absent(due: Petition, cast: Cast) -> None:
    last = Clock.objects.get(ended_on=None).safe_on
    services.arrange_cover(absent=cast.an, cover=cast.editor, unit=cast.committee, since=date(2026, 11, 13), until=last, by=cast.chi, on=date(2026, 11, 13))  # fmt: skip
    services.remind(on=last)

    assert set(Reminder.objects.values_list("told", flat=True)) == {cast.an.pk, cast.editor.pk}


def test_a_closed_file_and_an_ended_term_are_quiet(due: Petition, cast: Cast) -> None:
    services.guide(due, to="Chủ tịch UBND phường", by=cast.an, on=date(2026, 11, 16))

    assert services.remind(on=date(2027, 1, 1)) == 0


def test_the_desk_counts_what_somebody_was_reminded_of(due: Petition, cast: Cast) -> None:
    last = Clock.objects.get(ended_on=None).due_on
    services.remind(on=last)

    assert list(selectors.reminded(cast.an, last)) == [due]
    assert list(selectors.reminded(cast.dung, last)) == []
    Clock.objects.filter(petition=due).update(ended_on=last)
    assert list(selectors.reminded(cast.an, last)) == []
