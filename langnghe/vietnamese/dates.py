"""Dates in the writings met in papers and newspapers."""

import re
from dataclasses import dataclass
from datetime import date

DATE = re.compile(
    r"(?<![\d/.-])(?P<d>\d{1,2})\s*(?:(?P<s>[/.-])\s*(?P<m>\d{1,2})\s*(?P=s)\s*(?P<y>\d{4})|\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>\d{4}))(?!\d)"
)
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class FoundDate:
    """A date in a text; `date` is none where the day does not exist."""

    span: tuple[int, int]
    text: str
    date: date | None


class NoSuchDay(ValueError):
    """The writing is not a date, or the day does not exist."""


def _made(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"] or match["y2"]), int(match["m"] or match["m2"]), int(match["d"]))
    except ValueError:
        return None


def find_dates(text: str) -> list[FoundDate]:
    return [FoundDate(match.span(), match.group(), _made(match)) for match in DATE.finditer(text)]


def parse_date(text: str) -> date:
    """A day written in any of the usual ways, or 2024-04-26; a day that does not exist is refused."""
    bare = text.strip().removeprefix("ngày").strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", bare):
        try:
            return date.fromisoformat(bare)
        except ValueError:
            raise NoSuchDay(f"Ngày «{text}» không có thật. / “{text}” does not exist.") from None
    found = DATE.fullmatch(bare)
    day = _made(found) if found else None
    if day is None:
        raise NoSuchDay(f"Ngày «{text}» không có thật. / “{text}” is not a day.")
    return day


def format_date(day: date) -> str:
    """26/4/2024, with a leading zero before a single-figure day and month 1 and 2, as papers write."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def weekday_name(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def long_date(day: date) -> str:
    return f"ngày {day.day:02} tháng {day.month:02} năm {day.year}"
