"""Questions about petitions, each from what the viewer may see."""

from langnghe.petitions.selectors.due import Page, due_list
from langnghe.petitions.selectors.file import (
    file,
    held_by,
    matter_of,
    rebuilt,
    timeline,
    title_of,
    why,
    would_be_due,
)
from langnghe.petitions.selectors.tracking import Tracked, too_many_wrong_codes, track

__all__ = [
    "Page",
    "Tracked",
    "due_list",
    "file",
    "held_by",
    "matter_of",
    "rebuilt",
    "timeline",
    "title_of",
    "too_many_wrong_codes",
    "track",
    "why",
    "would_be_due",
]
