"""Confirming a rule: the mark changes, the date does not."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.rules import services
from langnghe.rules.models import Confirmation

RULE = "complaint.acceptance"
SINCE = date(2026, 11, 2)


def test_a_confirmed_rule_says_so_for_this_unit_only(cast: Cast, said: dict[str, Any]) -> None:
    before = services.deadline(RULE, unit=cast.committee, counted_from=SINCE)
    services.confirm_rule(RULE, since=SINCE, **said)

    here = services.deadline(RULE, unit=cast.committee, counted_from=SINCE)
    there = services.deadline(RULE, unit=cast.other, counted_from=SINCE)
    assert (before.confidence, here.confidence, there.confidence) == ("one-source", "confirmed", "one-source")
    assert here.due_on == before.due_on
    assert here.pack_version != before.pack_version
    entry = Entry.objects.get(action="rules.confirmed")
    assert entry.data == {"rule": RULE, "since": "2026-11-02"}
    assert said["person"] not in f"{entry.data}{entry.cite}"


def test_a_day_before_the_confirmation_keeps_its_mark(cast: Cast, said: dict[str, Any]) -> None:
    services.confirm_rule(RULE, since=SINCE, **said)

    assert (
        services.deadline(RULE, unit=cast.committee, counted_from=date(2026, 10, 30)).confidence
        == "one-source"
    )


def test_only_an_administrator_of_the_unit_confirms(cast: Cast, said: dict[str, Any]) -> None:
    for by, unit in ((cast.chi, cast.committee), (said["by"], cast.other)):
        with pytest.raises(NotAllowed):
            services.confirm_rule(RULE, since=SINCE, **{**said, "by": by, "unit": unit.pk})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"person": " "}, "họ tên"),
        ({"cite": ""}, "căn cứ"),
        ({"since": date(2026, 11, 21)}, "chưa đến"),
        ({"since": date(2010, 1, 1)}, "không có văn bản"),
        ({"rule_id": "no.rule"}, "Không có quy định"),
        ({"rule_id": "complaint.accept.v2"}, "một phần của quy định complaint.acceptance"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(
    said: dict[str, Any], change: dict[str, Any], words: str
) -> None:
    given: dict[str, Any] = {"rule_id": RULE, "since": SINCE, **said, **change}
    with pytest.raises(Invalid, match=words):
        services.confirm_rule(given.pop("rule_id"), **given)
    assert not Confirmation.objects.exists()


def test_a_confirmation_is_taken_back_once_and_stays_to_be_read(cast: Cast, said: dict[str, Any]) -> None:
    row = services.confirm_rule(RULE, since=SINCE, **said)
    services.take_back_confirmation(row.pk, **said)

    assert services.deadline(RULE, unit=cast.committee, counted_from=SINCE).confidence == "one-source"
    assert Confirmation.objects.count() == 2
    with pytest.raises(WrongState):
        services.take_back_confirmation(row.pk, **said)
    with pytest.raises(NotFound):
        services.take_back_confirmation(row.pk + 99, **said)


def test_what_was_said_is_never_rewritten(said: dict[str, Any]) -> None:
    row = services.confirm_rule(RULE, since=SINCE, **said)
    row.person = "Người khác"
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
