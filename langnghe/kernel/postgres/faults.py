"""What can be wrong with a place: each as one clear sentence in both languages."""


class Fault(Exception):
    """A start refused; the sentence says what to do."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(f"{vietnamese} / {english}")
