"""What must hold for every day and every term."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from langnghe import lawbook
from langnghe.lawbook.terms import Unit

DAYS = st.dates(date(2019, 3, 1), date(2030, 12, 31))
TERMS = [
    rule.id for rule in lawbook.rules() if rule.kind == "term" and rule.versions[-1].in_force_until is None
]


@given(DAYS, st.integers(1, 400))
def test_a_working_day_term_never_ends_on_a_day_off(day: date, number: int) -> None:
    end = lawbook.add_working_days(day, number)
    assert lawbook.is_working_day(end)
    assert lawbook.working_days_between(day, end) == number


@given(DAYS, st.integers(1, 400))
def test_counting_back_lands_on_a_working_day_and_counts_the_same(day: date, number: int) -> None:
    start = lawbook.add_working_days(day, -number)
    days = lawbook.workdays(start, day - timedelta(days=1))
    assert sum(one.working for one in days) == number
    assert days[0].working


@given(DAYS, st.sampled_from(TERMS))
def test_a_deadline_counts_its_own_term(day: date, rule_id: str) -> None:
    try:
        found = lawbook.deadline(rule_id, day)
    except lawbook.NoTextInForce:
        return
    term = found.readings[0].term
    counted = [one for one in found.days() if one.counted]
    if term.unit in {Unit.WORKING_DAYS, Unit.CALENDAR_DAYS}:
        assert len(counted) == term.number
    assert counted == [] or found.days()[-1].date == found.due_on
    if found.direction == "after":
        assert found.safe_on <= found.due_on
        assert lawbook.is_working_day(found.due_on)
        assert found.due_on >= found.unrolled_on > day
    else:
        assert found.safe_on <= found.due_on <= day


@given(DAYS, st.sampled_from(TERMS))
def test_a_later_event_never_has_an_earlier_end_within_one_version(day: date, rule_id: str) -> None:
    try:
        one, other = lawbook.deadline(rule_id, day), lawbook.deadline(rule_id, day + timedelta(days=1))
    except lawbook.NoTextInForce:
        return
    if one.version_from == other.version_from:
        assert one.due_on <= other.due_on


@given(DAYS, st.integers(0, 90), st.sampled_from(["next_working_day", "nearest_working_day", "next_tuesday"]))
def test_a_rolled_schedule_never_holds_a_day_off(start: date, length: int, roll: str) -> None:
    rule = lawbook.Monthly((5, 15, 30))
    found = lawbook.schedule_dates(rule, start, start + timedelta(days=length), roll)
    assert all(lawbook.is_working_day(one.date) for one in found)
    assert [one.date for one in found] == sorted({one.date for one in found})
