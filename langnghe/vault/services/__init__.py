"""Sealing, and the one way to open again."""

from langnghe.vault.services.admitting import admit, ask_admission
from langnghe.vault.services.excluding import exclude
from langnghe.vault.services.keeping import end_key, make_key
from langnghe.vault.services.limiting import note_wrong
from langnghe.vault.services.moving import take_over
from langnghe.vault.services.reading import Opened, read
from langnghe.vault.services.releasing import approve, ask, asked_parts, end_release
from langnghe.vault.services.sealing import Scan, Words, must_have_two, seal

__all__ = [
    "Opened",
    "Scan",
    "Words",
    "admit",
    "approve",
    "ask",
    "ask_admission",
    "asked_parts",
    "end_key",
    "end_release",
    "exclude",
    "make_key",
    "must_have_two",
    "note_wrong",
    "read",
    "seal",
    "take_over",
]
