"""Old books: brought, mapped, written whole in one transaction, undone whole."""

from langnghe.petitions.services.batches.bringing import bring_book, order_writing
from langnghe.petitions.services.batches.undoing import undo_book
from langnghe.petitions.services.batches.writing import write_book

__all__ = ["bring_book", "order_writing", "undo_book", "write_book"]
