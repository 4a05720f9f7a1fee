"""Gapless yearly numbers: the row of the book is locked while a number is taken."""

from django.core.exceptions import FieldDoesNotExist
from django.db import connection, models
from django.utils.translation import gettext as _

from langnghe.kernel.errors import WrongState


def next_number(book: type[models.Model], *, unit: str, year: int) -> int:
    """The next number of a unit's yearly book; called inside the transaction that uses it.

    One statement makes the book on its first number, locks its row until the transaction ends, and counts on.
    """
    table = book._meta.db_table  # noqa: SLF001 - Django's documented name
    still_open = f'WHERE "{table}".closed_on IS NULL' if _can_close(book) else ""
    statement = (
        f'INSERT INTO "{table}" (unit_id, year, last) VALUES (%s, %s, 1) '  # noqa: S608 - names of ours
        f'ON CONFLICT (unit_id, year) DO UPDATE SET last = "{table}".last + 1 {still_open} RETURNING last'
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [unit, year])
        row = cursor.fetchone()
    if row is None:
        raise WrongState(
            _("Sổ năm %(year)s đã khóa, không lấy thêm số.") % {"year": year},
            instead=_("Ghi vào sổ năm nay."),
        )
    return int(row[0])


def _can_close(book: type[models.Model]) -> bool:
    try:
        book._meta.get_field("closed_on")  # noqa: SLF001 - Django's documented name
    except FieldDoesNotExist:
        return False
    return True
