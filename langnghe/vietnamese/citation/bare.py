"""Numbers without a symbol: “Nghị định 61 ngày 12-3-2008”; and the first numbers of “số 31, số 32-QĐ/TW”."""

import re

from langnghe.vietnamese.citation import kinds
from langnghe.vietnamese.citation.after import after
from langnghe.vietnamese.citation.before import before
from langnghe.vietnamese.citation.symbols import Symbol

# What goes on behind the figures makes them part of something else: a symbol, a share, a longer number.
NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<n>\d{1,5})(?P<suffix>[a-zđ])?(?=[\s,;:.)(])(?!\s{0,2}/|\s{0,2}-\s?[\dA-ZĐ]|[.,]\d)"
)
_LISTED = re.compile(r"(\d{1,5})([a-zđ])?\s{0,2}(?:,|;|và|,\s?và)\s{1,2}(?:số\s{1,2})?\Z", re.IGNORECASE)
_LAST_WORDS = kinds.LAST_WORDS | {"số", "số:"}
_COUNTS = (
    "luật",
    "bộ luật",
    "dự án",
    "đề án",
    "chương trình",
    "phương án",
    "hợp đồng",
    "báo cáo",
    "bản",
    "giấy mời",
    "thông báo",
)
_MOST_LISTED = 6


def may_be_bare(text: str, at: int) -> bool:
    """A look at the word before spares most numbers the rest."""
    words = text[max(0, at - 14) : at].lower().split()
    return bool(words) and words[-1] in _LAST_WORDS


def read_bare(text: str, match: re.Match[str]) -> Symbol | None:
    """A spelled type and “số”, a date or an issuer; a type and a number alone may be a count of something."""
    seen = before(text, match.start(), is_law=False)
    follows = after(text, match.end())
    if seen.type is None or (seen.type == kinds.ANY_TYPE and not follows.has_date):
        return None
    speaks = seen.has_number_word or follows.day or (follows.issuer and seen.type not in _COUNTS)
    return _without_symbol(match) if speaks else None


def _without_symbol(match: re.Match[str]) -> Symbol:
    return Symbol(
        match.start(), match.end(), match["n"], match["suffix"], None, None, None, None, "", certain=True,
        warnings=("không ghi ký hiệu: chưa xác định văn bản",),
    )  # fmt: skip


def listed_before(text: str, symbol: Symbol) -> list[Symbol]:
    """“số 31, số 32-QĐ/TW”: the numbers before share the symbol, if “số” or a type opens the list."""
    numbers: list[Symbol] = []
    at = symbol.start
    while len(numbers) < _MOST_LISTED:
        found = _LISTED.search(text, max(0, at - 24), at)
        if found is None or text[found.start() - 1 : found.start()] in tuple("/-.,0123456789"):
            break
        numbers.append(_sharing(found, symbol))
        at = found.start()
    if not numbers or not _opens(text, at):
        return []
    return numbers[::-1]


def _opens(text: str, at: int) -> bool:
    seen = before(text, at, is_law=False)
    return seen.has_number_word or seen.type is not None


def _sharing(found: re.Match[str], symbol: Symbol) -> Symbol:
    figures = found[1] + (found[2] or "")
    tail = symbol.written[len(symbol.figures) :]
    return Symbol(
        found.start(), found.end(2) if found[2] else found.end(1), found[1], found[2], symbol.year, symbol.abbr,
        symbol.body, symbol.system, figures + tail, certain=True,
        warnings=(f"ký hiệu lấy từ số {symbol.figures} đứng sau",),
    )  # fmt: skip
