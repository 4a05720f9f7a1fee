"""Open terms counted again: the first due date stays, the file tells what changed."""

from datetime import date
from typing import Any

import pytest

from conftest import Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.audit.models import Entry
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Clock, Petition
from langnghe.petitions.services import recomputing
from langnghe.petitions.tasks import recompute
from langnghe.petitions.tests.conftest import accepted, classified
from langnghe.petitions.views.timeline import timeline
from langnghe.rules.services import note_day_off, take_back_day_off

ON = date(2026, 11, 20)
NEW_DAY = date(2026, 11, 23)


@pytest.fixture
def day_off(cast: Cast) -> int:
    """The 23rd of November is made a day off: one working day between receipt and the end of acceptance."""
    admin = create_user(
        "quan", password="only-for-tests", display_name="Quản", unit=cast.committee.pk,
        role=Role.ADMINISTRATOR, since=date(2021, 1, 1),
    )  # fmt: skip
    said: dict[str, Any] = {"person": "Lê Thị Chi", "cite": "Thông báo 9/TB-UBND", "by": admin, "on": ON}
    return note_day_off(NEW_DAY, unit=cast.committee.pk, kind="off", name="Nghỉ bão", **said).pk


def test_an_added_day_off_moves_an_open_term_and_leaves_a_trace(cast: Cast, day_off: int) -> None:
    petition = classified(cast)
    Clock.objects.update(due_on=NEW_DAY, safe_on=NEW_DAY, original_due_on=NEW_DAY, pack="old")
    Petition.objects.update(due_on=NEW_DAY)

    found = recomputing.recompute(on=ON, unit=cast.committee.pk)

    clock = Clock.objects.get(ended_on__isnull=True)
    assert found == recomputing.Recount(1, 1)
    assert (clock.original_due_on, clock.due_on) == (NEW_DAY, date(2026, 11, 24))
    assert Petition.objects.get().due_on == date(2026, 11, 24)
    entry = Entry.objects.get(action="petition.recomputed")
    assert (entry.data["was_due_on"], entry.data["clock_due_on"]) == ("2026-11-23", "2026-11-24")
    assert (entry.data["was_pack"], entry.data["pack"]) == ("old", clock.pack)
    assert selectors.rebuilt(petition.pk)["due_on"] == "2026-11-24"


def test_a_second_run_finds_nothing_to_change(cast: Cast, day_off: int) -> None:
    accepted(cast)
    Clock.objects.update(due_on=NEW_DAY)
    recompute(unit=cast.committee.pk, on=ON.isoformat())
    recompute(unit=cast.committee.pk, on=ON.isoformat())

    assert Entry.objects.filter(action="petition.recomputed").count() == 1


def test_a_suspended_and_resumed_term_keeps_its_turns(cast: Cast, day_off: int) -> None:
    """Thirty days from 18/11 less one used before the pause of three days: 21/12, made a day off, gives 22/12."""
    petition = accepted(cast)
    step: dict[str, Any] = {"because": "Chờ kết luận giám định", "by": cast.chi}
    services.suspend(petition, number="1/QĐ", on=date(2026, 11, 19), **step)
    services.resume(petition, number="2/QĐ", on=date(2026, 11, 22), **step)
    clock = Clock.objects.get(rule="complaint.first_resolution", ended_on__isnull=True)
    assert clock.due_on == date(2026, 12, 21)
    admin = User.objects.get(username="quan")
    said: dict[str, Any] = {"person": "Chi", "cite": "TB 10", "by": admin, "on": ON}
    note_day_off(date(2026, 12, 21), unit=cast.committee.pk, kind="off", name="Nghỉ bão", **said)
    recomputing.recompute(on=ON)

    clock.refresh_from_db()
    assert (clock.original_due_on, clock.due_on) == (date(2026, 12, 18), date(2026, 12, 22))
    page = timeline(
        selectors.file(cast.chi, date(2026, 11, 23), petition.pk), None, selectors.Papers([], {}, {})
    )
    assert any("21/12/2026 → 22/12/2026" in entry["note"] for entry in page)


def test_another_unit_and_an_ended_term_stay_as_they_are(cast: Cast, day_off: int) -> None:
    accepted(cast)
    Clock.objects.filter(ended_on__isnull=False).update(due_on=NEW_DAY)

    assert recomputing.recompute(on=ON, unit=cast.other.pk) == recomputing.Recount()
    assert recomputing.recompute(on=ON).changed == 0


def test_all_units_are_counted_in_batches(cast: Cast, day_off: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recomputing, "A_BATCH", 1)
    for _ in range(3):
        classified(cast)
    Clock.objects.update(due_on=NEW_DAY)

    assert recomputing.recompute(on=ON) == recomputing.Recount(3, 3)


def test_a_notice_taken_back_brings_the_old_day_back(cast: Cast, day_off: int) -> None:
    classified(cast)
    assert Clock.objects.get(ended_on__isnull=True).due_on == date(2026, 11, 24)
    admin = User.objects.get(username="quan")
    take_back_day_off(day_off, unit=cast.committee.pk, person="Chi", cite="TB 10", by=admin, on=ON)
    recomputing.recompute(on=ON)
    assert Clock.objects.get(ended_on__isnull=True).due_on == NEW_DAY
