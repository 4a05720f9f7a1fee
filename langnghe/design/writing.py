"""Numbers, dates and days left, as Vietnamese writes them (English only swaps the separators and the words)."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _

SOON = 5
WEEKDAYS = [
    gettext_noop("thứ Hai"), gettext_noop("thứ Ba"), gettext_noop("thứ Tư"), gettext_noop("thứ Năm"),
    gettext_noop("thứ Sáu"), gettext_noop("thứ Bảy"), gettext_noop("Chủ nhật"),
]  # fmt: skip


def number(value: float | Decimal | str | None) -> str:
    """1166 → 1.166 and 82.5 → 82,5; what is not a number stays as it is."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    written = f"{value:,}" if isinstance(value, int) else _trimmed(f"{value:,.2f}")
    if get_language() == "en":
        return written
    return written.translate(str.maketrans(",.", ".,"))


def _trimmed(written: str) -> str:
    return written.rstrip("0").rstrip(".")


def short_date(value: Any) -> str:
    """03/4/2026: days below ten and the first two months take a zero, as the rules on official papers have it."""
    day = _day(value)
    if day is None:
        return ""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)  # noqa: PLR2004 - January and February
    return f"{day.day:02d}/{month}/{day.year}"


def long_date(value: Any) -> str:
    """thứ Sáu 03/4/2026"""
    day = _day(value)
    return _long_date(day, get_language()) if day else ""


@lru_cache(maxsize=4096)
def _long_date(day: date, _language: str | None) -> str:
    return f"{_(WEEKDAYS[day.weekday()])} {short_date(day)}"


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value if isinstance(value, date) else None


def left(deadline_on: date, *, on: date, working: int | None, done_on: date | None) -> tuple[str, str]:
    """The tone and the words of a deadline on a day."""
    if done_on is not None:
        return _closed((done_on - deadline_on).days)
    days = (deadline_on - on).days
    if days < 0:
        return "late", ngettext("quá hạn %(n)s ngày", "quá hạn %(n)s ngày", -days) % {"n": number(-days)}
    if days == 0:
        return "soon", _("hết hạn hôm nay")
    if working is not None:
        words = ngettext("còn %(n)s ngày làm việc", "còn %(n)s ngày làm việc", working) % {
            "n": number(working)
        }
        return ("soon" if working <= SOON else "flat"), words
    return ("soon" if days <= SOON else "flat"), ngettext("còn %(n)s ngày", "còn %(n)s ngày", days) % {
        "n": number(days)
    }


def _closed(days_after: int) -> tuple[str, str]:
    if days_after <= 0:
        return "done", _("đúng hạn")
    return "late", ngettext("chậm %(n)s ngày", "chậm %(n)s ngày", days_after) % {"n": number(days_after)}
