"""Questions about petitions, each from what the viewer may see."""

from langnghe.petitions.selectors.due import Page, due_list
from langnghe.petitions.selectors.file import file, held_by, rebuilt, timeline, why
from langnghe.petitions.selectors.tracking import Tracked, too_many_wrong_codes, track

__all__ = [
    "Page",
    "Tracked",
    "due_list",
    "file",
    "held_by",
    "rebuilt",
    "timeline",
    "too_many_wrong_codes",
    "track",
    "why",
]
