"""The Vietnamese language as plain Python: text, numbers, dates, periods, old encodings, citations, claims."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langnghe.vietnamese.dates import find_dates as find_dates
    from langnghe.vietnamese.dates import format_date as format_date
    from langnghe.vietnamese.dates import long_date as long_date
    from langnghe.vietnamese.dates import parse_date as parse_date
    from langnghe.vietnamese.dates import weekday_name as weekday_name
    from langnghe.vietnamese.encodings import convert as convert
    from langnghe.vietnamese.encodings import decode as decode
    from langnghe.vietnamese.encodings import detect as detect
    from langnghe.vietnamese.errors import LanguageError as LanguageError
    from langnghe.vietnamese.errors import UndecodableBytes as UndecodableBytes
    from langnghe.vietnamese.letters import FOLD_TABLE as FOLD_TABLE
    from langnghe.vietnamese.marks import accents as accents
    from langnghe.vietnamese.marks import accents_lines as accents_lines
    from langnghe.vietnamese.numbers import find_numbers as find_numbers
    from langnghe.vietnamese.numbers import format_number as format_number
    from langnghe.vietnamese.numbers import parse_number as parse_number
    from langnghe.vietnamese.periods import find_periods as find_periods
    from langnghe.vietnamese.periods import parse_period as parse_period
    from langnghe.vietnamese.sorting import sort_key as sort_key
    from langnghe.vietnamese.sql import fold_sql as fold_sql
    from langnghe.vietnamese.text import Tones as Tones
    from langnghe.vietnamese.text import fold as fold
    from langnghe.vietnamese.text import normalise as normalise
    from langnghe.vietnamese.words import money_in_words as money_in_words
    from langnghe.vietnamese.words import number_in_words as number_in_words

_HOMES = {
    "dates": ("find_dates", "format_date", "long_date", "parse_date", "weekday_name"),
    "encodings": ("convert", "decode", "detect"),
    "errors": ("LanguageError", "UndecodableBytes"),
    "sql": ("fold_sql",),
    "letters": ("FOLD_TABLE",),
    "marks": ("accents", "accents_lines"),
    "numbers": ("find_numbers", "format_number", "parse_number"),
    "periods": ("find_periods", "parse_period"),
    "sorting": ("sort_key",),
    "text": ("Tones", "fold", "normalise"),
    "words": ("money_in_words", "number_in_words"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    # A command that only folds need not load the tables of the old encodings.
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME_OF])
