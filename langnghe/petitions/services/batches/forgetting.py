"""The spreadsheet from which a line came, once the line is sealed or goes to paper."""

from datetime import date

from langnghe.accounts.models import User
from langnghe.old_books.services import forget_spreadsheets
from langnghe.petitions import access
from langnghe.petitions.models import Batch, BatchLine, Petition


def forget_book_of(line: Petition, *, by: User, on: date) -> None:
    """Its row there says all that the line said: the sheet leaves the machine, its other lines stay in the book."""
    brought = BatchLine.objects.filter(petition=line).values("batch")
    forget_spreadsheets(access.BATCH, Batch.objects.filter(pk__in=brought), by=by, on=on)
