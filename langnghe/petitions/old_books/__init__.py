"""Books that were kept in spreadsheets: read, guessed, checked row by row; nothing here writes."""

from langnghe.petitions.old_books.checking import Line, Problem, check
from langnghe.petitions.old_books.columns import COLUMNS, Column, guess
from langnghe.petitions.old_books.reading import MOST_ROWS, Sheet, denouncing_rows, read

__all__ = [
    "COLUMNS",
    "MOST_ROWS",
    "Column",
    "Line",
    "Problem",
    "Sheet",
    "check",
    "denouncing_rows",
    "guess",
    "read",
]
