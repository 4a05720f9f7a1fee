"""Two at once, with real threads and real commits: one wins, the other is told, no number is lost or doubled."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from conftest import Cast, make_cast
from langnghe.kernel.errors import Refusal, WrongState
from langnghe.petitions import services
from langnghe.petitions.models import Letter, Petition
from langnghe.petitions.tests.conftest import ON, accepted, classified, facts

ON_ACCEPTANCE = date(2026, 11, 18)


@pytest.fixture
def committed_cast(committed_db: None) -> Cast:
    return make_cast()


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Start all works at the same moment, each with a connection of its own; refusals are answers too."""
    barrier = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            barrier.wait(timeout=10)
            return work()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_of_two_officers_who_accept_at_once_one_wins_and_the_other_is_told(committed_cast: Cast) -> None:
    petition = classified(committed_cast)

    def accept() -> Petition:
        return services.accept(petition, by=committed_cast.chi, on=ON_ACCEPTANCE)

    outcomes = at_once(accept, accept)

    assert sorted(type(one).__name__ for one in outcomes) == ["Petition", "WrongState"]
    told = next(one for one in outcomes if isinstance(one, WrongState))
    assert "vừa được người khác xử lý" in str(told)
    assert Petition.objects.get().clocks.filter(rule="complaint.first_resolution").count() == 1


def test_the_same_form_sent_twice_at_once_is_one_petition(committed_cast: Cast) -> None:
    given = facts(committed_cast)
    given.pop("person")

    def receive() -> services.Received:
        return services.receive_at_counter(
            full_name="Lê Văn Bình",
            address="12 Đông Sơn",
            phone="",
            email="",
            idempotency="one-form",
            **given,
        )

    first, second = at_once(receive, receive)

    assert first.petition.pk == second.petition.pk
    assert first.code == second.code
    assert Petition.objects.count() == 1


def test_numbers_taken_at_once_have_no_gap_and_no_double(committed_cast: Cast) -> None:
    given = [facts(committed_cast) for _ in range(6)]

    at_once(*[lambda one=one: services.receive(**one) for one in given])

    assert sorted(Petition.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert set(Petition.objects.values_list("received_on", flat=True)) == {ON}


def test_letters_numbered_at_once_have_no_gap_and_no_double(committed_cast: Cast) -> None:
    cast, on = committed_cast, date(2026, 11, 20)
    drafts = []
    for _ in range(6):
        letter = services.draft_letter(
            accepted(cast), kind="acceptance_notice", unit=cast.committee.pk, by=cast.chi, on=on
        )
        fields = {**letter.fields, "signer": "Lê Thị Chi"}
        drafts.append(services.edit_letter(letter, fields=fields, symbol="TB-UBND", by=cast.chi, on=on))

    at_once(*[lambda one=one: services.issue_letter(one, by=cast.chi, on=on) for one in drafts])

    numbers = Letter.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5, 6]


def test_of_two_who_issue_one_letter_at_once_one_is_told(committed_cast: Cast) -> None:
    cast, on = committed_cast, date(2026, 11, 20)
    letter = services.draft_letter(
        accepted(cast), kind="acceptance_notice", unit=cast.committee.pk, by=cast.chi, on=on
    )
    fields = {**letter.fields, "signer": "Lê Thị Chi"}
    letter = services.edit_letter(letter, fields=fields, symbol="TB-UBND", by=cast.chi, on=on)

    def issue() -> Letter:
        return services.issue_letter(letter, by=cast.chi, on=on)

    outcomes = at_once(issue, issue)

    assert sorted(type(one).__name__ for one in outcomes) == ["Letter", "WrongState"]
    assert Letter.objects.get().number == 1
