"""Where a petition lives now: the last line of the chain of books that it was handed on to, as its sender may see it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from langnghe.petitions.models import Petition
from langnghe.petitions.workflow import State, table_name

DAYS = (
    "sent_on", "received_on", "replied_on", "closed_on", "answered_on", "accepted_on", "due_on",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """The last sending, and the line that it gave; `sealed` lines tell their number and days, and nothing more.

    `pk` is the line that lives, also while it is on its way again; `taken` says whether the last body has it.
    """

    pk: int | None
    taken: bool
    outside: bool
    sealed: bool
    body: str
    kind: str
    instance: int
    number: str
    reply_number: str
    state: str
    answer_number: str
    answer: str
    closed_because: str
    sent_on: date | None
    received_on: date | None
    replied_on: date | None
    closed_on: date | None
    answered_on: date | None
    accepted_on: date | None
    due_on: date | None

    @property
    def is_underway(self) -> bool:
        return not (self.taken or self.outside)


@dataclass(frozen=True)
class Standing:
    """What became of it so far: told by the line that lives, else by the petition itself."""

    pk: int
    kind: str
    instance: int
    state: str
    closed_on: date | None
    answered_on: date | None
    accepted_on: date | None
    due_on: date | None
    answer_number: str
    answer: str
    closed_because: str

    @property
    def table(self) -> str:
        return table_name(self.kind, self.instance)

    @property
    def state_words(self) -> str:
        return str(State(self.state).label)


def line_of(row: dict[str, Any] | None) -> Line | None:
    """The columns that stand beside a petition; none where it was never handed on."""
    if row is None:
        return None
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in DAYS}
    words = {name: value if value is not None else "" for name, value in row.items() if name not in DAYS}
    return Line(**{**words, **days, "pk": row["pk"]})


def standing_of(petition: Petition, line: Line | None) -> Standing:
    lives: Any = petition if line is None or line.pk is None or line.sealed else line
    shown = (
        "kind",
        "instance",
        "state",
        "closed_on",
        "answered_on",
        "accepted_on",
        "due_on",
        "answer_number",
        "answer",
    )
    return Standing(
        **{name: getattr(lives, name) for name in shown},
        pk=lives.pk,
        closed_because=lives.closed_because,
    )
