"""Numbers as Vietnamese writes them: 1.166; 1,5; hơn 300; and in words."""

import re
from dataclasses import dataclass
from decimal import Decimal

QUALIFIERS = {
    "hơn": "more_than", "trên": "more_than", "quá": "more_than",
    "ít nhất": "at_least", "tối thiểu": "at_least", "không dưới": "at_least",
    "gần": "less_than", "dưới": "less_than", "chưa đến": "less_than",
    "khoảng": "about", "chừng": "about", "xấp xỉ": "about",
}  # fmt: skip
NUMBER = re.compile(r"(?<![\w.,/-])(?P<q>(?:hơn|trên|quá|ít nhất|tối thiểu|không dưới|gần|dưới|chưa đến|khoảng|chừng|xấp xỉ)\s+)?(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?![\d/]|[.,-]\d)", re.IGNORECASE)  # fmt: skip
DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()
GROUPS = ["", "nghìn", "triệu"]


@dataclass(frozen=True)
class FoundNumber:
    """A number in a text: span of the whole with its qualifier, the value, and what qualifies it."""

    span: tuple[int, int]
    text: str
    value: int | Decimal
    qualifier: str


class NotANumber(ValueError):
    """The text is not a number."""


def parse_number(text: str) -> int | Decimal:
    """1.166 and 1,166 are a thousand; 1,5 and 1.5 one and a half; one separator before three digits is thousands."""
    bare = text.strip()
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare):
        bare = bare.replace(",", "")
    elif re.fullmatch(r"-?\d+(?:[.,]\d+)?", bare):
        bare = bare.replace(",", ".")
    else:
        raise NotANumber(f"«{text}» không phải là số. / “{text}” is not a number.")
    return Decimal(bare) if "." in bare else int(bare)


def format_number(number: int | Decimal) -> str:
    """1166 → 1.166; 1.5 → 1,5."""
    whole, _, part = f"{number:,}".partition(".")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def find_numbers(text: str) -> list[FoundNumber]:
    return [_found(match) for match in NUMBER.finditer(text)]


def _found(match: re.Match[str]) -> FoundNumber:
    qualifier = QUALIFIERS.get(" ".join((match["q"] or "").lower().split()), "exact")
    return FoundNumber(match.span(), match.group(), parse_number(match["n"]), qualifier)


def number_in_words(number: int) -> str:
    """Any whole number: 1.250.015 → một triệu hai trăm năm mươi nghìn không trăm mười lăm."""
    if number < 0:
        return "âm " + number_in_words(-number)
    if number < 1000:
        return _hundreds(number, leading=True)
    billions, rest = divmod(number, 10**9)
    words = [number_in_words(billions), "tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words += [_hundreds(group, leading=not words), GROUPS[power]]
    return " ".join(word for word in words if word)


def _hundreds(number: int, *, leading: bool) -> str:
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    words = [DIGITS[hundreds], "trăm"] if hundreds or not leading else []
    if tens > 1:
        words += [DIGITS[tens], "mươi"]
    elif tens == 1:
        words += ["mười"]
    elif ones and words:
        words += ["linh"]
    if ones or not words:
        words.append(_ones(tens, ones))
    return " ".join(words)


def _ones(tens: int, ones: int) -> str:
    if tens > 1 and ones == 1:
        return "mốt"
    return "lăm" if tens and ones == 5 else DIGITS[ones]


def money_in_words(dong: int) -> str:
    words = number_in_words(dong)
    return f"{words[0].upper()}{words[1:]} đồng"
