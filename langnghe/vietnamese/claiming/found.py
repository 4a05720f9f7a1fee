"""One finding about the figures of a sentence, before its places are those of the text as given."""

from typing import NamedTuple

from langnghe.vietnamese.claiming.figures import Figure


class Found(NamedTuple):
    ok: bool
    figures: tuple[Figure, ...]
    why: str
