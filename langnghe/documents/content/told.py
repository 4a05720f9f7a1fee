"""What the sandbox says instead of an answer."""


class Told(Exception):
    """A refusal by its short name; the parent has the sentence."""
