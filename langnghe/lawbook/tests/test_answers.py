"""The contract of a deadline, its explanation, duties kept, schedules, tables and periods."""

from copy import deepcopy
from datetime import date

import pytest

from langnghe import lawbook
from langnghe.lawbook.schedule_rules import WEEKDAYS


def test_the_contract_of_a_deadline() -> None:
    found = lawbook.deadline("complaint.acceptance", date(2025, 1, 20)).as_json()
    asked = {
        "rule",
        "due_on",
        "safe_on",
        "direction",
        "version_from",
        "cite",
        "confidence",
        "provisional",
        "readings",
        "days",
    }
    assert asked <= set(found)
    assert (found["due_on"], found["safe_on"]) == ("2025-02-10", "2025-02-03")
    assert found["days"][0] == {"date": "2025-01-20", "counted": False, "why": "ngày phát sinh, không tính"}
    assert sum(day["counted"] for day in found["days"]) == 10


def test_an_explanation_gives_the_sentence_and_the_count() -> None:
    found = lawbook.deadline("complaint.first_resolution", date(2026, 10, 2), facts=["complex"])
    first, *days = lawbook.explain(found).splitlines()
    assert first.startswith(
        "Thời hạn giải quyết khiếu nại lần đầu (vụ việc phức tạp): 45 ngày kể từ ngày thụ lý 02/10/2026"
    )
    assert "Điều 28 Luật Khiếu nại" in first
    assert len(days) == (found.due_on - found.counted_from).days + 1
    assert "Resolving a first complaint" in lawbook.explain(found, "en")


def test_an_explanation_tells_of_both_readings_and_of_the_moved_day() -> None:
    found = lawbook.explain(lawbook.deadline("complaint.acceptance", date(2026, 6, 24)))
    assert "Có cách hiểu khác: 10 ngày theo Điều 27 Luật Khiếu nại" in found
    assert "chưa kiểm chứng" in found
    moved = lawbook.deadline("complaint.first_resolution", date(2026, 10, 2))
    assert moved.unrolled_on == date(2026, 11, 1)
    assert moved.due_on == date(2026, 11, 2)
    assert "148" in lawbook.explain(moved)


def test_an_explanation_warns_when_a_backward_term_ends_on_a_day_off() -> None:
    found = lawbook.deadline("dialogue.notice", date(2026, 11, 27))
    assert "ngày làm việc 20/11/2026" in lawbook.explain(found)
    assert "working day 20/11/2026" in lawbook.explain(found, "en")


def test_only_days_in_person_fulfil_a_duty() -> None:
    [month] = lawbook.duty("district_chair", date(2022, 3, 1), date(2022, 3, 31))
    sessions = [
        (date(2022, 3, 15), "kept"),
        (date(2022, 3, 15), "kept"),
        (date(2022, 3, 25), "delegated"),
        (date(2022, 3, 30), "moved"),
        (date(2022, 3, 31), "missed"),
        (date(2022, 4, 15), "kept"),
    ]
    [found] = lawbook.check_kept([month], sessions)
    assert (found.kept, found.delegated, found.moved, found.missed, found.lacking) == (1, 1, 1, 1, 1)


def test_an_unknown_state_of_a_session_is_an_error() -> None:
    with pytest.raises(ValueError, match="slept"):
        lawbook.check_kept([], [(date(2022, 3, 15), "slept")])


@pytest.mark.parametrize(
    "value",
    [
        {"weekly": "thu"},
        {"monthly": [15, 25], "short_month": "skip"},
        {"nth": -1, "weekday": "fri"},
        {"dates": ["2026-11-26", "2026-12-01"]},
        {"rotating": ["Chủ tịch", "Thường trực HĐND"], "since": "2026-01-01", "of": {"weekly": "thu"}},
    ],
)
def test_a_schedule_rule_survives_its_json(value: dict[str, object]) -> None:
    assert lawbook.parse_rule(value).as_json() == value


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"weekly": "someday"},
        {"monthly": [0]},
        {"monthly": [32]},
        {"monthly": []},
        {"monthly": 15},
        {"nth": 6, "weekday": "fri"},
        {"nth": 0, "weekday": "fri"},
        {"nth": 1},
        {"dates": ["2026-02-30"]},
        {"rotating": [], "since": "2026-01-01", "of": {"weekly": "thu"}},
    ],
)
def test_a_broken_schedule_rule_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(lawbook.BadTerm):
        lawbook.parse_rule(value)


def test_bodies_in_turn_agree_whatever_range_is_asked() -> None:
    rule = lawbook.Rotating(
        lawbook.Weekly(WEEKDAYS.index("thu")), ("Chủ tịch", "Bí thư", "HĐND"), date(2026, 1, 1)
    )
    year = lawbook.schedule_dates(rule, date(2026, 1, 1), date(2026, 12, 31))
    month = lawbook.schedule_dates(rule, date(2026, 11, 1), date(2026, 11, 30))
    assert {one.receiver for one in month} == {"Chủ tịch", "Bí thư", "HĐND"}
    assert set(month) <= set(year)


def test_a_table_finds_the_sum_that_does_not_hold() -> None:
    table = lawbook.table("stat.01_TCD", date(2023, 6, 30))
    sound = {1: 30, 4: 20, 13: 8, 22: 2, 2: 33, 5: 22, 14: 9, 23: 2, 3: 5, 6: 5}
    assert len(table.columns) == 29
    assert table.failures(sound) == []
    [failure] = table.failures({**sound, 1: 31})
    assert (str(failure.check), failure.stated, failure.summed) == ("1 = 4 + 13 + 22", 31, 30)


def test_the_tables_of_a_day() -> None:
    """02/TCD ended with the circular of 2021."""
    before, after = (
        {one.rule for one in lawbook.tables_on(day)} for day in (date(2024, 3, 4), date(2024, 3, 5))
    )
    assert "stat.02_TCD" in before - after
    assert "stat.01_TCD" in before & after
    assert lawbook.tables_on(date(2000, 1, 1)) == []


def test_a_rule_that_is_no_table_is_refused() -> None:
    with pytest.raises(lawbook.WrongKind):
        lawbook.table("complaint.acceptance", date(2026, 1, 1))


def test_report_periods_of_a_day() -> None:
    found = {one.rule: (one.start, one.end) for one in lawbook.periods(date(2023, 12, 14))}
    assert found["period.year"] == (date(2022, 12, 15), date(2023, 12, 14))
    assert found["period.q4"] == (date(2023, 9, 15), date(2023, 12, 14))
    later = {one.rule: (one.start, one.end) for one in lawbook.periods(date(2023, 12, 15))}
    assert later["period.year"] == (date(2023, 12, 15), date(2024, 12, 14))
    assert later["period.q1"] == (date(2023, 12, 15), date(2024, 3, 14))


def test_the_period_that_closed_last_stands_first() -> None:
    """By the text in force on its last day: the quarter that ended by the text of 2013 ran to the fifteenth."""
    after_a_year = lawbook.closed_periods(date(2023, 12, 15))
    assert [one.rule for one in after_a_year[:2]] == ["period.q4", "period.year"]
    assert after_a_year[0].end == date(2023, 12, 14)
    assert lawbook.closed_periods(date(2023, 12, 14))[0].rule == "period.q3"
    old = {one.rule: (one.start, one.end) for one in lawbook.closed_periods(date(2021, 6, 1))}
    assert old["period.q1"] == (date(2020, 12, 16), date(2021, 3, 15))
    with pytest.raises(lawbook.NoTextInForce):
        lawbook.closed_periods(date(2013, 3, 15))


def test_report_periods_before_the_first_text_are_refused() -> None:
    with pytest.raises(lawbook.NoTextInForce):
        lawbook.periods(date(2012, 12, 31))


def test_new_dialogue_rules_reach_open_cases_and_terms_do_not() -> None:
    old, new = date(2026, 6, 1), date(2026, 7, 10)
    reached = lawbook.governing("dialogue.absent", event_on=old, asked_on=new)
    assert reached.reaches_open_cases is not None
    assert str(reached.reaches_open_cases) == "decree-155-2026/22"
    kept = lawbook.governing("complaint.acceptance", event_on=old, asked_on=new)
    assert kept.in_force_from == date(2020, 12, 10)


def test_an_unknown_way_to_move_a_day_off_is_refused() -> None:
    with pytest.raises(lawbook.BadTerm):
        lawbook.schedule_dates(lawbook.Weekly(3), date(2026, 1, 1), date(2026, 1, 31), "someday")


def test_a_deadline_can_be_copied() -> None:
    found = lawbook.deadline("reception.reply", date(2026, 7, 1))
    assert deepcopy(found) == found
