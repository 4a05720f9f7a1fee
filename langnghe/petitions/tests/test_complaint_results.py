"""Table 01/KQGQ: each column over complaints that were carried over, accepted, decided and withdrawn."""

from datetime import date
from decimal import Decimal

import pytest

from conftest import Cast
from langnghe.figures import engine
from langnghe.lawbook import tables
from langnghe.petitions import complaint_results, services
from langnghe.petitions.models import Decision, Petition
from langnghe.petitions.tests.conftest import accepted, decided

PERIOD = {"since": date(2026, 12, 1), "until": date(2026, 12, 31)}


def row(cast: Cast, **days: date) -> dict[int, int]:
    """The table's row for a period; the amount of land may have parts."""
    answers = engine.values(
        list(complaint_results.KEYS.values()), unit=cast.committee.pk, **{**PERIOD, **days}
    )
    return {column: answers[key].value for column, key in complaint_results.KEYS.items()}


@pytest.fixture
def register(cast: Cast) -> list[Petition]:
    """Accepted in November: two decided in December (one late), one withdrawn then, one still open; one feedback."""
    in_time, late = decided(cast, date(2026, 12, 10)), decided(cast, date(2026, 12, 19))
    Decision.objects.filter(step__petition=late).update(outcome="wrong")
    services.carry_out(
        in_time, amounts={"money_state": Decimal(5_000_000), "land_citizens": Decimal("12.5"), "persons_investigated": Decimal(3), "officials_investigated": Decimal(2)}, is_done=False,
        by=cast.an, on=date(2026, 12, 12),
    )  # fmt: skip
    services.carry_out(
        in_time, amounts={"money_state": Decimal(1_000_000)}, is_done=True, by=cast.an, on=date(2026, 12, 14)
    )
    withdrawn, still_open = accepted(cast), accepted(cast)
    services.withdraw(
        withdrawn, because="Đã được giải thích rõ", cause="explained", by=cast.an, on=date(2026, 12, 5)
    )
    accepted(cast, "feedback")
    return [in_time, late, withdrawn, still_open]


def test_each_column_counts_what_it_names(cast: Cast, register: list[Petition]) -> None:
    found = row(cast)

    assert {column: found[column] for column in (1, 2, 3, 4, 5, 6)} == {1: 4, 2: 4, 3: 0, 4: 4, 5: 2, 6: 1}
    assert (found[20], found[21], found[22], found[23], found[24]) == (1, 1, 0, 0, 0)
    assert (found[25], found[26]) == (1, 1)
    assert (found[7], float(found[12]), found[8]) == (5_000_000, 12.5, 0)
    assert (found[17], found[18], found[19]) == (0, 3, 2)


def test_the_checks_of_the_table_hold(cast: Cast, register: list[Petition]) -> None:
    table = tables.table(complaint_results.RULE, PERIOD["until"])

    assert table.failures(row(cast)) == []
    assert set(table.columns) == set(complaint_results.KEYS)


def test_what_is_accepted_in_the_period_is_not_carried_over(cast: Cast, register: list[Petition]) -> None:
    found = row(cast, since=date(2026, 11, 1))

    assert (found[1], found[2], found[3]) == (4, 0, 4)


def test_what_ended_before_the_period_is_not_carried_over(cast: Cast, register: list[Petition]) -> None:
    found = row(cast, since=date(2027, 1, 1), until=date(2027, 1, 31))

    assert (found[1], found[2], found[5]) == (1, 1, 0)


def test_every_number_opens_exactly_its_rows(cast: Cast, register: list[Petition]) -> None:
    for figure in complaint_results.FIGURES:
        rows = engine.records(figure.key, unit=cast.committee.pk, **PERIOD)
        value = engine.value(figure.key, unit=cast.committee.pk, **PERIOD).value
        assert figure.measure.over(rows) == value == row(cast)[int(figure.key[-2:])], figure.key


def test_a_step_undone_takes_its_decision_out_of_the_table(cast: Cast, register: list[Petition]) -> None:
    decision = Decision.objects.get(step__petition=register[1])
    type(decision.step).objects.filter(pk=decision.step_id).update(undone_at="2026-12-19T08:00:00Z")

    assert (row(cast)[5], row(cast)[21]) == (1, 0)
