"""Sentences of a notice: standing rules, bodies in turn, places, and lines that only seem to say nothing."""

import re

from langnghe.lawbook import Monthly, Nth, Weekly
from langnghe.reception.reading import patterns
from langnghe.reception.reading.model import PlainRule
from langnghe.vietnamese import fold
from langnghe.vietnamese.written_dates import may_exist

LONG_MONTH = 1

_PLACE = re.compile(
    r"\bdia diem(?: tiep(?: cong dan| dan)?)?\s?:\s?|\bnoi tiep(?: cong dan| dan)?\s?:\s?|\btai (?=(?:phong|tru so|hoi truong|nha van hoa|ban tiep|dia diem)\b)"
)
_PLACE_ENDS = re.compile(r"[;|]|\.(?=\s|$)|,?\s(?:tu \d|vao|ngay \d|thoi gian)|$")
_IN_TURN = re.compile(r"\bluan phien\b[^:]*:?\s?")
_PARTS = re.compile(r"\s?(?:;|,|\bva\b)\s?")
_LISTED = re.compile(r"\bngay\b|\bcac ngay\b|:")
_MEANT = re.compile(r"\b(?:ngay|thu|tuan|thang)\b.*\d|\d.*\b(?:ngay|thu|tuan)\b|\bhang (?:tuan|thang)\b")
_LAW = re.compile(r"\b(?:luat|nghi dinh|quyet dinh|thong tu|cong van|ke hoach|quy dinh|can cu|so:?)\b")
_EVERY_OTHER = re.compile(r"\bcach tuan\b|\bxen ke\b|\btuan (?:chan|le)\b|\b(?:hai|2) tuan (?:mot|1) lan\b")
_TAIL = re.compile(r"\b(?:dang ky|lien he|dien thoai|hotline|so dt|sdt)\b.*")


def rules(folded: str) -> list[PlainRule]:
    """The standing rules that a sentence gives: each week, days of each month, an nth weekday."""
    folded = _TAIL.sub("", folded)
    weeks = patterns.weeks(folded)
    bare = patterns.HOURS.sub(" ", patterns.without_weeks(folded))
    weekdays = patterns.weekdays(bare)
    if weeks and weekdays:
        return [Nth(week, weekday) for week in weeks for weekday in weekdays]
    if weekdays and patterns.EVERY_WEEK.search(folded):
        return [Weekly(weekday) for weekday in weekdays]
    if patterns.EVERY_MONTH.search(folded):
        return _monthly(bare)
    return []


def _monthly(bare: str) -> list[PlainRule]:
    days = [int(found["day"]) for found in patterns.IN_LIST.finditer(patterns.DATE.sub(" ", bare))]
    fitting = tuple(day for day in days if may_exist(day, LONG_MONTH))
    return [Monthly(fitting)] if fitting and len(fitting) == len(days) else []


def ambiguous(folded: str) -> bool:
    """“thứ Năm hoặc thứ Ba hằng tuần” names no day."""
    return bool(patterns.OR.search(folded)) and len(patterns.weekdays(patterns.without_weeks(folded))) > 1


def unknown(folded: str) -> bool:
    """Every other week, odd weeks: rhythms that have no rule here and must not be read as another."""
    return bool(_EVERY_OTHER.search(folded))


def in_turn(text: str) -> tuple[str, ...]:
    """The bodies of “luân phiên: A; B; C”, in order."""
    folded = fold(text)
    found = _IN_TURN.search(folded)
    if found is None or len(folded) != len(text):
        return ()
    rest = text[found.end() :].strip(" .")
    parts = tuple(part.strip() for part in re.split(r"\s?;\s?|\s?,\s?", rest) if part.strip())
    return parts if len(parts) > 1 else ()


def place(text: str) -> str:
    folded = fold(text)
    found = _PLACE.search(folded)
    if found is None or len(folded) != len(text):
        return ""
    end = _PLACE_ENDS.search(folded, found.end())
    return text[found.end() : end.start() if end else len(text)].strip(" ,")


def has_days(folded: str) -> bool:
    """Whether the line lists days: a date, or a month with days behind it; the law's own dates do not count."""
    folded = _TAIL.sub("", folded)
    if _LAW.search(folded):
        return False
    if any(found["month"] or found["month2"] or found["month3"] for found in patterns.DATE.finditer(folded)):
        return True
    month = patterns.MONTH.search(folded)
    behind = folded[month.end() :] if month else folded
    return bool(_LISTED.search(behind)) and bool(patterns.IN_LIST.search(patterns.HOURS.sub(" ", behind)))


def only_days(folded: str) -> str:
    return _TAIL.sub("", folded)


def seems_unread(folded: str) -> bool:
    """A line with days in it that nobody understood must not pass in silence."""
    return (
        bool(_MEANT.search(_TAIL.sub("", folded)))
        and not _LAW.search(folded)
        and not patterns.YEAR.search(folded)
    )
