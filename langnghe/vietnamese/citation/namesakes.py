"""Several citations of one text seen together: two documents with one symbol, and numbers that lack theirs."""

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from langnghe.vietnamese.citation.cited import Cited


def told_apart(found: list[Cited]) -> list[Cited]:
    complete = [_completed(cited, found) if cited.symbol is None and cited.date else cited for cited in found]
    by_symbol: dict[str, list[Cited]] = defaultdict(list)
    for cited in complete:
        if cited.symbol:
            by_symbol[cited.symbol].append(cited)
    doubts = {symbol: _doubts(group) for symbol, group in by_symbol.items() if len(group) > 1}
    return [
        replace(cited, warnings=(*cited.warnings, *doubts[cited.symbol]))
        if cited.symbol and doubts.get(cited.symbol)
        else cited
        for cited in complete
    ]


def _completed(bare: Cited, found: list[Cited]) -> Cited:
    """A bare number is the document of the same type, number and date that the text gives in full."""
    same = {
        (one.symbol, one.abbr, one.body, one.system)
        for one in found
        if one.symbol and (one.type, one.number, one.date) == (bare.type, bare.number, bare.date)
    }
    if len(same) != 1:
        return bare
    symbol, abbr, body, system = same.pop()
    return replace(
        bare,
        symbol=symbol,
        abbr=abbr,
        body=body,
        system=system,
        warnings=("ký hiệu lấy từ chỗ khác trong cùng bài",),
    )


def _doubts(group: list[Cited]) -> list[str]:
    doubts = []
    types = sorted({cited.type for cited in group if cited.type})
    days = sorted({cited.date for cited in group if cited.date})
    issuers = sorted({cited.issuer for cited in group if cited.issuer})
    if len(types) > 1:
        doubts.append(f"cùng ký hiệu nhưng khác loại trong bài: {', '.join(types)}")
    if len(days) > 1:
        doubts.append(
            f"cùng ký hiệu nhưng khác ngày trong bài: {', '.join(f'{day:%d/%m/%Y}' for day in days)}"
        )
    # “Tỉnh ủy” and “Ban Thường vụ Tỉnh ủy Thanh Hóa” do not contradict each other.
    if any(one not in other and other not in one for one, other in pairwise(issuers)):
        doubts.append(f"cùng ký hiệu nhưng khác nơi ban hành trong bài: {'; '.join(issuers)}")
    return doubts
