"""Old books of petitions: brought, mapped, written whole in one transaction, undone whole."""

from langnghe.petitions.services.batches.bringing import (
    REGISTER,
    bring_book,
    discard_book,
    order_writing,
    write_book,
)
from langnghe.petitions.services.batches.undoing import undo_book

__all__ = ["REGISTER", "bring_book", "discard_book", "order_writing", "undo_book", "write_book"]
