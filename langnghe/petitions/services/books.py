"""Closing the books of a year: what is missing or voided is said and written down, and no number follows."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions.models import Book, LetterBook
from langnghe.petitions.selectors.books import BookState, missing_letters, state_of


@transaction.atomic
def close_book(book: Book, *, by: User, on: date) -> BookState:
    """Close last year's book; refuses a year that is not over, and a book that is closed."""
    locked = Book.objects.select_for_update(of=("self",)).select_related("unit").get(pk=book.pk)
    _must_be_over(locked, by=by, on=on)
    state = state_of(locked)

    locked.closed_on = on
    locked.save(update_fields=["closed_on"])
    data = {
        "year": locked.year,
        "last": locked.last,
        "missing": state.missing,
        "voided": state.voided,
        "open": state.open,
    }
    audit.record(
        "book.closed", subject=("book", locked.pk), day=on, by=by.username, unit=locked.unit_id, data=data
    )
    state.book.closed_on = on
    return state


@transaction.atomic
def close_letter_book(book: LetterBook, *, by: User, on: date) -> list[int]:
    """Close last year's book of letters; gives the numbers that no letter has, and no number follows."""
    locked = LetterBook.objects.select_for_update().get(pk=book.pk)
    _must_be_over(locked, by=by, on=on)
    missing = missing_letters(locked)
    locked.closed_on = on
    locked.save(update_fields=["closed_on"])
    data = {"year": locked.year, "last": locked.last, "missing": missing}
    subject = ("letter_book", locked.pk)
    audit.record(
        "letter_book.closed", subject=subject, day=on, by=by.username, unit=locked.unit_id, data=data
    )
    return missing


def _must_be_over(book: Book | LetterBook, *, by: User, on: date) -> None:
    if not has_right(by, Right.DECIDE, unit=book.unit_id, on=on):
        raise NotAllowed(_("Chỉ người đứng đầu đơn vị mới khóa được sổ."))
    if on.year <= book.year:
        raise Invalid(_("Năm này chưa hết; khóa sổ từ ngày 01/01 năm sau."))
    if book.closed_on:
        raise WrongState(_("Sổ này đã khóa."))
