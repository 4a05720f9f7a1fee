"""Reads the calendar files: one announced year each, every swap its own row."""

from pathlib import Path
from typing import Any

from langnghe.lawbook.calendars import Swap, YearOfDays
from langnghe.lawbook.reader import bad, day, mapping, read
from langnghe.lawbook.statutory import SATURDAY, DayOff


def _off(value: Any, place: str) -> DayOff:
    row = mapping(value, place, needs=("date", "why", "why_en"), may=("confidence",))
    return DayOff(day(row["date"], place), row["why"], row["why_en"])


def _swap(value: Any, place: str) -> Swap:
    row = mapping(value, place, needs=("day_off", "worked", "cite", "confidence"))
    swap = Swap(day(row["day_off"], place), day(row["worked"], place))
    if swap.off.weekday() >= SATURDAY or swap.worked.weekday() < SATURDAY:
        raise bad(
            place,
            "hoán đổi phải giữa ngày thường và ngày nghỉ cuối tuần.",
            "a swap is a weekday for a weekend day.",
        )
    return swap


def announced_year(folder: Path, year: int) -> YearOfDays | None:
    """What the file of this year says; `None` for a year nobody has announced."""
    path = folder / f"{year}.yaml"
    if not path.exists():
        return None
    found = mapping(
        read(path),
        path.name,
        needs=("year", "confidence", "provisional", "cite", "days_off", "swaps"),
        may=("proposed",),
    )
    if found["year"] != year or any(row["date"].year != year for row in found["days_off"]):
        raise bad(path.name, "có ngày của năm khác.", "it holds a day of another year.")
    return YearOfDays(
        year,
        found["provisional"],
        tuple(_off(row, path.name) for row in found["days_off"]),
        tuple(_swap(row, path.name) for row in found["swaps"]),
    )
