"""Numbers and money in words, as a receipt or a decision spells them."""

from decimal import Decimal

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9
_SCALES = ("triệu", "nghìn", "")


def number_in_words(number: int | Decimal, *, zero_tens: str = "linh", thousand: str = "nghìn") -> str:
    """1.250.015 is một triệu hai trăm năm mươi nghìn không trăm mười lăm; the South says lẻ and ngàn."""
    if number < 0:
        return "âm " + number_in_words(-number, zero_tens=zero_tens, thousand=thousand)
    whole, _, part = f"{number:f}".partition(".")
    words = _whole(int(whole), zero_tens)
    if part.strip("0"):
        words += ["phẩy", *_after_comma(part.rstrip("0"), zero_tens)]
    return " ".join(thousand if word == "nghìn" else word for word in words)


def money_in_words(dong: int) -> str:
    """The sum for the line “Bằng chữ”, beginning with a capital."""
    words = f"{number_in_words(dong)} đồng"
    return words[0].upper() + words[1:]


def _whole(number: int, zero_tens: str) -> list[str]:
    billions, rest = divmod(number, _BILLION)
    words = [*_whole(billions, zero_tens), "tỷ"] if billions else []
    for place, scale in enumerate(_SCALES):
        group = rest // 1000 ** (2 - place) % 1000
        if group:
            words += [*_group(group, zero_tens, leading=not words), *scale.split()]
    return words or ["không"]


def _group(number: int, zero_tens: str, *, leading: bool) -> list[str]:
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    # Inside a number the hundreds are always said: “một nghìn không trăm linh năm”.
    words = [DIGITS[hundreds], "trăm"] if hundreds or not leading else []
    if tens > 1:
        words += [DIGITS[tens], "mươi"]
    elif tens == 1:
        words += ["mười"]
    elif ones and words:
        words += [zero_tens]
    return words + ([_ones(tens, ones)] if ones else [])


def _ones(tens: int, ones: int) -> str:
    if tens > 1 and ones == 1:
        return "mốt"
    return "lăm" if tens and ones == 5 else DIGITS[ones]


def _after_comma(part: str, zero_tens: str) -> list[str]:
    zeros = len(part) - len(part.lstrip("0"))
    return [DIGITS[0]] * zeros + _whole(int(part), zero_tens)
