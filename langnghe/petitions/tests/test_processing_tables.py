"""Tables 02/XLD and 04/XLD: each column over petitions carried over, received, processed and decided."""

from datetime import date

import pytest

from conftest import Cast
from langnghe.figures import engine
from langnghe.lawbook import tables
from langnghe.petitions import processing_tables, services
from langnghe.petitions.models import Petition
from langnghe.petitions.processing_tables import COMPLAINTS, RECOMMENDATIONS, Table
from langnghe.petitions.tests.conftest import accepted, classified, decided, received

PERIOD = {"since": date(2026, 12, 1), "until": date(2026, 12, 31)}
NOVEMBER = {"since": date(2026, 11, 1), "until": date(2026, 11, 30)}
DEC = date(2026, 12, 3)
FIT = services.Findings(is_eligible=True)
OUT = services.Findings(is_eligible=True, is_within=False)


def row(table: Table, cast: Cast, days: dict[str, date]) -> dict[int, int]:
    answers = engine.values(list(table.keys.values()), unit=cast.committee.pk, **days)
    return {column: answers[key].value for column, key in table.keys.items()}


@pytest.fixture
def register(cast: Cast) -> list[Petition]:
    """Of November: one accepted then and decided in December, one guided then and urged in December, one nobody classified
    before December and then filed, one that is still new.
    """
    resolved = decided(cast, date(2026, 12, 10), findings=FIT)
    guided = services.guide(
        classified(cast, findings=OUT), to="UBND phường", by=cast.an, on=date(2026, 11, 20)
    )
    services.urge(guided, number="9/CV", because="Đã quá hạn", by=cast.an, on=DEC)
    services.note_reply(guided, number="5/UBND", body="UBND phường", text="", by=cast.an, on=DEC)
    lacking = services.Findings(is_eligible=False, missing_condition="eligible.author")
    filed = services.file_away(classified(cast, findings=lacking), because="Thiếu chữ ký", by=cast.an, on=DEC)
    return [resolved, guided, filed, received(cast, kind="complaint")]


def test_november_counts_what_came_and_what_got_a_direction(cast: Cast, register: list[Petition]) -> None:
    found = row(COMPLAINTS, cast, NOVEMBER)

    assert [found[n] for n in range(1, 9)] == [4, 0, 4, 2, 0, 2, 2, 2]
    assert [found[n] for n in (9, 10, 11, 12, 15)] == [2, 0, 2, 0, 0]
    assert [found[n] for n in (16, 17, 19)] == [0, 0, 2]
    assert [found[n] for n in range(20, 27)] == [1, 1, 0, 1, 0, 1, 0]


def test_december_carries_over_what_had_no_direction(cast: Cast, register: list[Petition]) -> None:
    found = row(COMPLAINTS, cast, PERIOD)

    assert [found[n] for n in range(1, 9)] == [2, 2, 0, 1, 1, 0, 0, 0]
    assert found[26] == 1


def test_a_decision_within_the_period_is_settled_and_one_after_it_is_not(
    cast: Cast, register: list[Petition]
) -> None:
    both = row(COMPLAINTS, cast, {"since": date(2026, 11, 1), "until": date(2026, 12, 31)})

    assert (both[16], both[19]) == (1, 1)


def test_a_second_instance_is_counted_apart(cast: Cast) -> None:
    petition = accepted(cast, findings=FIT)
    Petition.objects.filter(pk=petition.pk).update(instance=2)
    found = row(COMPLAINTS, cast, NOVEMBER)

    assert (found[20], found[21], found[22]) == (1, 0, 1)


def test_an_undone_direction_is_none(cast: Cast) -> None:
    petition = services.guide(classified(cast, findings=OUT), to="UBND phường", by=cast.an, on=DEC)
    petition.steps.filter(name="guide").update(undone_at="2026-12-03T08:00:00Z")

    assert row(COMPLAINTS, cast, PERIOD)[4] == 0


def test_recommendations_and_feedback_are_in_their_own_table(cast: Cast, register: list[Petition]) -> None:
    answered = services.answer(
        accepted(cast, "feedback", findings=FIT), text="Đã sửa.", number="8/UBND", by=cast.chi, on=date(2026, 11, 25)
    )  # fmt: skip
    services.transfer(
        classified(cast, "recommendation", findings=OUT), to=None, outside="Điện lực", because="Thuộc nơi đó",
        by=cast.chi, on=date(2026, 11, 25),
    )  # fmt: skip
    found = row(RECOMMENDATIONS, cast, NOVEMBER)

    assert answered.state == "answered"
    assert [found[n] for n in range(1, 9)] == [2, 0, 2, 2, 0, 2, 2, 2]
    assert [found[n] for n in (9, 10, 12, 13, 14)] == [0, 2, 0, 1, 1]
    assert [found[n] for n in range(15, 21)] == [1, 1, 1, 0, 1, 0]


@pytest.mark.parametrize("table", [COMPLAINTS, RECOMMENDATIONS])
@pytest.mark.parametrize("days", [PERIOD, NOVEMBER])
def test_the_checks_hold_and_every_number_opens_exactly_its_rows(
    cast: Cast, register: list[Petition], table: Table, days: dict[str, date]
) -> None:
    counted = row(table, cast, days)
    law = tables.table(table.rule, days["until"])
    assert law.failures({column: counted.get(column, 0) for column in law.columns}) == []
    for figure in table.figures:
        rows = engine.records(figure.key, unit=cast.committee.pk, **days)
        assert figure.measure.over(rows) == counted[int(figure.key[-2:])], figure.key


def test_what_no_register_holds_has_no_figure() -> None:
    """Courts, the Party and the judiciary are not fields of a matter here."""
    law = tables.table(COMPLAINTS.rule, DEC)
    assert set(law.columns) - set(COMPLAINTS.keys) == {13, 14, 18}
    law = tables.table(RECOMMENDATIONS.rule, DEC)
    assert set(law.columns) - set(RECOMMENDATIONS.keys) == {11}
    assert str(processing_tables.NOTE)
