"""The list of a desk: what is due first, page by page by key, so that the last page costs as much as the first."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf

from langnghe.accounts.models import User
from langnghe.accounts.selectors import Viewer
from langnghe.kernel.kept import Kept
from langnghe.petitions import access
from langnghe.petitions.models import AFTER_CLOSING, KEEPING, Clock, ClockTurn, OwedLetter, Petition

PAGE = 25
TOLD_OF_CLOSED = ("petition_id", "petition__number", "petition__year", "petition__matter__title")
NO_DAY = "khong-han"


class Listed(NamedTuple):
    """One petition as a list shows it; the handler's name is empty where nobody has it.

    `unit` is named only where another unit leads; `term` is what runs out first, as the law calls it, `turn` what
    moved its end, as JSON; `letter` is the kind of the first one that its steps still ask for.
    """

    pk: int
    number: int
    year: int
    due_on: date | None
    term: str
    received_on: date
    kind: str
    state: str
    title: str
    field: str
    name: str
    handler: str
    unit: str
    turn: str | None = None
    letter: str = ""

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


@dataclass(frozen=True)
class Page:
    """Some rows and the key of the next page; no key after the last one."""

    rows: list[Listed]
    following: str


def due_list(
    viewer: Viewer,
    on: date,
    *,
    kind: str = "",
    state: str = "",
    field: str = "",
    late: bool = False,
    followed: bool = False,
    handlers: list[User] | None = None,
    after: str = "",
    size: int = PAGE,
) -> Page:
    """Open petitions that the viewer's units lead, the nearest deadline first, those without a term last.

    `followed` asks for those that another unit leads instead.
    """
    due, last = _start(after)
    rows = DUE.rows(
        most=size + 1,
        kind=kind,
        state=state,
        field=field,
        late_on=on if late else None,
        followed=followed,
        handlers=None if handlers is None else [one.pk for one in handlers],
        due=due,
        last=last,
        **access.reader(viewer, on),
    )
    found = [Listed(*row) for row in rows]
    return Page(found[:size], _key(found[size - 1]) if len(found) > size else "")


def chosen(viewer: Viewer, on: date, ids: list[int]) -> list[Listed]:
    """The open petitions of these numbers that this person may see, as the list shows them."""
    rows = DUE.rows(most=len(ids), ids=ids, **access.reader(viewer, on))
    return [Listed(*row) for row in rows]


def _due(
    *,
    kind: str = "",
    state: str = "",
    field: str = "",
    late_on: date | None = None,
    followed: bool = False,
    handlers: list[int] | None = None,
    ids: list[int] | None = None,
    due: date | None = None,
    last: int | None = None,
    **reader: Any,
) -> "QuerySet[Petition, tuple[Any, ...]]":
    mine = access.followed_by(**reader) if followed else access.led_by(**reader)
    rows = Petition.objects.filter(closed_on__isnull=True, voided_on__isnull=True, pk__in=mine)
    given = {
        "kind": kind, "state": state, "matter__field": field, "due_on__lt": late_on, "handler__one_of": handlers,
        "pk__one_of": ids,
    }  # fmt: skip
    rows = rows.filter(**{name: value for name, value in given.items() if value not in ("", None)})
    if due is not None:
        # PostgreSQL sorts nulls last, and so does the key.
        rows = rows.filter(Q(due_on__gt=due) | Q(due_on=due, pk__gt=last) | Q(due_on__isnull=True))
    elif last is not None:
        rows = rows.filter(due_on__isnull=True, pk__gt=last)
    running = Clock.objects.filter(petition=OuterRef("pk"), ended_on__isnull=True).exclude(rule=KEEPING)
    running = running.filter(due_on=OuterRef("due_on")).order_by("pk")
    turns = ClockTurn.objects.filter(clock__petition=OuterRef("pk"), clock__ended_on__isnull=True)
    turns = turns.filter(due_after=OuterRef("due_on"), step__undone_at__isnull=True).order_by("-pk")
    turn = turns.values(told=JSONObject(kind="kind", fact="fact", first="clock__original_due_on"))[:1]
    handler = Coalesce(NullIf("handler__display_name", Value("")), "handler__username", Value(""))
    shown = (
        "pk",
        "number",
        "year",
        "due_on",
        Coalesce(Subquery(running.values("title")[:1]), Value("")),
        "received_on",
        "kind",
        "state",
        "matter__title",
        "matter__field",
    )
    whose = (Value(""), F("unit__name")) if followed else (handler, Value(""))
    owed = OwedLetter.objects.filter(petition=OuterRef("pk"), settled_on__isnull=True).order_by("pk")
    # Where another unit leads, that unit writes.
    letter = Value("") if followed else Coalesce(Subquery(owed.values("kind")[:1]), Value(""))
    rows = rows.order_by("due_on", "id")
    return rows.values_list(*shown, "person__full_name", *whose, Subquery(turn), letter)


DUE = Kept(_due)


class Owed(NamedTuple):
    """A closed petition whose sender, a deputy, a body or a newspaper, still has to be told what became of it."""

    pk: int
    number: int
    year: int
    title: str
    due_on: date


def owed(viewer: Viewer, on: date) -> list[Owed]:
    """What is still owed for closed files, the nearest day first: such files are on no list of open ones."""
    return [Owed(*row) for row in OWED.rows(most=PAGE, **access.reader(viewer, on))]


def _owed(**reader: Any) -> "QuerySet[Clock, tuple[Any, ...]]":
    rows = Clock.objects.filter(rule__in=AFTER_CLOSING, ended_on__isnull=True, **of_closed(**reader))
    return rows.order_by("due_on", "petition_id").values_list(*TOLD_OF_CLOSED, "due_on")


def of_closed(**reader: Any) -> dict[str, Any]:
    """The filters of a row about a closed petition that this person may see."""
    return {
        "petition__closed_on__isnull": False,
        "petition__voided_on__isnull": True,
        "petition__in": access.held_by(**reader),
    }


OWED = Kept(_owed, plans_once=True)


def _key(petition: Listed) -> str:
    return f"{petition.due_on.isoformat() if petition.due_on else NO_DAY}_{petition.pk}"


def _start(key: str) -> tuple[date | None, int | None]:
    """Where the page before ended; a key that somebody bent starts from the beginning."""
    day, _sign, last = key.partition("_")
    if not last.isascii() or not last.isdigit() or len(last) > 18:  # noqa: PLR2004 - the digits of a bigint
        return None, None
    try:
        return (None if day == NO_DAY else date.fromisoformat(day)), int(last)
    except ValueError:
        return None, None


def reminded(viewer: User, on: date) -> "QuerySet[Petition]":
    """Open petitions of whose running term this person has been reminded, and which their units still lead."""
    told = Clock.objects.filter(ended_on__isnull=True, reminders__told=viewer.pk, reminders__on__lte=on)
    return Petition.objects.filter(
        pk__in=access.led(viewer, on),
        closed_on__isnull=True,
        voided_on__isnull=True,
        clocks__in=told,
    ).distinct()
