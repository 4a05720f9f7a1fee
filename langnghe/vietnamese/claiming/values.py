"""What the digits and words of one figure are worth."""

import re
from decimal import Decimal

from langnghe.vietnamese.claiming.spoken import read_words
from langnghe.vietnamese.numerals import MOST_DIGITS, read_digits
from langnghe.vietnamese.qualifiers import further_after, scale_after

_DECIMALS = re.compile(r"\d{1,3}[.,]\d{1,6}")


def read_percent(figures: str) -> int | Decimal | None:
    """85,125 % has three decimals; 85.125 people are thousands."""
    if figures.isdigit():
        return int(figures) if len(figures) < 7 else None
    if _DECIMALS.fullmatch(figures):
        return Decimal(figures.replace(",", "."))
    read = read_digits(figures)
    return read[0] if read else None


def read_count(figures: str) -> int | Decimal | None:
    """1.166 and 1 166 are thousands; 1,5 is not."""
    if figures.isdigit() and len(figures) <= MOST_DIGITS:
        return int(figures)
    read = read_digits(figures.replace(" ", "."))
    return read[0] if read else None


def scaled(text: str, at: int, value: int | Decimal) -> tuple[int, int | Decimal]:
    """Where the scales after a number end (2 tỷ 500 triệu), and what the number is worth with them."""
    end, scale = scale_after(text, at)
    if scale == 1:
        return at, value
    end, added = further_after(text, end, scale)
    total = value * scale + added
    return end, int(total) if total == int(total) else total


def misspelled(spelled: str, value: int | Decimal) -> tuple[str, ...]:
    """“05 (năm) vụ”: the words repeat the figures."""
    words = read_words(spelled.lower().split())
    return () if words is None or words == value else (f"bằng số là {value}, bằng chữ là {words}",)
