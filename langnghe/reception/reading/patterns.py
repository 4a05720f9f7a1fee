"""How notices write days, weekdays, hours, weeks and what happens on a day off; all on folded text."""

import re
from datetime import time

from langnghe.lawbook import RollPolicy
from langnghe.reception.reading.model import Hours

LAST_HOUR, LAST_MINUTE = 23, 59
SHORT, CENTURY = 2, 2000
_COUNT = {
    "mot": 1, "nhat": 1, "dau": 1, "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12, "cuoi": -1,
}  # fmt: skip
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
WEEKDAY = re.compile(
    r"\b(?:thu\s(hai|ba|tu|nam|sau|bay)\b(?!\s20\d\d)|thu\s?([2-7])\b|t([2-7])\b|(chu nhat|cn)\b)"
)
WEEK = re.compile(r"(?<!hang )(?<!moi )\btuan\s(?:le\s)?(?:thu\s)?(nhat|mot|hai|ba|tu|nam|dau|cuoi|[1-5])\b")
MORE_WEEKS = re.compile(r"\s?(?:,|va|;|&)\s?(?:thu\s)?(nhat|mot|hai|ba|tu|nam|cuoi|[1-5])\b(?!\s?hang tuan)")
EVERY_WEEK = re.compile(r"\b(?:hang|moi)\stuan\b|\btrong tuan\b|\b1 ngay/tuan\b")
EVERY_MONTH = re.compile(r"\b(?:hang|moi)\sthang\b|\bcua (?:cac )?thang\b|\btrong thang\b")
MONTH = re.compile(
    r"\bthang\s(?P<month>\d{1,2}|gieng|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi mot|muoi hai|muoi|chap)\b"
    r"(?:(?:\s?[/-]\s?|,?\snam\s)(?P<year>20\d\d))?"
)
SHORT_MONTH = re.compile(r"^(?:thang\s?|t\s?)?(?P<month>\d{1,2})(?:\s?[/-]\s?(?P<year>20\d\d))?$")
YEAR = re.compile(r"\bnam\s(20\d\d)\b|(?:quy [iv]+|quy [1-4])\s?[/-]\s?(20\d\d)\b")
DATE = re.compile(
    r"\b(?P<day>\d{1,2})(?:\s?/\s?(?P<month>\d{1,2})(?:\s?/\s?(?P<year>20\d\d|[23]\d))?"
    r"|(?P<sign>[.-])(?P<month3>\d{1,2})(?P=sign)(?P<year3>20\d\d)"
    r"|\sthang\s(?P<month2>\d{1,2}|(?:gieng|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi mot|muoi hai|muoi|chap)(?=,?\snam\s20))(?:(?:,?\snam\s|\s?/\s?)(?P<year2>20\d\d))?)(?!\d)"
)
IN_LIST = re.compile(r"(?<![\d/])(?P<day>\d{1,2})(?![\d/]|\s?/\s?\d)")
BETWEEN = re.compile(r"(?:tu (?:ngay )?)?\b(\d{1,2})\s?(?:-|den(?: het)?(?: ngay)?)\s?(\d{1,2})\b")
# “02, 09, 16 và 23/7/2026”: the days before a date share its month; “phòng số 3, ngày 15/7” is not such a day.
BEFORE = re.compile(r"(?:(?<![\d/.])\b\d{1,2}\s?(?:,|;|&|\bva\b)\s?(?:ngay\s)?)+$")
NO_DAY = re.compile(r"\b(?:so|phong|quy|tang|thang|tuan|lan|khu|to|thon|nha)\s?$")
TO = re.compile(r"\s?(?:-|den|den het|toi)\s?(?:ngay\s)?")
FIRST = re.compile(r"(?<![\d/.])\b(\d{1,2})\s?(?:-|den(?: het)?)\s?(?:ngay\s)?$")
OR = re.compile(r"\bhoac\b")
_CLOCK = r"(\d{1,2})\s?(?:h|gio|g|:)\s?(?:(\d{2})(?:\s?(?:phut|p|'))?)?"
HOURS = re.compile(rf"(?:tu\s)?{_CLOCK}\s?(?:-|den|toi)\s?{_CLOCK}")
SEASON = re.compile(r"\bmua (?:he|dong)\b")
DAY_OFF = re.compile(
    r"[(,;]?\s?(?:(?:neu|truong hop|khi)\s)?(?:cac\s)?(?:(?:ngay|lich)\s)?(?:tiep(?: cong dan| dan)?\s)?"
    r"(?:trung|roi)\s(?:vao\s|voi\s)?[^.]{0,60}?(?:ngay nghi|nghi|ngay le|thu bay|chu nhat)[^.]*"
)
_ROLLS = (
    (re.compile(r"ngay lam viec[^.]{0,40}(?:trong|cua|cung) (?:cung )?thang"), RollPolicy.NEXT_WORKING_DAY_SAME_MONTH),
    (re.compile(r"thu ba[^.]{0,12}(?:tuan|ke tiep|tiep theo|sau)"), RollPolicy.NEXT_TUESDAY),
    (re.compile(r"ngay lam viec gan nhat"), RollPolicy.NEAREST_WORKING_DAY),
    (re.compile(r"khong (?:to chuc )?tiep|nghi tiep|\bbo\b"), RollPolicy.SKIP),
    (re.compile(r"(?:ngay )?(?:lam viec )?(?:lien ke|ke tiep|tiep theo|sau do|hom sau)|ngay lam viec sau"), RollPolicy.NEXT_WORKING_DAY),
)  # fmt: skip


def number(word: str) -> int:
    return int(word) if word.isdigit() else _COUNT[word]


def year_number(written: str) -> int:
    return int(written) if len(written) > SHORT else CENTURY + int(written)


def weekdays(folded: str) -> list[int]:
    """Every weekday named, Monday being 0."""
    return [_weekday(match) for match in WEEKDAY.finditer(folded)]


def _weekday(match: re.Match[str]) -> int:
    word, figure, short, sunday = match.groups()
    if sunday:
        return 6
    return _WEEKDAYS[word] if word else int(figure or short) - 2


def weeks(folded: str) -> list[int]:
    """Which weeks of the month: “tuần thứ hai và thứ tư” is 2 and 4, “tuần cuối” is -1."""
    found: list[int] = []
    for match in WEEK.finditer(folded):
        found.append(number(match[1]))
        at = match.end()
        while more := MORE_WEEKS.match(folded, at):
            found.append(number(more[1]))
            at = more.end()
    return found


def without_weeks(folded: str) -> str:
    """The text without the weeks it names, so that “tuần thứ hai” is not read as a Monday."""
    while match := WEEK.search(folded):
        end = match.end()
        while more := MORE_WEEKS.match(folded, end):
            end = more.end()
        folded = folded[: match.start()] + " " + folded[end:]
    return folded


def hours(folded: str) -> tuple[Hours, ...]:
    """Every span of hours that a clock can show."""
    found = []
    for match in HOURS.finditer(folded):
        first, minutes, last, more = (int(part or 0) for part in match.groups())
        if first < last <= LAST_HOUR and max(minutes, more) <= LAST_MINUTE:
            found.append((time(first, minutes), time(last, more)))
    return tuple(found)


def roll(folded: str) -> RollPolicy | None:
    """What the notice says of a day off; `None` when it says it in words that are not known."""
    return next((policy for pattern, policy in _ROLLS if pattern.search(folded)), None)
