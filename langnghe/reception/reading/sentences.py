"""Sentences of a notice: standing rules, bodies in turn, places, and lines that only seem to say nothing."""

import re

from langnghe.lawbook import Monthly, Nth, Weekly
from langnghe.reception.reading import dated, patterns, receivers
from langnghe.reception.reading.model import PlainRule
from langnghe.vietnamese import fold
from langnghe.vietnamese.written_dates import may_exist

LONG_MONTH = 1

_PLACE = re.compile(
    r"\bdia diem(?: tiep(?: cong dan| dan)?)?\s?:\s?|\bnoi tiep(?: cong dan| dan)?\s?:\s?|\btai (?=(?:phong|tru so|hoi truong|nha van hoa|ban tiep|dia diem)\b)"
)
_PLACE_ENDS = re.compile(r"[;|]|\.(?=\s|$)|,?\s(?:tu (?:ngay )?\d|vao|ngay \d|thoi gian)|$")
_IN_TURN = re.compile(r"\bluan phien\b[^:]*:?\s?")
_PARTS = re.compile(r"\s?(?:;|,|\bva\b)\s?")
_LISTED = re.compile(r"\bngay\b|\bcac ngay\b|:")
_MEANT = re.compile(r"\b(?:ngay|thu|tuan|thang)\b.*\d|\d.*\b(?:ngay|thu|tuan)\b|\bhang (?:tuan|thang)\b")
_LAW = re.compile(
    r"\b(?:luat|nghi dinh|quyet dinh|thong tu|cong van|ke hoach|quy dinh|can cu|niem yet|hieu luc)\b"
    r"|\bso:?\s?[\d.…]*\s?(?:/\s?\d{4}\s?)?/\s?[a-z]{2}"
)
_PREAMBLE = re.compile(r"^[\s\-+*•\d.]*(?:can cu|thuc hien|theo|xet)\b")
_CHANGED = re.compile(
    r"\b(?:chuyen|doi)\b.{0,80}\bsang\b|\b(?:tam hoan|tam dung|(?:hoan|huy) (?:lich|buoi))\b"
)
_EDGE_OF_MONTH = re.compile(
    r"\bngay (?:lam viec )?(?:dau|cuoi)\b|\b(?:dau|cuoi|giua) (?:hang )?thang\b(?!\s\d)"
)
_EXCEPT = re.compile(r"\b(?:ngoai tru|tru (?:cac )?(?:ngay|thu|tuan|thang))\b")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*|[a-hA-H]|[IVX]+)[.)]\s*(?=[^\W\d])")
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
    """Every other week, the first working day, exceptions: what has no rule here and must not be read as another."""
    edge = "tiep" in folded and _EDGE_OF_MONTH.search(folded)
    return bool(_EVERY_OTHER.search(folded) or _EXCEPT.search(folded) or edge)


def unnumbered(text: str) -> str:
    """“2. Địa điểm: …” without the number of the item, which is no day."""
    return _NUMBERED.sub("", text)


def changed(folded: str) -> bool:
    """A line that moves or calls off a session: a change of a schedule, not a schedule."""
    return bool(_CHANGED.search(folded)) and (has_days(folded) or bool(rules(folded)))


def lists_days(folded: str) -> bool:
    """“Thứ Năm hằng tuần (02, 09, 16/7/2026)”: the days themselves are named, the rule only explains them."""
    found = dated.whole_dates(patterns.WEEKDAY.sub(lambda one: "#" * len(one[0]), folded), None)
    days = sum(1 + len(one.before) for one in found if not one.first)
    return days > 1


def clauses(text: str) -> list[str]:
    """“Sáng thứ Hai: Chủ tịch; chiều thứ Tư: Phó Chủ tịch” is two plans, each with its receiver and its days."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    each = [(receivers.in_text(part), fold(part)) for part in parts]
    whole = all(who and (rules(folded) or has_days(folded)) for who, folded in each)
    return parts if len(parts) > 1 and whole else [text]


def in_turn(text: str) -> tuple[str, ...]:
    """The bodies of “luân phiên: A; B; C”, in order."""
    folded = fold(text)
    found = _IN_TURN.search(folded)
    if found is None or len(folded) != len(text):
        return ()
    rest = text[found.end() :].strip(" .")
    parts = tuple(part.strip() for part in re.split(r"\s?;\s?|\s?,\s?", rest) if part.strip())
    return parts if len(parts) > 1 else ()


def places(text: str) -> list[str]:
    """Every place that a line names, in order."""
    folded = fold(text)
    found = _PLACE.search(folded)
    named: list[str] = []
    while found is not None and len(folded) == len(text):
        end = _PLACE_ENDS.search(folded, found.end())
        until = end.start() if end else len(text)
        named.append(text[found.end() : until].strip(" ,"))
        found = _PLACE.search(folded, max(until, found.end()))
    return named


def cites(folded: str) -> bool:
    """A line about a text or its posting: its dates and places are not those of a session."""
    return bool(_LAW.search(folded))


def has_days(folded: str) -> bool:
    """Whether the line lists days: a date, or a month with days behind it; the law's own dates do not count."""
    folded = only_days(folded)
    if _LAW.search(folded):
        return False
    if any(found["month"] or found["month2"] or found["month3"] for found in patterns.DATE.finditer(folded)):
        return True
    month = patterns.MONTH.search(folded)
    behind = folded[month.end() :] if month else folded
    return bool(_LISTED.search(behind)) and bool(patterns.IN_LIST.search(patterns.HOURS.sub(" ", behind)))


def only_days(folded: str) -> str:
    """Without the telephone numbers at the end and without the places, whose numbers are no days."""
    folded = _TAIL.sub("", folded)
    while found := _PLACE.search(folded):
        end = _PLACE_ENDS.search(folded, found.end())
        folded = folded[: found.start()] + " # " + folded[end.start() if end else len(folded) :]
    return folded


def seems_unread(folded: str) -> bool:
    """A line with days in it that nobody understood must not pass in silence."""
    folded = _TAIL.sub("", folded)
    if cites(folded) or patterns.YEAR.search(folded):
        return False
    return bool(_MEANT.search(folded))


def unclear(folded: str) -> bool:
    return unknown(folded) or changed(folded) or hidden_days(folded)


def hidden_days(folded: str) -> bool:
    """A line that cites a text and still says that somebody receives on a day: neither read nor passed over."""
    tells = "tiep cong dan" in folded and patterns.DATE.search(folded) and receivers.in_text(folded)
    return cites(folded) and bool(tells) and not _PREAMBLE.match(folded)
