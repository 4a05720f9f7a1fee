"""Schedules made of others: several rules at once, bodies in turn, two places on the same day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from langnghe.lawbook.schedule_rules import Dates, Monthly, Nth, Weekly, refuse

Plain = Weekly | Monthly | Nth | Dates


@dataclass(frozen=True)
class Several:
    """More than one rule in one notice, such as the second and the fourth Friday."""

    of: tuple[Plain, ...]

    def __post_init__(self) -> None:
        if not self.of:
            raise refuse("Lịch phải có ít nhất một quy tắc.", "A schedule needs a rule.")

    def planned(self, start: date, end: date) -> Iterator[tuple[date, str]]:
        days = {day for rule in self.of for day, _ in rule.planned(start, end)}
        return ((day, "") for day in sorted(days))

    def as_json(self) -> dict[str, Any]:
        return {"several": [rule.as_json() for rule in self.of]}


@dataclass(frozen=True)
class Rotating:
    """Bodies in turn on the dates of another rule, counted from a first day so that every range agrees."""

    of: Plain | Several
    receivers: tuple[str, ...]
    since: date

    def __post_init__(self) -> None:
        if not self.receivers or not all(name.strip() for name in self.receivers):
            raise refuse("Lịch luân phiên phải có người tiếp.", "A rotation needs its receivers.")

    def planned(self, start: date, end: date) -> Iterator[tuple[date, str]]:
        for at, (day, _) in enumerate(self.of.planned(self.since, end)):
            if day >= start:
                yield day, self.receivers[at % len(self.receivers)]

    def as_json(self) -> dict[str, Any]:
        return {"rotating": list(self.receivers), "since": self.since.isoformat(), "of": self.of.as_json()}


@dataclass(frozen=True)
class AtPlaces:
    """The same days at several places, each place a sitting of its own."""

    of: Plain | Several | Rotating
    places: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.places or len(set(self.places)) < len(self.places) or "" in self.places:
            raise refuse("Mỗi địa điểm phải có tên riêng.", "Each place needs a name of its own.")

    def planned(self, start: date, end: date) -> Iterator[tuple[date, str]]:
        return self.of.planned(start, end)

    def as_json(self) -> dict[str, Any]:
        return {"places": list(self.places), "of": self.of.as_json()}
