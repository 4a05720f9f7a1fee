"""The life of a petition as one table for each kind: states, moves, and the article behind each move."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from langnghe.kernel.errors import WrongState


class State(models.TextChoices):
    RECEIVED = "received", _("đã tiếp nhận")
    CLASSIFIED = "classified", _("đã phân loại")
    ACCEPTED = "accepted", _("đã thụ lý")
    ANSWERED = "answered", _("đã trả lời")
    DECLINED = "declined", _("không thụ lý")
    GUIDED = "guided", _("đã hướng dẫn")
    TRANSFERRED = "transferred", _("đã chuyển")
    WITHDRAWN = "withdrawn", _("đã rút")


@dataclass(frozen=True)
class Move:
    """One move: from where, to where, with the article as `source/article` of the lawbook."""

    name: str
    source: frozenset[State]
    target: State
    cite: str


def _move(name: str, source: set[State], target: State, cite: str) -> Move:
    return Move(name, frozenset(source), target, cite)


OPEN = {State.RECEIVED, State.CLASSIFIED, State.ACCEPTED}

COMPLAINT = (
    _move("classify", {State.RECEIVED, State.CLASSIFIED}, State.CLASSIFIED, "circular-05-2021/6"),
    _move("accept", {State.CLASSIFIED}, State.ACCEPTED, "complaint-law-2011/27"),
    _move("decline", {State.CLASSIFIED}, State.DECLINED, "complaint-law-2011/11"),
    _move("guide", {State.CLASSIFIED}, State.GUIDED, "circular-05-2021/"),
    _move("answer", {State.ACCEPTED}, State.ANSWERED, "complaint-law-2011/28"),
    _move("withdraw", OPEN, State.WITHDRAWN, "complaint-law-2011/10"),
)
RECOMMENDATION = (
    _move("classify", {State.RECEIVED, State.CLASSIFIED}, State.CLASSIFIED, "circular-05-2021/6"),
    _move("accept", {State.CLASSIFIED}, State.ACCEPTED, "circular-05-2021/21"),
    _move("transfer", {State.CLASSIFIED}, State.TRANSFERRED, "circular-05-2021/21"),
    _move("answer", {State.ACCEPTED}, State.ANSWERED, "reception-law-2013/28"),
)
UNCLASSIFIED = (_move("classify", {State.RECEIVED}, State.CLASSIFIED, "circular-05-2021/6"),)

TABLES: dict[str, tuple[Move, ...]] = {
    "": UNCLASSIFIED,
    "complaint": COMPLAINT,
    "recommendation": RECOMMENDATION,
    "feedback": RECOMMENDATION,
}


def moves_from(kind: str, state: str) -> list[Move]:
    return [move for move in TABLES.get(kind, ()) if state in move.source]


def after(kind: str, state: str, name: str) -> Move:
    """The move of this name; refuses a move that the present state does not have."""
    for move in moves_from(kind, state):
        if move.name == name:
            return move
    raise WrongState(
        _("Hồ sơ đang ở trạng thái không cho phép bước này; có thể hồ sơ vừa được người khác xử lý.")
    )
