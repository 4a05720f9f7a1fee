"""What follows a number: marks of footnotes, the date, the issuer."""

import re
from datetime import date
from typing import NamedTuple

from langnghe.vietnamese.citation.issuers import ISSUER, shown
from langnghe.vietnamese.dates import date_at

_FOOTNOTE = re.compile(r"\s?\[\d{1,3}\]|\(\d{1,2}\)|[\u00b9\u00b2\u00b3\u2070-\u2079*†]{1,3}")
_DAY = re.compile(r"\s{0,2}[,(]?\s{0,2}(?:(?:được\s)?(?:ký|ban\shành)\s{1,2})?ngày\s{1,3}", re.IGNORECASE)
_OF = re.compile(r"\s{0,2}[,(]?\s{1,2}(?:do|của)\s{1,2}|\s{0,2}\((?:của)\s{1,2}", re.IGNORECASE)
_LONGEST_ISSUER = 140


class After(NamedTuple):
    """Where the citation ends, and what the words after its number say."""

    end: int
    day: date | None = None
    has_date: bool = False
    issuer: str | None = None
    warnings: tuple[str, ...] = ()


def after(text: str, at: int) -> After:
    """Date and issuer in either order, each at most once."""
    mark = _FOOTNOTE.match(text, at)
    found = After(at)
    place = mark.end() if mark else at
    for _ in range(2):
        if not found.has_date:
            found = _dated(text, place, found)
            place = max(place, found.end)
        if found.issuer is None:
            found = _issued(text, place, found)
            place = max(place, found.end)
    return found


def _dated(text: str, at: int, found: After) -> After:
    word = _DAY.match(text, at)
    if word is None:
        return found
    day = date_at(text, word.end())
    if day is None:
        return found
    warning = day.warning or ("" if day.date else "ngày không ghi năm")
    return After(
        day.span[1], day.date, True, found.issuer, (*found.warnings, *([warning] if warning else []))
    )


def _issued(text: str, at: int, found: After) -> After:
    word = _OF.match(text, at)
    if word is None:
        return found
    issuer = ISSUER.match(text, word.end(), word.end() + _LONGEST_ISSUER)
    if issuer is None:
        return found
    return After(issuer.end(), found.day, found.has_date, shown(issuer[0]), found.warnings)
