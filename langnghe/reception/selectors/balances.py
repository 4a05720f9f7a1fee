"""Opening balances of a unit: which are added to a table, which are not and why."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.selectors import Viewer
from langnghe.design.writing import short_date
from langnghe.kernel.errors import Invalid
from langnghe.lawbook import tables
from langnghe.reception import access
from langnghe.reception.models import OpeningBalance, Session, SessionState, Visit
from langnghe.rules.selectors import book_of
from langnghe.units.models import Unit


@dataclass(frozen=True)
class Checked:
    """A check of the table with its numbers written in: “5 = 3 + 1 + 1”."""

    rule: str
    stated: int
    parts: str
    summed: int

    @property
    def holds(self) -> bool:
        return self.stated == self.summed


@dataclass(frozen=True)
class Opening:
    """The balances that touch a period: added whole, cut by the period, or overtaken by lines of this register."""

    added: list[OpeningBalance]
    cut: list[OpeningBalance]
    overtaken: list[OpeningBalance]

    def of(self, column: int) -> int:
        return sum(int(one.numbers.get(str(column), 0)) for one in self.added)


def table_of(rule: str, unit: Unit, on: date) -> tables.Table:
    """The table that a unit filled in on a day; refuses a day on which no text that was read prescribed it."""
    try:
        return tables.table(rule, on, book=book_of(unit.pk))
    except lawbook.NoTextInForce as error:
        raise Invalid(
            _("Ngày %(day)s chưa có văn bản nào được đọc về biểu này.") % {"day": short_date(on)},
            instead=_("Chọn kỳ báo cáo về sau."),
        ) from error


def checks_of(table: tables.Table, row: dict[int, int]) -> list[Checked]:
    found = []
    for check in table.checks:
        parts = [row[part] for part in check.parts]
        found.append(Checked(str(check), row[check.total], " + ".join(map(str, parts)), sum(parts)))
    return found


def lines_within(unit: Unit, since: date, until: date) -> int:
    """Turns and sessions of this register on these days; a voided turn or a missed session is a line too."""
    visits = Visit.objects.filter(unit=unit, received_on__range=(since, until))
    sessions = Session.objects.filter(unit=unit, held_on__range=(since, until))
    return visits.count() + sessions.exclude(state=SessionState.PLANNED).count()


def opening_of(unit: Unit, table: str, *, since: date, until: date) -> Opening:
    """Split by what may be done with each: a number for days cannot be cut, and nothing is counted twice."""
    rows = OpeningBalance.objects.filter(unit=unit, table=table, taken_back_on__isnull=True)
    opening = Opening([], [], [])
    for one in rows.filter(since__lte=until, until__gte=since).order_by("since"):
        if one.since < since or one.until > until:
            opening.cut.append(one)
        elif lines_within(unit, one.since, one.until):
            opening.overtaken.append(one)
        else:
            opening.added.append(one)
    return opening


def balances_of(viewer: Viewer, unit: Unit, table: str, *, on: date) -> list[OpeningBalance]:
    """All that were ever entered, newest first."""
    rows = access.visible_balances(OpeningBalance.objects.select_related("by"), viewer, on)
    return list(rows.filter(unit=unit, table=table).order_by("-id"))
