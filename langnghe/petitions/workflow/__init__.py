"""The life of a petition as one table for each kind and instance: states, moves, and the article behind each move."""

from django.utils.translation import gettext_lazy as _

from langnghe.kernel.errors import WrongState
from langnghe.petitions.workflow.complaint import COMPLAINT, SECOND_COMPLAINT
from langnghe.petitions.workflow.denunciation import DENUNCIATION, FURTHER_DENUNCIATION
from langnghe.petitions.workflow.moves import SIGNED, Move
from langnghe.petitions.workflow.others import DISPUTE, RECOMMENDATION, UNCLASSIFIED
from langnghe.petitions.workflow.states import OPEN, State

__all__ = ["OPEN", "SIGNED", "TABLES", "Move", "State", "after", "has", "moves_from", "table_name"]

SECOND = 2
OF_SECOND = {"complaint": "complaint.second", "denunciation": "denunciation.further"}

TABLES: dict[str, tuple[Move, ...]] = {
    "": UNCLASSIFIED,
    "complaint": COMPLAINT,
    "complaint.second": SECOND_COMPLAINT,
    "denunciation": DENUNCIATION,
    "denunciation.further": FURTHER_DENUNCIATION,
    "recommendation": RECOMMENDATION,
    "feedback": RECOMMENDATION,
    "dispute": DISPUTE,
}


def table_name(kind: str, instance: int) -> str:
    """The key of the table that a petition of this kind and instance walks through."""
    return OF_SECOND.get(kind, kind) if instance >= SECOND else kind


def moves_from(table: str, state: str) -> list[Move]:
    return [move for move in TABLES.get(table, ()) if state in move.source]


def has(table: str, state: str, name: str) -> bool:
    """Whether the present state has this move."""
    return any(move.name == name for move in moves_from(table, state))


def after(table: str, state: str, name: str) -> Move:
    """The move of this name; refuses a move that the present state does not have."""
    for move in moves_from(table, state):
        if move.name == name:
            return move
    raise WrongState(
        _("Hồ sơ đang ở trạng thái không cho phép bước này; có thể hồ sơ vừa được người khác xử lý.")
    )
