"""Morning and afternoon: which half of the day a line means, and which of the hours are of that half."""

import re
from datetime import time
from enum import StrEnum

from langnghe.reception.reading.model import Hours, Option
from langnghe.vietnamese import normalise

NOON = time(12)
KEEP = "keep"
# Hours that offices keep in the afternoon; a person chooses, nothing is assumed.
USUAL = ((time(13, 30), time(16, 30)), (time(13, 30), time(17, 0)), (time(14, 0), time(17, 0)))


class Half(StrEnum):
    NEITHER = ""
    MORNING = "morning"
    AFTERNOON = "afternoon"
    BOTH = "both"


def _named(word: str) -> re.Pattern[str]:
    """The word where it means the time of day, not the name of a person who is called so."""
    ahead = r"(?:^|[|\t,;:(–-]|\bbuổi|\bvà|\b\d\.)\s*"
    return re.compile(rf"{ahead}{word}\b|\b{word}\s(?:thứ|ngày|hằng|hàng|từ|\d)")


_MORNING, _AFTERNOON = _named("sáng"), _named("chiều")


def named(text: str) -> Half:
    lowered = normalise(text).lower()
    morning, afternoon = bool(_MORNING.search(lowered)), bool(_AFTERNOON.search(lowered))
    if morning and afternoon:
        return Half.BOTH
    return Half.MORNING if morning else Half.AFTERNOON if afternoon else Half.NEITHER


def of_half(half: Half, hours: tuple[Hours, ...]) -> tuple[Hours, ...]:
    """The hours of that half; all of them where the line names no single half."""
    if half == Half.MORNING:
        return tuple(one for one in hours if one[0] < NOON)
    if half == Half.AFTERNOON:
        return tuple(one for one in hours if one[0] >= NOON)
    return hours


def shown(hours: Hours) -> str:
    return f"{hours[0]:%H:%M}-{hours[1]:%H:%M}"


def options() -> tuple[Option, ...]:
    return (*(Option(shown(one), words=shown(one)) for one in USUAL), Option(KEEP))
