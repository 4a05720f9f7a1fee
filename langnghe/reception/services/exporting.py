"""A file of the book leaves with names in it: who took which days of it, and how many lines."""

from datetime import date

from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.design.writing import number
from langnghe.kernel.errors import Invalid
from langnghe.reception.selectors.register import book
from langnghe.units.models import Unit

REGISTER = "register"


def take_out(unit: Unit, *, since: date, until: date, most: int, kind: str, by: User, on: date) -> None:
    """Write the export into the log; a book that would come out cut off is refused instead."""
    lines = book(unit.pk, since=since, until=until, viewer=by, on=on).count()
    if lines > most:
        raise Invalid(
            _("Thời gian này có %(lines)s dòng, một tệp chỉ chứa %(most)s dòng.")
            % {"lines": number(lines), "most": number(most)},
            instead=_("Chọn thời gian ngắn hơn, ví dụ từng quý, rồi tải lại."),
        )
    audit.record(
        "register.exported",
        subject=(REGISTER, since.year),
        day=on,
        by=by.username,
        unit=unit.pk,
        data={"since": since.isoformat(), "until": until.isoformat(), "lines": lines, "kind": kind},
    )
