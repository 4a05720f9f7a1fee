"""Refusals: each says the ground, the article where there is one, and where to go instead."""


class Refusal(Exception):
    """A request refused with a sentence for the person who asked."""

    status = 409

    def __init__(self, sentence: object, *, cite: str = "", instead: object = "") -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)
        self.cite = cite
        self.instead = str(instead)

    def __str__(self) -> str:
        return " ".join(
            part for part in (self.sentence, f"({self.cite})" if self.cite else "", self.instead) if part
        )


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
