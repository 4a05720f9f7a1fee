"""A stricter rule of the unit: from its day, in its case, never looser than the law."""

import threading
from datetime import date
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from conftest import Cast, make_cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.rules import services
from langnghe.rules.models import LocalRule
from langnghe.rules.tests.conftest import SAID

RULE = "complaint.first_resolution"
SINCE = date(2026, 12, 1)
TERM: dict[str, Any] = {"number": 25, "measure": "calendar days"}


def due(cast: Cast, day: date, *facts: str) -> date:
    return services.deadline(RULE, unit=cast.committee, counted_from=day, facts=facts).due_on


def test_the_stricter_term_holds_from_its_day_and_leaves_the_other_cases(
    cast: Cast, said: dict[str, Any]
) -> None:
    services.replace_rule(RULE, since=SINCE, **TERM, **said)

    assert due(cast, date(2026, 11, 30)) == date(2026, 12, 30)
    assert due(cast, SINCE) == date(2026, 12, 28)
    assert due(cast, SINCE, "complex") == date(2027, 1, 15)
    found = services.deadline(RULE, unit=cast.committee, counted_from=SINCE)
    assert found.cite.text == said["cite"]
    assert services.deadline(RULE, unit=cast.other, counted_from=SINCE).due_on == date(2026, 12, 31)


def test_one_case_can_be_made_stricter(cast: Cast, said: dict[str, Any]) -> None:
    services.replace_rule(RULE, since=SINCE, number=40, measure="calendar days", facts=["complex"], **said)

    assert due(cast, SINCE) == date(2026, 12, 31)
    assert due(cast, SINCE, "complex") == date(2027, 1, 11)


def test_a_local_rule_is_measured_against_the_law_not_against_the_last_local_one(
    cast: Cast, said: dict[str, Any]
) -> None:
    services.replace_rule(RULE, since=SINCE, number=20, measure="calendar days", **said)
    services.replace_rule(RULE, since=date(2027, 1, 4), number=25, measure="calendar days", **said)

    assert due(cast, SINCE) == date(2026, 12, 21)
    assert due(cast, date(2027, 1, 4)) == date(2027, 1, 29)
    with pytest.raises(Invalid, match="30 ngày của pháp luật"):
        services.replace_rule(RULE, since=date(2027, 2, 1), number=31, measure="calendar days", **said)


def test_open_clocks_are_promised_to_be_counted_again(said: dict[str, Any]) -> None:
    services.replace_rule(RULE, since=SINCE, **TERM, **said)

    job = ProcrastinateJob.objects.get(task_name="petitions.recompute")
    assert job.args == {"unit": said["unit"], "on": "2026-11-20"}


def test_a_head_may_owe_more_days_of_reception(cast: Cast, said: dict[str, Any]) -> None:
    rule, december = "reception.freq.commune_chair", (date(2026, 12, 1), date(2026, 12, 31))
    services.replace_rule(rule, since=SINCE, number=4, measure="month", **said)

    asked = {"since": december[0], "until": december[1]}
    assert services.required_days("commune_chair", unit=cast.committee, **asked) == 4
    assert services.required_days("commune_chair", unit=cast.other, **asked) == 2


@pytest.mark.parametrize(
    ("rule", "change", "words"),
    [
        (RULE, {"number": 31}, "không chặt hơn"),
        (RULE, {"measure": "working days"}, "không chặt hơn"),
        (RULE, {"facts": ["urgent"]}, "tình tiết"),
        (RULE, {"cite": " "}, "căn cứ"),
        ("refusal.1", {}, "không có thời hạn"),
        ("reception.freq.commune_chair", {"number": 1, "measure": "month"}, "không chặt hơn"),
        ("reception.freq.commune_chair", {"number": 4, "measure": "week"}, "không chặt hơn"),
        ("complaint.first.normal", {}, "một phần"),
    ],
)
def test_what_is_not_stricter_is_refused(
    said: dict[str, Any], rule: str, change: dict[str, Any], words: str
) -> None:
    with pytest.raises(Invalid, match=words):
        services.replace_rule(rule, **{"since": SINCE, **TERM, **said, **change})
    assert not LocalRule.objects.exists()


def test_a_handler_makes_no_rule(cast: Cast, said: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        services.replace_rule(RULE, **{"since": SINCE, **TERM, **said, "by": cast.an})


def test_the_law_gets_its_word_back_from_a_day(cast: Cast, said: dict[str, Any]) -> None:
    services.replace_rule(RULE, since=SINCE, **TERM, **said)
    services.end_local_rule(RULE, since=date(2027, 1, 4), **said)

    assert due(cast, date(2026, 12, 2)) == date(2026, 12, 28)
    assert due(cast, date(2027, 1, 4)) == date(2027, 2, 3)
    with pytest.raises(WrongState):
        services.end_local_rule(RULE, since=date(2027, 2, 1), **said)


def test_a_rule_cannot_end_before_it_began(said: dict[str, Any]) -> None:
    services.replace_rule(RULE, since=SINCE, **TERM, **said)
    with pytest.raises(Invalid, match="trước ngày"):
        services.end_local_rule(RULE, since=date(2026, 11, 30), **said)


def test_two_administrators_at_once_decide_one_after_the_other(committed_db: None) -> None:
    """Both decisions are written; the second is laid over the first."""
    cast = make_cast()
    admin = create_user(
        "quan", password="only-for-tests", display_name="Quản", unit=cast.committee.pk,
        role=Role.ADMINISTRATOR, since=date(2021, 1, 1),
    )  # fmt: skip
    said: dict[str, Any] = {"unit": cast.committee.pk, "by": admin, "on": date(2026, 11, 20), **SAID}
    start = threading.Barrier(2)

    def decide(number: int) -> None:
        start.wait()
        services.replace_rule(RULE, since=SINCE, number=number, measure="calendar days", **said)
        connection.close()

    threads = [threading.Thread(target=decide, args=(number,)) for number in (20, 25)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    last = LocalRule.objects.order_by("at").last()
    assert LocalRule.objects.count() == 2
    assert last is not None
    found = services.deadline(RULE, unit=cast.committee, counted_from=SINCE)
    assert found.readings[0].term.number == last.number
