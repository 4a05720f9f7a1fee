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
from langnghe.petitions.selectors.finding import Found, Hit, search
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
from langnghe.petitions.selectors.transfers import (
    chain,
    coming_in,
    gone_out,
    may_link,
    may_take_in,
    reply_term,
    transfer,
    transfer_letter,
)

__all__ = [
    "Found",
    "Hit",
    "Page",
    "RegisterPage",
    "Tracked",
    "chain",
    "coming_in",
    "due_list",
    "file",
    "gone_out",
    "held_by",
    "letter",
    "letter_register",
    "letter_units",
    "letters_of",
    "line_of",
    "matter_of",
    "may_link",
    "may_take_in",
    "offered_kinds",
    "paper_of",
    "rebuilt",
    "reply_term",
    "search",
    "slip_of",
    "timeline",
    "title_of",
    "too_many_wrong_codes",
    "track",
    "transfer",
    "transfer_letter",
    "whole_register",
    "why",
    "would_be_due",
]
