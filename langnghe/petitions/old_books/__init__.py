"""Old books of petitions: their columns, and each row as a line of the book."""

from langnghe.petitions.old_books.checking import Line, check
from langnghe.petitions.old_books.columns import COLUMNS

__all__ = ["COLUMNS", "Line", "check"]
