"""One move of a table, and which moves take a signature."""

from dataclasses import dataclass

from langnghe.petitions.workflow.states import State


@dataclass(frozen=True)
class Move:
    """One move: from where, to where, with the article as `source/article` of the lawbook.

    The name is stable: letters, pages and entries hang on it. An article nobody has read stays empty.
    """

    name: str
    source: frozenset[State]
    target: State
    cite: str


# What a unit may want proposed and approved before it is signed (see PetitionSetting): every direction of handling.
# Recording that somebody withdrew is a fact; reopening brings a file back to where each direction is approved anew;
# urging is done by the unit that follows, too, and its letter has a signature of its own.
SIGNED = frozenset(
    {
        "accept",
        "answer",
        "conclude",
        "decide",
        "decline",
        "discontinue",
        "extend",
        "file_away",
        "guide",
        "guide_to_complete",
        "guide_to_split",
        "resume",
        "return_to_sender",
        "suspend",
        "transfer",
        "use_as_information",
    }
)


def move(name: str, source: set[State], target: State, cite: str) -> Move:
    return Move(name, frozenset(source), target, cite)


def stay(name: str, source: set[State], cite: str) -> tuple[Move, ...]:
    """A move that writes something down and leaves the state as it is: one row for each state."""
    return tuple(move(name, {state}, state, cite) for state in sorted(source))
