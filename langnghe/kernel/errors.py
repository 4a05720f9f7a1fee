"""Refusals: each says the ground, the article where there is one, and where to go instead."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer to a person, not a fault of the program
    """A request refused with a sentence for the person who asked."""

    status = 409

    def __init__(self, sentence: str, *, cite: str = "", instead: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.cite = cite
        self.instead = instead

    def __str__(self) -> str:
        return " ".join(part for part in (self.sentence, f"({self.cite})" if self.cite else "", self.instead) if part)


class NotAllowed(Refusal):
    """The person may not do this."""

    status = 403


class NotFound(Refusal):
    """There is no such thing, or this person may not know of it: the answer is the same."""

    status = 404


class WrongState(Refusal):
    """The file is not in a state that allows this move."""


class Invalid(Refusal):
    """What was given cannot be right."""

    status = 422
