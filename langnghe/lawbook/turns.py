"""The steps of a clock, as they are kept for the record."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from langnghe.lawbook.model import Citation


class ClockState(StrEnum):
    RUNNING = "running"
    SUSPENDED = "suspended"
    ENDED = "ended"


class Step(StrEnum):
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of the clock: its day, its decision, its article, and the due date it left."""

    step: Step
    on: date
    fact: str
    decision: str
    cite: Citation
    unrolled_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Change:
    """The trace of a recount: what was due, what is due now, and by which packs."""

    was_due_on: date
    due_on: date
    was_pack_version: str
    pack_version: str
