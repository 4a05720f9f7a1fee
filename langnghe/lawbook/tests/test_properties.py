"""What must hold for every day and every term."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from langnghe import lawbook
from langnghe.lawbook.added import AddedDay, DayKind, with_days
from langnghe.lawbook.local import replaced
from langnghe.lawbook.terms import Term, Unit

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


SHORTENED = [
    rule.id
    for rule in lawbook.rules()
    if rule.id in TERMS and not rule.part_of and rule.versions[-1].stricter == "shorter"
]
CITE = lawbook.Citation("practice", "1", "Quy chế")


@given(
    DAYS, st.sampled_from(SHORTENED), st.integers(1, 40), st.sampled_from(["working days", "calendar days"])
)
def test_a_local_rule_that_is_accepted_never_ends_later_than_the_law(
    day: date, rule_id: str, number: int, unit: str
) -> None:
    law = lawbook.default_book().rule(rule_id)
    try:
        own = replaced(law, on=day, term=Term(number, Unit(unit)), by="Chi", cite=CITE, facts=[])
    except (lawbook.Looser, lawbook.NoTextInForce):
        return
    book = lawbook.default_book().adapted({rule_id: own}, {})
    assert lawbook.deadline(rule_id, day, book=book).due_on <= lawbook.deadline(rule_id, day).due_on


@settings(max_examples=30)
@given(DAYS, st.sampled_from(TERMS), st.integers(0, 60))
def test_an_added_day_off_never_ends_a_term_earlier(day: date, rule_id: str, later: int) -> None:
    book, off = lawbook.default_book(), day + timedelta(days=later)
    after = book.adapted(
        {}, {off.year: with_days(book.year(off.year), [AddedDay(off, DayKind.OFF, "nghỉ", "off")])}
    )
    try:
        was, now = lawbook.deadline(rule_id, day), lawbook.deadline(rule_id, day, book=after)
    except lawbook.NoTextInForce:
        return
    if was.direction == "after":
        assert now.due_on >= was.due_on
        assert after.calendar.is_working(now.due_on)
    else:
        assert now.due_on <= was.due_on


@given(st.dates(date(2026, 7, 1), date(2028, 12, 1)), st.integers(1, 25), st.integers(0, 90))
def test_a_suspension_moves_the_end_by_the_days_it_lasted(day: date, until: int, length: int) -> None:
    clock = lawbook.Clock.accept("complaint.first_resolution", day)
    paused = clock.suspend(day + timedelta(days=until), decision="1/QĐ")
    resumed = paused.resume(day + timedelta(days=until + length), decision="2/QĐ")
    assert (resumed.unrolled_on - clock.unrolled_on).days == length
    assert resumed.original.due_on == clock.due_on
    assert resumed.due_on >= clock.due_on


@given(st.dates(date(2019, 3, 1), date(2028, 12, 1)), st.sampled_from(["complex", "very_complex"]))
def test_an_extension_adds_thirty_days_to_the_unrolled_end(day: date, fact: str) -> None:
    clock = lawbook.Clock.accept("denunciation.resolution", day)
    longer = clock.extend(clock.due_on, fact=fact, decision="1/QĐ")
    assert (longer.unrolled_on - clock.unrolled_on).days == 30
    assert lawbook.is_working_day(longer.due_on)


@given(DAYS, st.integers(1, 28))
def test_a_rotation_gives_every_range_the_same_turns(start: date, offset: int) -> None:
    turns = lawbook.Rotating(lawbook.Weekly(3), ("A", "B", "C"), date(2019, 1, 1))
    end = start + timedelta(days=60)
    whole = dict(turns.planned(start, end))
    part = dict(turns.planned(start + timedelta(days=offset), end))
    assert part.items() <= whole.items()
