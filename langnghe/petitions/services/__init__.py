"""Verbs of a petition's life: each locks the file, asks the table and the law, writes rows and one entry."""

from langnghe.petitions.services.closing import answer, decline, guide, transfer, withdraw
from langnghe.petitions.services.handling import accept, classify
from langnghe.petitions.services.intake import Received, receive, receive_at_counter, renew_code
from langnghe.petitions.services.lettering import (
    discard_letter,
    draft_letter,
    edit_letter,
    issue_letter,
    mark_sent,
    record_signed,
    replace_letter,
)
from langnghe.petitions.services.limiting import note_wrong_code
from langnghe.petitions.services.protecting import move_to_paper

__all__ = [
    "Received",
    "accept",
    "answer",
    "classify",
    "decline",
    "discard_letter",
    "draft_letter",
    "edit_letter",
    "guide",
    "issue_letter",
    "mark_sent",
    "move_to_paper",
    "note_wrong_code",
    "receive",
    "receive_at_counter",
    "record_signed",
    "renew_code",
    "replace_letter",
    "transfer",
    "withdraw",
]
