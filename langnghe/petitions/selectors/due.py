"""The list of a desk: what is due first, page by page by key, so that the last page costs as much as the first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from langnghe.accounts.models import User
from langnghe.accounts.selectors import Viewer
from langnghe.petitions import access
from langnghe.petitions.models import AFTER_CLOSING, Clock, Petition

PAGE = 25
NO_DAY = "khong-han"
SHOWN = (
    "number",
    "year",
    "due_on",
    "received_on",
    "kind",
    "state",
    "matter__title",
    "matter__field",
    "person__full_name",
    "handler__display_name",
    "handler__username",
)


@dataclass(frozen=True)
class Page:
    rows: list[Petition]
    following: str


def due_list(
    viewer: Viewer,
    on: date,
    *,
    kind: str = "",
    state: str = "",
    field: str = "",
    late: bool = False,
    handlers: list[User] | None = None,
    after: str = "",
    size: int = PAGE,
) -> Page:
    """Open petitions, the nearest deadline first, those without a term last."""
    rows = open_rows(viewer, on)
    chosen = {"kind": kind, "state": state, "matter__field": field}
    rows = rows.filter(**{name: value for name, value in chosen.items() if value})
    if late:
        rows = rows.filter(due_on__lt=on)
    if handlers is not None:
        rows = rows.filter(handler__in=handlers)
    found = list(_narrow(_after(rows, after)).order_by("due_on", "id")[: size + 1])
    return Page(found[:size], _key(found[size - 1]) if len(found) > size else "")


@dataclass(frozen=True)
class Owed:
    """A closed petition whose sender, a deputy, a body or a newspaper, still has to be told what became of it."""

    petition: Petition
    due_on: date


def owed(viewer: Viewer, on: date) -> list[Owed]:
    """What is still owed for closed files, the nearest day first: such files are on no list of open ones."""
    rows = Clock.objects.filter(
        rule__in=AFTER_CLOSING,
        ended_on__isnull=True,
        petition__closed_on__isnull=False,
        petition__voided_on__isnull=True,
        petition__in=access.held(viewer, on),
    )
    found = rows.select_related("petition__matter").order_by("due_on", "petition_id")[:PAGE]
    return [Owed(one.petition, one.due_on) for one in found]


def chosen(viewer: Viewer, on: date, ids: list[int]) -> list[Petition]:
    """The open petitions of these numbers that this person may see, as the list shows them."""
    return list(_narrow(open_rows(viewer, on).filter(pk__in=ids)).order_by("due_on", "id"))


def _narrow(rows: QuerySet[Petition]) -> QuerySet[Petition]:
    """Only the columns that a list shows."""
    return rows.select_related("matter", "person", "handler").only(*SHOWN)


def open_rows(viewer: Viewer, on: date) -> QuerySet[Petition]:
    return access.visible(Petition.objects.filter(closed_on__isnull=True, voided_on__isnull=True), viewer, on)


def _key(petition: Petition) -> str:
    return f"{petition.due_on.isoformat() if petition.due_on else NO_DAY}_{petition.pk}"


def _after(rows: QuerySet[Petition], key: str) -> QuerySet[Petition]:
    """PostgreSQL sorts nulls last, and so does the key; a key that somebody bent starts from the beginning."""
    day, _sign, last = key.partition("_")
    if not last.isascii() or not last.isdigit() or len(last) > 18:  # noqa: PLR2004 - the digits of a bigint
        return rows
    if day == NO_DAY:
        return rows.filter(due_on__isnull=True, pk__gt=int(last))
    try:
        due = date.fromisoformat(day)
    except ValueError:
        return rows
    return rows.filter(Q(due_on__gt=due) | Q(due_on=due, pk__gt=int(last)) | Q(due_on__isnull=True))
