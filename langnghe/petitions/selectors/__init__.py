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
from langnghe.petitions.selectors.letters import (
    RegisterPage,
    letter,
    letter_register,
    letter_units,
    letters_of,
    line_of,
    offered_kinds,
    paper_of,
    slip_of,
    whole_register,
)
from langnghe.petitions.selectors.tracking import Tracked, too_many_wrong_codes, track

__all__ = [
    "Page",
    "RegisterPage",
    "Tracked",
    "due_list",
    "file",
    "held_by",
    "letter",
    "letter_register",
    "letter_units",
    "letters_of",
    "line_of",
    "matter_of",
    "offered_kinds",
    "paper_of",
    "rebuilt",
    "slip_of",
    "timeline",
    "title_of",
    "too_many_wrong_codes",
    "track",
    "whole_register",
    "why",
    "would_be_due",
]
