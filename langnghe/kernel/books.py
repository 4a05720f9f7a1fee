"""Gapless yearly numbers: the row of the book is locked while a number is taken."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from langnghe.kernel.errors import WrongState


def next_number(book: type[models.Model], *, unit: str, year: int) -> int:
    """The next number of a unit's yearly book; called inside the transaction that uses it."""
    manager: Any = book._default_manager  # noqa: SLF001 - Django's documented name
    manager.get_or_create(unit_id=unit, year=year)
    row = manager.select_for_update().get(unit_id=unit, year=year)
    if getattr(row, "closed_on", None):
        raise WrongState(
            _("Sổ năm %(year)s đã khóa, không lấy thêm số.") % {"year": year},
            instead=_("Ghi vào sổ năm nay."),
        )
    row.last += 1
    row.save(update_fields=["last"])
    return int(row.last)
