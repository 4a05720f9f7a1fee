"""Verbs of a petition's life: each locks the file, asks the table and the law, writes rows and one entry."""

from langnghe.petitions.services.closing import answer, decline, guide, transfer, withdraw
from langnghe.petitions.services.handling import accept, classify
from langnghe.petitions.services.indexing import index_missing
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
from langnghe.petitions.services.linking import DAYS as LINK_DAYS
from langnghe.petitions.services.linking import Outside, answer_link, make_link, open_link
from langnghe.petitions.services.merging import link_elsewhere, merge_matters, undo_merge, unlink_elsewhere
from langnghe.petitions.services.protecting import move_to_paper
from langnghe.petitions.services.transferring import reply_transfer, send_back, take_in

__all__ = [
    "LINK_DAYS",
    "Outside",
    "Received",
    "accept",
    "answer",
    "answer_link",
    "classify",
    "decline",
    "discard_letter",
    "draft_letter",
    "edit_letter",
    "guide",
    "index_missing",
    "issue_letter",
    "link_elsewhere",
    "make_link",
    "mark_sent",
    "merge_matters",
    "move_to_paper",
    "note_wrong_code",
    "open_link",
    "receive",
    "receive_at_counter",
    "record_signed",
    "renew_code",
    "replace_letter",
    "reply_transfer",
    "send_back",
    "take_in",
    "transfer",
    "undo_merge",
    "unlink_elsewhere",
    "withdraw",
]
