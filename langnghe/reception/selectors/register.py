"""The reception book: pages by key, cut down to what the reader's units hold."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.reception import access
from langnghe.reception.models import Visit

SIZE = 50
Key = tuple[date, int]


@dataclass(frozen=True)
class Page:
    """One page of turns, newest first, and the key of its last row when more follow."""

    visits: list[Visit]
    next_key: str


def book(unit: str, *, since: date, until: date, viewer: Viewer, on: date) -> QuerySet[Visit]:
    """Every turn of the period, voided ones too: a number once given stays in the book."""
    rows = Visit.objects.filter(unit=unit, received_on__gte=since, received_on__lte=until)
    rows = access.visible(rows, viewer, on).select_related("person", "area", "session", "petition")
    return rows.order_by("-received_on", "-id")


def register(
    unit: str,
    *,
    since: date,
    until: date,
    viewer: Viewer,
    on: date,
    after: Key | None = None,
    size: int = SIZE,
) -> Page:
    rows = book(unit, since=since, until=until, viewer=viewer, on=on)
    if after:
        rows = rows.filter(Q(received_on__lt=after[0]) | Q(received_on=after[0], pk__lt=after[1]))
    found = list(rows[: size + 1])
    shown = found[:size]
    more = len(found) > size
    return Page(shown, f"{shown[-1].received_on:%Y-%m-%d}.{shown[-1].pk}" if more else "")


def visit_for(viewer: Viewer, *, pk: int, on: date) -> Visit:
    rows = access.visible(Visit.objects.filter(pk=pk), viewer, on)
    found = (
        rows.select_related(
            "unit", "person", "area", "session__post", "petition", "matter", "account", "refusal_notice"
        )
        .prefetch_related("representatives__person", "papers", "brought_by__batch")
        .first()
    )
    if found is None:
        raise NotFound(_("Không có lượt này, hoặc đơn vị của ông bà không giữ sổ này."))
    return found
