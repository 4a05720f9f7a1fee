"""Clocks of cases: extended, suspended, resumed, ended, recounted."""

from dataclasses import replace
from datetime import date

import pytest

from langnghe import lawbook
from langnghe.lawbook.calendars import YearOfDays
from langnghe.lawbook.statutory import DayOff, days_off

RULE = "denunciation.resolution"


def test_an_extension_runs_from_the_unrolled_end_and_keeps_the_first_due_date() -> None:
    clock = lawbook.Clock.accept(RULE, date(2026, 10, 1))
    assert (clock.unrolled_on, clock.due_on) == (date(2026, 10, 31), date(2026, 11, 2))
    longer = clock.extend(date(2026, 10, 20), fact="complex", decision="12/QĐ")
    assert longer.due_on == date(2026, 11, 30)
    assert longer.original.due_on == date(2026, 11, 2)
    assert str(longer.turns[0].cite) == "denunciation-law-2018/30.2"


def test_a_specially_complex_case_is_extended_twice_and_no_more() -> None:
    clock = lawbook.Clock.accept(RULE, date(2026, 6, 1))
    for number in (1, 2):
        clock = clock.extend(clock.due_on, fact="very_complex", decision=f"{number}/QĐ")
    # The end is a Sunday, and 31/8, 1/9 and 2/9/2026 are days off.
    assert (clock.unrolled_on, clock.due_on) == (date(2026, 8, 30), date(2026, 9, 3))
    with pytest.raises(lawbook.BadClock, match="2 lần"):
        clock.extend(clock.due_on, fact="very_complex", decision="3/QĐ")


def test_a_complex_case_is_extended_once() -> None:
    clock = lawbook.Clock.accept(RULE, date(2026, 6, 1)).extend(
        date(2026, 6, 9), fact="complex", decision="1/QĐ"
    )
    with pytest.raises(lawbook.BadClock, match="1 lần"):
        clock.extend(date(2026, 6, 10), fact="complex", decision="2/QĐ")


def test_an_extension_after_expiry_without_decision_or_on_no_ground_is_refused() -> None:
    clock = lawbook.Clock.accept(RULE, date(2026, 6, 1))
    for on, fact, decision in [
        (date(2026, 7, 2), "complex", "1/QĐ"),
        (date(2026, 6, 9), "complex", ""),
        (date(2026, 6, 9), "remote", "1/QĐ"),
        (date(2026, 5, 31), "complex", "1/QĐ"),
    ]:
        with pytest.raises(lawbook.BadClock):
            clock.extend(on, fact=fact, decision=decision)


def test_suspended_days_are_not_counted() -> None:
    clock = lawbook.Clock.accept(RULE, date(2026, 6, 1)).suspend(date(2026, 6, 11), decision="1/QĐ")
    resumed = clock.resume(date(2026, 6, 21), decision="2/QĐ")
    assert (resumed.unrolled_on - date(2026, 7, 1)).days == 10
    assert resumed.turns[0].due_on == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("first_suspended", "resume_from", "days"),
    [
        ("decision_day", "resume_day", 10),
        ("next_day", "resume_day", 9),
        ("decision_day", "next_day", 11),
        ("next_day", "next_day", 10),
    ],
)
def test_the_first_days_of_suspension_and_resumption_are_data(
    first_suspended: str, resume_from: str, days: int
) -> None:
    rule = lawbook.default_book().rule("denunciation.pause")
    told = {"first_suspended_day": first_suspended, "resume_counts_from": resume_from}
    versions = tuple(replace(version, data=told) for version in rule.versions)
    book = lawbook.Book(local={rule.id: replace(rule, versions=versions)})
    clock = lawbook.Clock.accept(RULE, date(2026, 6, 1), book=book).suspend(
        date(2026, 6, 11), decision="1/QĐ"
    )
    assert (clock.resume(date(2026, 6, 21), decision="2/QĐ").unrolled_on - date(2026, 7, 1)).days == days


def test_a_suspension_resumed_the_same_day_changes_nothing() -> None:
    clock = lawbook.Clock.accept(RULE, date(2026, 6, 1)).suspend(date(2026, 6, 11), decision="1/QĐ")
    assert clock.resume(date(2026, 6, 11), decision="2/QĐ").due_on == clock.original.due_on


def test_a_suspended_working_day_term_counts_on_in_working_days() -> None:
    clock = lawbook.Clock.accept("denunciation.initial", date(2026, 6, 1)).suspend(
        date(2026, 6, 3), decision="1/QĐ"
    )
    # One working day (2/6) was used; six are left, the first of them the day of resumption.
    assert clock.resume(date(2026, 6, 15), decision="2/QĐ").due_on == date(2026, 6, 22)


def test_a_complaint_accepted_before_the_new_law_may_be_suspended_after_it() -> None:
    clock = lawbook.Clock.accept("complaint.first_resolution", date(2026, 6, 10))
    with pytest.raises(lawbook.NoTextInForce):
        clock.suspend(date(2026, 6, 30), decision="1/QĐ")
    assert clock.suspend(date(2026, 7, 1), decision="1/QĐ").state == "suspended"


def test_what_the_law_does_not_suspend_is_refused() -> None:
    with pytest.raises(lawbook.BadClock, match="tạm đình chỉ"):
        lawbook.Clock.accept("reception.reply", date(2026, 7, 1)).suspend(date(2026, 7, 2), decision="1/QĐ")


def test_a_step_out_of_turn_is_refused() -> None:
    clock = lawbook.Clock.accept(RULE, date(2026, 6, 1))
    with pytest.raises(lawbook.BadClock):
        clock.resume(date(2026, 6, 9), decision="1/QĐ")
    ended = clock.end(date(2026, 6, 9), decision="1/QĐ")
    assert ended.due_on == clock.due_on
    for step in (ended.end, ended.suspend, ended.resume):
        with pytest.raises(lawbook.BadClock):
            step(date(2026, 6, 10), decision="2/QĐ")


def test_an_added_holiday_recounts_an_open_clock_and_leaves_a_trace() -> None:
    clock = lawbook.Clock.accept(RULE, date(2026, 12, 1)).extend(
        date(2026, 12, 20), fact="complex", decision="1/QĐ"
    )
    assert clock.due_on == date(2027, 2, 1)
    off = (*days_off(2027), DayOff(date(2027, 2, 1), "nghỉ theo thông báo", "by notice"))
    recounted, change = clock.recomputed(
        lawbook.Book(notices={2027: YearOfDays(2027, provisional=False, off=off)})
    )
    assert recounted.due_on == date(2027, 2, 2)
    assert (change.was_due_on, change.due_on) == (date(2027, 2, 1), date(2027, 2, 2))
    assert change.was_pack_version != change.pack_version
    assert clock.due_on == date(2027, 2, 1)
