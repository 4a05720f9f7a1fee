"""The dates a schedule gives, moved off days not worked; rules to and from their stored JSON."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.rolling import PlannedDate, RollPolicy, rolled
from langnghe.lawbook.schedule_groups import AtPlaces, Plain, Rotating, Several
from langnghe.lawbook.schedule_rules import WEEKDAYS, Dates, Monthly, Nth, ScheduleRule, Weekly, refuse


def schedule_dates(
    rule: ScheduleRule,
    start: date,
    end: date,
    roll: RollPolicy | str = RollPolicy.NEXT_WORKING_DAY,
    *,
    book: Book | None = None,
) -> list[PlannedDate]:
    """The dates a schedule gives from start to end, moved off days not worked. Refuses an end before its start.

    A date planned in the range stays in the list when it moves out of it: it belongs to the planned month.
    Two planned dates that move to one day are one date.
    """
    if end < start:
        raise refuse("Ngày cuối ở trước ngày đầu.", "The end is before the start.")
    if roll not in set(RollPolicy):
        raise refuse(f"Không có cách dời lịch “{roll}”.", f"There is no roll policy “{roll}”.")
    policy, calendar = RollPolicy(roll), (book or default_book()).calendar
    found: dict[date, PlannedDate] = {}
    for day, receiver in rule.planned(start, end):
        one = rolled(day, policy, calendar)
        if one and (one.date not in found or not one.moved_because):
            found[one.date] = one._replace(receiver=receiver)
    dates = [found[day] for day in sorted(found)]
    if isinstance(rule, AtPlaces):
        return [one._replace(place=place) for one in dates for place in rule.places]
    return dates


def weekday_number(name: object) -> int:
    if isinstance(name, str) and name in WEEKDAYS:
        return WEEKDAYS.index(name)
    raise refuse(
        f"Không đọc được thứ “{name}”; hãy dùng mon … sun.", f"“{name}” is not a weekday; use mon … sun."
    )


def _plain(value: Mapping[str, Any]) -> Plain:
    if "weekly" in value:
        return Weekly(weekday_number(value["weekly"]))
    if "monthly" in value:
        return Monthly(tuple(value["monthly"]), value.get("short_month", "last_day"))
    if "nth" in value:
        return Nth(value["nth"], weekday_number(value["weekday"]))
    if "dates" in value:
        return Dates(tuple(date.fromisoformat(one) for one in value["dates"]))
    raise refuse("Không đọc được quy tắc lịch.", "The schedule rule cannot be read.")


def _one_or_several(value: Mapping[str, Any]) -> Plain | Several:
    if "several" in value:
        return Several(tuple(_plain(one) for one in value["several"]))
    return _plain(value)


def _in_turn(value: Mapping[str, Any]) -> Plain | Several | Rotating:
    if "rotating" in value:
        since = date.fromisoformat(value["since"])
        return Rotating(_one_or_several(value["of"]), tuple(value["rotating"]), since)
    return _one_or_several(value)


def parse_rule(value: Mapping[str, Any]) -> Plain | Several | Rotating | AtPlaces:
    """A rule from its stored JSON. Refuses a form it does not know."""
    try:
        if "places" in value:
            return AtPlaces(_in_turn(value["of"]), tuple(value["places"]))
        return _in_turn(value)
    except (KeyError, TypeError, ValueError) as error:
        raise refuse("Không đọc được quy tắc lịch.", "The schedule rule cannot be read.") from error
