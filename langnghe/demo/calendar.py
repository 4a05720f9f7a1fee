"""Days on which the invented city receives: drawn with the lawbook's own rules."""

from datetime import date, datetime, time, timedelta
from random import Random

from langnghe import lawbook
from langnghe.kernel.clock import LOCAL

MORNING = (time(7, 30), time(11, 30))
AFTERNOON = (time(14, 0), time(16, 30))


def at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=LOCAL)


def roll(day: date) -> date:
    """The day itself, or the next working day."""
    while not lawbook.is_working_day(day):
        day += timedelta(days=1)
    return day


def months(first: date, last: date) -> list[date]:
    """The first day of each month of the period."""
    found, day = [], first.replace(day=1)
    while day <= last:
        found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def working_days(first: date, last: date) -> list[date]:
    return [day.date for day in lawbook.workdays(first, last) if day.working]


def spread(random: Random, days: list[date], count: int) -> list[date]:
    """`count` days in order, busier early in the week, as counters are."""
    weights = [(7, 6, 5, 5, 4, 3, 3)[day.weekday()] for day in days]
    return sorted(random.choices(days, weights=weights, k=count))


def shares(random: Random, total: int, parts: int, *, least: int = 0) -> list[int]:
    """A total cut into parts that add up to it exactly."""
    result = [least] * parts
    for _ in range(total - least * parts):
        result[random.randrange(parts)] += 1
    return result
