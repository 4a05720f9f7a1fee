"""The register of the invented city gives what the newspaper page states, each number from exactly its records."""

import pytest

from langnghe.demo import history, places, services
from langnghe.figures import engine

PERIOD = {"since": history.FIRST, "until": history.LAST}


@pytest.fixture
def city(db: None) -> places.City:
    made = places.city()
    services.build_history(made)
    return made


def _values(unit: str) -> dict[str, int]:
    keys = [figure.key for figure in engine.figures() if figure.population.key in {"visits", "sessions"}]
    return {key: row.value for key, row in engine.values(keys, unit=unit, **PERIOD).items()}


def test_the_register_gives_what_the_page_states(city: places.City) -> None:
    committee, party = _values(city.committee.pk), _values(city.party.pk)
    assert (committee["visits"], committee["visit_groups"]) == (1166, 13)
    assert 300 < party["visits_dialogue"] < 400
    assert (party["sessions_held"], party["session_visits"]) == (20, 100)
    assert (party["sessions_delegated"], party["sessions_missed"], party["sessions_moved"]) == (10, 6, 4)


def test_each_number_opens_exactly_its_records(city: places.City) -> None:
    for figure in engine.figures():
        if figure.measure.name == "count":
            rows = engine.records(figure.key, unit=city.party.pk, **PERIOD)
            assert rows.count() == engine.value(figure.key, unit=city.party.pk, **PERIOD).value


def test_everything_happens_on_days_that_exist_for_it(city: places.City) -> None:
    from langnghe import lawbook

    days = set(
        engine.records("visits", unit=city.committee.pk, **PERIOD).values_list("received_on", flat=True)
    )
    assert [day for day in days if not lawbook.is_working_day(day)] == []
