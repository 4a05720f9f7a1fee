"""Official documents cited in running text: the grammar of Party and State numbers, never inventing one."""

from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from operator import attrgetter

from langnghe.vietnamese.citation.bare import NUMBER, listed_before, may_be_bare, read_bare
from langnghe.vietnamese.citation.cited import Cited
from langnghe.vietnamese.citation.issuers import in_old_tones
from langnghe.vietnamese.citation.namesakes import told_apart
from langnghe.vietnamese.citation.reading import Read, read
from langnghe.vietnamese.citation.symbols import FIGURES, Symbol, read_symbol
from langnghe.vietnamese.plain import Plain, plain

__all__ = ["Cited", "cite"]

_ORDER = attrgetter("start")


def cite(text: str) -> list[Cited]:
    """Every document cited in a text, in order; spans are places in the text as given."""
    source = plain(text)
    source = replace(source, text=in_old_tones(source.text))
    return told_apart(list(_cited(source)))


def _cited(source: Plain) -> Iterator[Cited]:
    last: Read | None = None
    for symbol in _symbols(source.text):
        found = read(source, symbol, last)
        if found is not None:
            last = found
            yield found.cited


def _symbols(text: str) -> Iterator[Symbol]:
    """In order; a number that shares the symbol of a later one is not read as a bare one too."""
    with_symbols = [symbol for match in FIGURES.finditer(text) if (symbol := read_symbol(text, match))]
    listed = [one for symbol in with_symbols for one in listed_before(text, symbol)]
    taken = {symbol.start for symbol in (*with_symbols, *listed)}
    bare = [
        symbol
        for match in NUMBER.finditer(text)
        if match.start() not in taken
        and may_be_bare(text, match.start())
        and (symbol := read_bare(text, match))
    ]
    return merge(with_symbols, listed, bare, key=_ORDER)
