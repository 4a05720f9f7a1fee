"""Dates in all common writings: 26/4/2024, 26-4-2024, ngày 26 tháng 4 năm 2024, tháng 4/2024, sáng 26/4."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from langnghe.vietnamese.errors import NoSuchDate, NotADate
from langnghe.vietnamese.written_dates import WrittenDate, checked, may_exist

__all__ = [
    "WEEKDAYS",
    "FoundDate",
    "WrittenDate",
    "find_dates",
    "format_date",
    "long_date",
    "parse_date",
    "weekday_name",
]

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
# The search looks for figures, and only then at the words round them; every repetition has its bound.
_WRITTEN = re.compile(
    r"(?:(?P<iso>\d(?<![\w.,/-]\d)\d{3}-\d\d-\d\d)"
    r"|(?P<first>\d(?<![\w.,/]\d)\d?)(?:"
    r"\s{1,3}tháng\s{1,3}(?P<month>\d{1,2}|một|hai|ba|tư|năm(?!\s\d)|sáu|bảy|tám|chín|mười(?:\s(?:một|hai))?)(?:(?:,?\s{1,3}năm\s{1,3}|\s?[/-]\s?)(?P<year>\d{4}))?"
    r"|\s?(?P<sign>[/.-])\s?(?P<second>\d{1,2})(?:\s?(?P=sign)\s?(?P<third>\d{4}|\d\d))?"
    r"|(?:\s{1,3}năm\s{1,3}|\s?[/.-]\s?)(?P<of_year>\d{4})"
    r"|))(?!\w|[./]\w|,\d|-[^\W\d])",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(
    r"(?<!\w)(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|mùng|mồng|chủ\snhật|thứ\s(?:hai|ba|tư|năm|sáu|bảy))[\s,(]{1,3}\Z",
    re.IGNORECASE,
)
_OF_A_MONTH = re.compile(r"(?<!\w)(?<!\d\s)tháng\s{1,3}\Z", re.IGNORECASE)
_GOES_ON = re.compile(r"\s?(?:[,;-]|(?:và|hoặc|đến)(?:\s(?:hết\s)?(?:ngày|sáng|chiều))?\s)\s?", re.IGNORECASE)
# “từ 20/3 đến 25/3” and “20/3 - 25/3/2024”: what follows makes the first one a date.
_RANGE = r"\s?(?:[-–]|đến|tới)\s?(?:(?:hết\s)?ngày\s)?\d{1,2}/\d{1,2}"
_LEADS_ON = re.compile(rf"{_RANGE}/\d{{4}}(?!\d)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ\s{1,3}\Z", re.IGNORECASE)
_TO = re.compile(rf"{_RANGE}(?!\d)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s(?:lượt|người|hộ|đơn|vụ|xã|phường|thôn|đoàn|buổi|cuộc|ý kiến|kiến nghị|nội dung|đơn vị)(?!\w)",
    re.IGNORECASE,
)
_REACH = 20
_MONTH_WORDS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTHS = {word: number for number, word in enumerate(_MONTH_WORDS, 1)}


@dataclass(frozen=True)
class FoundDate:
    """A date in a text; `written` is none and `warning` says why where the day does not exist."""

    span: tuple[int, int]
    text: str
    written: WrittenDate | None
    warning: str = ""

    @property
    def date(self) -> date | None:
        return self.written.date if self.written else None


def find_dates(text: str) -> list[FoundDate]:
    """Every date; a day and month alone (26/4) only where a word such as “ngày” or “sáng” makes it one."""
    return list(_found(text))


def date_at(text: str, at: int) -> FoundDate | None:
    """The date that begins just here, if the words before it allow one."""
    match = _WRITTEN.match(text, at)
    written = _reading(text, match, -_REACH) if match else None
    return _dated(match.span(), text, written) if match and written else None


def parse_date(text: str) -> WrittenDate:
    """Read one date, with the words that may stand before it. Refuses a date that does not exist."""
    bare = " ".join(text.split())
    for prefix in ("ngày ", ""):
        for found in find_dates(prefix + bare)[:1]:
            before = (prefix + bare)[: found.span[0]]
            if found.span[1] == len(prefix + bare) and not any(letter.isdigit() for letter in before):
                if found.written is None:
                    raise NoSuchDate(found.warning, f"There is no {found.text} in the calendar")
                return found.written
    raise NotADate(text)


def format_date(day: date) -> str:
    """26/4/2024; days below 10 and months 1 and 2 take a zero, as the rules of form ask."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def long_date(day: date) -> str:
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def weekday_name(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def _found(text: str) -> Iterator[FoundDate]:
    last = -_REACH
    for match in _WRITTEN.finditer(text):
        written = _reading(text, match, last)
        if written is None:
            continue
        month = (
            _OF_A_MONTH.search(text, max(0, match.start() - _REACH), match.start())
            if written.day is None
            else None
        )
        span = (month.start() if month else match.start(), match.end())
        # A list goes on without years (15/4, 20/4 và 25/4); after a full date “3/5” is a share again.
        last = match.end() if written.year is None else -_REACH
        yield _dated(span, text, written)


def _dated(span: tuple[int, int], text: str, written: WrittenDate) -> FoundDate:
    try:
        return FoundDate(span, text[slice(*span)], checked(written))
    except NoSuchDate as refusal:
        return FoundDate(span, text[slice(*span)], None, str(refusal))


def _reading(text: str, match: re.Match[str], last: int) -> WrittenDate | None:
    """What the figures say, if the words round them allow a date at all."""
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return WrittenDate(day, month, year) if _is_year(year) else None
    first = int(match["first"])
    if match["month"]:
        if match["year"] or _follows(_OF_A_DAY, text, match):
            return _of(first, _month(match["month"]), match["year"])
        return None
    if match["second"]:
        return _numeric(text, match, last)
    if not _follows(_OF_A_MONTH, text, match):
        return None
    return _of(None, first, match["of_year"])


def _numeric(text: str, match: re.Match[str], last: int) -> WrittenDate | None:
    day, month, third = int(match["first"]), int(match["second"]), match["third"]
    if third:
        # 1.2.24 and 3-4-12 are numbered headings and codes; only 1/2/24 shortens a year.
        full = third if len(third) == 4 else f"20{third}" if match["sign"] == "/" else None
        return _of(day, month, full) if full else None
    if _follows(_OF_A_DAY, text, match):
        return _of(day, month, None)
    if match["sign"] != "/" or not may_exist(day, month) or _COUNTED.match(text, match.end()):
        return None
    leads_on = _LEADS_ON.match(text, match.end()) or (
        _follows(_FROM, text, match) and _TO.match(text, match.end())
    )
    is_listed = match.start() - last < _REACH and _GOES_ON.fullmatch(text, last, match.start()) is not None
    in_brackets = (
        text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
    )
    return _of(day, month, None) if is_listed or in_brackets or leads_on else None


def _of(day: int | None, month: int, year: str | None) -> WrittenDate | None:
    if year is None:
        return WrittenDate(day, month, None)
    return WrittenDate(day, month, int(year)) if _is_year(int(year)) else None


def _month(written: str) -> int:
    """Months have numbers in words too; Giêng and Chạp are those of the lunar year and are left."""
    return int(written) if written.isdigit() else _MONTHS[" ".join(written.lower().split())]


def _follows(words: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    return words.search(text, max(0, match.start() - _REACH), match.start()) is not None


def _is_year(year: int) -> bool:
    return 1800 <= year < 2200
