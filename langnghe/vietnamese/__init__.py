"""Vietnamese as pure Python: text, names, numbers, dates, marks, citations and claims. No framework."""

from langnghe.vietnamese.accents import Verdict, accents, accents_lines
from langnghe.vietnamese.numbers import find_numbers, format_number, number_in_words, parse_number
from langnghe.vietnamese.sorting import sort_key
from langnghe.vietnamese.text import Tones, fold, normalise

__all__ = [
    "Tones",
    "Verdict",
    "accents",
    "accents_lines",
    "find_numbers",
    "fold",
    "format_number",
    "normalise",
    "number_in_words",
    "parse_number",
    "sort_key",
]
