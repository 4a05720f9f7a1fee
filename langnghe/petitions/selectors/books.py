"""The yearly book of a unit before it is closed: which numbers are missing, which were voided, what is still open."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import Viewer, units_with
from langnghe.kernel.errors import NotFound
from langnghe.petitions import access
from langnghe.petitions.models import Book, Letter, LetterBook, Petition


@dataclass(frozen=True)
class BookState:
    """One book as it stands."""

    book: Book
    missing: list[int]
    voided: list[int]
    open: int
    carried: list[Petition]


def books(viewer: Viewer, on: date) -> QuerySet[Book]:
    rows = Book.objects.filter(unit__in=access.reading_units(viewer, on))
    return rows.select_related("unit").order_by("-year", "unit__sort_key")


def book_state(viewer: Viewer, on: date, *, unit: str, year: int) -> BookState:
    """What closing this book finds; a unit whose books one may not read has none."""
    book = books(viewer, on).filter(unit=unit, year=year).first()
    if book is None:
        raise NotFound(_("Không có sổ này, hoặc đơn vị của ông bà không giữ sổ này."))
    return state_of(book, unknown=list(access.unknown_to(viewer)))


def state_of(book: Book, *, unknown: list[int] | None = None) -> BookState:
    """`unknown`: what names the viewer has its number, as every line has, and is neither listed nor counted."""
    rows = Petition.objects.filter(unit=book.unit_id, year=book.year)
    present = set(rows.values_list("number", flat=True))
    still_open = rows.filter(closed_on__isnull=True, voided_on__isnull=True).exclude(pk__in=unknown or [])
    return BookState(
        book=book,
        missing=sorted(set(range(1, book.last + 1)) - present),
        voided=list(rows.filter(voided_on__isnull=False).order_by("number").values_list("number", flat=True)),
        open=still_open.count(),
        carried=list(still_open.select_related("matter").order_by("number")[:500]),
    )


def letter_book(viewer: Viewer, on: date, *, unit: str, year: int) -> LetterBook | None:
    """The book of letters of a unit whose books this person reads; none before its first number."""
    return LetterBook.objects.filter(unit=unit, year=year, unit__in=access.reading_units(viewer, on)).first()


def missing_letters(book: LetterBook) -> list[int]:
    """Numbers of the book that no letter has."""
    rows = Letter.objects.filter(unit=book.unit_id, year=book.year, number__isnull=False)
    return sorted(set(range(1, book.last + 1)) - set(rows.values_list("number", flat=True)))


def may_close(viewer: Viewer, book: Book | LetterBook, on: date) -> bool:
    return (
        book.closed_on is None
        and on.year > book.year
        and book.unit_id in units_with(viewer, Right.DECIDE, on=on)
    )
