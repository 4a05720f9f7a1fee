"""What the lawbook refuses, in one Vietnamese and one English sentence each."""


class LawError(Exception):
    """A question the law does not answer; `str()` is Vietnamese, `english` the same sentence in English."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(vietnamese)
        self.english = english

    def in_language(self, language: str) -> str:
        return self.english if language == "en" else str(self)


class UnknownRule(LawError):
    """There is no rule of this id."""


class UnknownFact(LawError):
    """The rule does not ask about this fact."""


class NoTextInForce(LawError):
    """The rule exists, but no version of it held on that day."""


class WrongKind(LawError):
    """The rule exists and holds, but it has no term of time to count."""


class BadTerm(LawError):
    """A term, a schedule or a range that cannot be read."""


class BadClock(LawError):
    """A step that the clock of a case may not take."""


class Looser(LawError):
    """A local rule may only be stricter than the law's."""


class BadPack(LawError):
    """A data file of the lawbook breaks a rule of its format."""
