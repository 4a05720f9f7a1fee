"""One symbol and the words round it become one citation."""

import re
from dataclasses import dataclass

from langnghe.vietnamese.citation import kinds
from langnghe.vietnamese.citation.after import After, after
from langnghe.vietnamese.citation.before import Before, before
from langnghe.vietnamese.citation.cited import Cited
from langnghe.vietnamese.citation.issuers import disagreement
from langnghe.vietnamese.citation.symbols import Symbol
from langnghe.vietnamese.plain import Plain

AMENDMENT = "văn bản sửa đổi, bổ sung hoặc thay thế; không phải căn cứ mới"
_LONGEST_JOINT = 16
_JOINED = re.compile(r"\s{0,2}(?:[,;]|và|hoặc|,\s?và)\s{1,2}(?:các\s)?", re.IGNORECASE)


@dataclass(frozen=True)
class Read:
    """A citation, and the place in the plain text where it ends."""

    cited: Cited
    end: int


def read(source: Plain, symbol: Symbol, last: Read | None) -> Read | None:
    """None where neither the symbol nor a type before it makes a citation."""
    is_law = symbol.abbr is None and symbol.year is not None
    seen = before(source.text, symbol.start, is_law=is_law)
    if not _is_cited(symbol, seen):
        return None
    is_near = last is not None and seen.start - last.end < _LONGEST_JOINT
    left = last.cited if last and is_near and _JOINED.fullmatch(source.text, last.end, seen.start) else None
    follows = after(source.text, symbol.end)
    issuer = follows.issuer or seen.issuer
    # A semicolon ends what amends: the next document of the list is a basis of its own.
    amended = left if last and ";" not in source.text[last.end : seen.start] else None
    end = max(symbol.end, follows.end)
    span = source.span(seen.start, end)
    type_name, doubts = _type(symbol, seen, left)
    cited = Cited(
        span, source.given[slice(*span)], type_name, symbol.number, symbol.suffix, symbol.year, symbol.abbr, symbol.body,
        symbol.system, symbol.written or None, follows.day, issuer, seen.provision,
        (*symbol.warnings, *doubts, *_doubts(source.text, symbol, seen, follows, amended), *follows.warnings),
    )  # fmt: skip
    return Read(cited, end)


def _is_cited(symbol: Symbol, seen: Before) -> bool:
    if symbol.certain or seen.type:
        return True
    return symbol.abbr is None and seen.has_number_word and symbol.has_drafter


def _type(symbol: Symbol, seen: Before, left: Cited | None) -> tuple[str | None, list[str]]:
    """The spelled type beats the abbreviation; the body says what the abbreviation means."""
    meant = kinds.types_of(symbol.abbr, of_party=symbol.system == "party")
    if seen.type and seen.type != kinds.ANY_TYPE:
        differs = meant and seen.type not in meant
        warning = f"loại ghi bằng chữ khác ký hiệu {symbol.abbr}"
        return kinds.capitalised(seen.type), [warning] if differs else []
    if left and left.abbr == symbol.abbr and left.system == symbol.system and left.type:
        return left.type, []
    if not meant:
        return None, []
    is_open = symbol.system == "party" and symbol.abbr in {"QĐ", "TTr"}
    return kinds.capitalised(meant[0]), [f"{symbol.abbr} có thể là {' hoặc '.join(meant)}"] if is_open else []


def _doubts(text: str, symbol: Symbol, seen: Before, follows: After, amended: Cited | None) -> list[str]:
    doubts = []
    before_it = text[symbol.start - 1 : symbol.start]
    if before_it and (before_it.isalnum() or before_it in "./-"):
        doubts.append("có ký tự dính liền trước số")
    if symbol.year and follows.day and follows.day.year != symbol.year:
        doubts.append(f"năm trong số hiệu ({symbol.year}) khác năm ban hành ({follows.day.year})")
    issuer = follows.issuer or seen.issuer
    if issuer and symbol.system != "joint" and (doubt := disagreement(issuer, symbol.body)):
        doubts.append(doubt)
    if seen.is_amendment or (amended and AMENDMENT in amended.warnings):
        doubts.append(AMENDMENT)
    return doubts
