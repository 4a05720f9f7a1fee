"""Gapless yearly numbers: the row of the book is locked while a number is taken."""

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from langnghe.kernel.errors import WrongState
from langnghe.kernel.trips import Statement, together


def next_number(book: type[models.Model], *, unit: str, year: int) -> int:
    """The next number of a unit's yearly book; called inside the transaction that uses it."""
    (last,) = together(taking_number(book, unit=unit, year=year))
    return number_taken(last, year=year)


def taking_number(book: type[models.Model], *, unit: str, year: int) -> Statement:
    """One statement makes the book on its first number, locks its row until the transaction ends, and counts on."""
    table = book._meta.db_table  # noqa: SLF001 - Django's documented name
    still_open = f'WHERE "{table}".closed_on IS NULL' if _can_close(book) else ""
    statement = (
        f'INSERT INTO "{table}" (unit_id, year, last) VALUES (%s, %s, 1) '  # noqa: S608 - names of ours
        f'ON CONFLICT (unit_id, year) DO UPDATE SET last = "{table}".last + 1 {still_open} RETURNING last'
    )
    return statement, [unit, year]


def number_taken(last: int | None, *, year: int) -> int:
    """The number that `taking_number` gave; a closed book gives none and is refused."""
    if last is None:
        raise WrongState(
            _("Sổ năm %(year)s đã khóa, không lấy thêm số.") % {"year": year},
            instead=_("Ghi vào sổ năm nay."),
        )
    return last


def _can_close(book: type[models.Model]) -> bool:
    try:
        book._meta.get_field("closed_on")  # noqa: SLF001 - Django's documented name
    except FieldDoesNotExist:
        return False
    return True
