"""Old reception books: their columns, and each row as a turn of the register."""

from langnghe.reception.old_registers.checking import Line, check
from langnghe.reception.old_registers.columns import COLUMNS

__all__ = ["COLUMNS", "Line", "check"]
