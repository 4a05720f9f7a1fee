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
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import ON, classified, facts

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
