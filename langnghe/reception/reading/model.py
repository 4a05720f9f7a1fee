"""What was read from a list: plans with the line each came from, and the questions that a person must answer."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from langnghe.lawbook import Dates, Monthly, Nth, RollPolicy, Weekly

Hours = tuple[time, time]
PlainRule = Weekly | Monthly | Nth | Dates
SKIP = "skip"


class Ask(StrEnum):
    NO_SUCH_DAY = "no_such_day"
    NO_YEAR = "no_year"
    NO_MONTH = "no_month"
    WEEKDAY = "weekday"
    EITHER = "either"
    RANGE = "range"
    SEASONS = "seasons"
    SHORT_MONTH = "short_month"
    AFTERNOON = "afternoon"
    NOT_READ = "not_read"


@dataclass(frozen=True)
class Line:
    """One line of the list as it was written; a row of a table has several cells."""

    number: int
    text: str

    @property
    def cells(self) -> list[str]:
        parts = self.text.replace("\t", "|").strip().strip("|").split("|")
        return [" ".join(part.split()) for part in parts]

    @property
    def is_row(self) -> bool:
        return len(self.cells) > 1


@dataclass(frozen=True)
class Found:
    """Days of one receiver, or of several in turn, from one line; what is empty was not written there."""

    line: Line
    receivers: tuple[str, ...]
    rule: PlainRule
    hours: tuple[Hours, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Option:
    """One answer: its value, and the days it stands for, if it stands for days."""

    value: str
    days: tuple[date, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Question:
    """What a person must say before anything is saved; `about` is the piece of the line that is unclear."""

    kind: Ask
    line: Line
    about: str
    options: tuple[Option, ...] = ()

    @property
    def key(self) -> str:
        text = f"{self.kind}|{self.line.text}|{self.about}"
        return f"{self.kind}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"


@dataclass
class Reading:
    """All that one list says."""

    found: list[Found] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    roll: RollPolicy | None = None
    period: tuple[date, date] | None = None
    years: tuple[int, ...] = ()
