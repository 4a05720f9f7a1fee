"""The cases for lawyers, one test each."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from langnghe import lawbook

FOLDER = Path(__file__).parent.parent / "cases"


def cases(pattern: str) -> list[Any]:
    rows = [
        (path.stem, row)
        for path in sorted(FOLDER.glob(pattern))
        for row in yaml.safe_load(path.read_text("utf-8"))
    ]
    return [pytest.param(row["given"], row["expect"], id=f"{stem}: {row['name']}") for stem, row in rows]


def told(found: lawbook.Deadline, expect: dict[str, Any]) -> dict[str, Any]:
    return {key: getattr(found, key) for key in expect}


@pytest.mark.parametrize(("given", "expect"), cases("deadlines_*.yaml"))
def test_deadline(given: dict[str, Any], expect: dict[str, Any]) -> None:
    found = lawbook.deadline(given["rule"], given["from"], facts=given.get("facts", ()))
    assert told(found, expect) == expect


@pytest.mark.parametrize(("given", "expect"), cases("refusals.yaml"))
def test_version_or_refusal(given: dict[str, Any], expect: dict[str, Any]) -> None:
    if "refused" not in expect:
        assert told(lawbook.deadline(given["rule"], given["from"]), expect) == expect
        return
    with pytest.raises(lawbook.LawError) as refusal:
        lawbook.deadline(given["rule"], given["from"], facts=given.get("facts", ()))
    assert type(refusal.value).__name__ == expect["refused"]
    assert str(refusal.value).endswith(".")
    assert refusal.value.english.endswith(".")


@pytest.mark.parametrize(("given", "expect"), cases("workdays.yaml"))
def test_workday(given: dict[str, Any], expect: dict[str, Any]) -> None:
    [day] = lawbook.workdays(given["date"], given["date"])
    assert {key: getattr(day, key) for key in expect} == expect


@pytest.mark.parametrize(("given", "expect"), cases("duties.yaml"))
def test_duty(given: dict[str, Any], expect: dict[str, Any]) -> None:
    asked = given["office"], given["from"], given["to"]
    if "refused" in expect:
        with pytest.raises(lawbook.LawError) as refusal:
            lawbook.duty(*asked)
        assert type(refusal.value).__name__ == expect["refused"]
        return
    assert lawbook.required_days(*asked) == expect["required"]
    if "unit" in expect:
        assert {period.unit for period in lawbook.duty(*asked)} == {expect["unit"]}


@pytest.mark.parametrize(("given", "expect"), cases("schedules.yaml"))
def test_schedule(given: dict[str, Any], expect: dict[str, Any]) -> None:
    rule = lawbook.parse_rule(given["rule"])
    found = lawbook.schedule_dates(rule, given["from"], given["to"], given.get("roll", "next_working_day"))
    assert [one.date for one in found] == expect["dates"]
    if "receivers" in expect:
        assert [one.receiver for one in found] == expect["receivers"]
    assert lawbook.parse_rule(rule.as_json()) == rule
    assert all(bool(one.moved_because) == (one.date != one.planned_on) for one in found)


def test_there_are_two_hundred_cases_and_no_two_share_a_name() -> None:
    rows = cases("*.yaml")
    assert len(rows) >= 200
    assert len({row.id for row in rows}) == len(rows)


def run(given: dict[str, Any]) -> lawbook.Clock:
    """The steps of a case in turn; the numbers of the decisions play no part in the count."""
    clock = lawbook.Clock.accept(given["rule"], given["from"], facts=given.get("facts", ()))
    for step in given["steps"]:
        [(verb, on)] = [(verb, on) for verb, on in step.items() if verb != "fact"]
        more = {"fact": step["fact"]} if "fact" in step else {}
        clock = getattr(clock, verb)(on, decision="1/QĐ", **more)
    return clock


@pytest.mark.parametrize(("given", "expect"), cases("clocks.yaml"))
def test_clock(given: dict[str, Any], expect: dict[str, Any]) -> None:
    if "refused" in expect:
        with pytest.raises(lawbook.LawError) as refusal:
            run(given)
        assert type(refusal.value).__name__ == expect["refused"]
        return
    clock = run(given)
    found = {"first_due_on": clock.original.due_on, "unrolled_on": clock.unrolled_on, "due_on": clock.due_on}
    assert {key: found[key] for key in expect} == expect


@pytest.mark.parametrize(("given", "expect"), cases("governing.yaml"))
def test_governing(given: dict[str, Any], expect: dict[str, Any]) -> None:
    asked = {"event_on": given["event"], "asked_on": given["asked"]}
    if "refused" in expect:
        with pytest.raises(lawbook.LawError) as refusal:
            lawbook.governing(given["rule"], **asked)
        assert type(refusal.value).__name__ == expect["refused"]
        return
    version = lawbook.governing(given["rule"], **asked)
    assert version.in_force_from == expect["version_from"]
    if "cite" in expect:
        assert str(version.reaches_open_cases) == expect["cite"]
