"""Intake by every channel: one number, one receipt, one line that can be corrected and never rewritten."""

from langnghe.petitions.services.intake.amending import CameWith, amend_petition, came_with
from langnghe.petitions.services.intake.blanking import blank_intake, blank_people
from langnghe.petitions.services.intake.correcting import correct_petition
from langnghe.petitions.services.intake.counter import receive_at_counter
from langnghe.petitions.services.intake.parties import Acts, Against
from langnghe.petitions.services.intake.passing import Passed, note_result_due, report_to_sender
from langnghe.petitions.services.intake.receiving import Received, SentBefore, receive, renew_code, was_sent
from langnghe.petitions.services.intake.signing import Signer
from langnghe.petitions.services.intake.splitting import split_petition
from langnghe.petitions.services.intake.submitted import Paper, return_paper
from langnghe.petitions.services.intake.web import Sent, TooMany, receive_by_web

__all__ = [
    "Acts",
    "Against",
    "CameWith",
    "Paper",
    "Passed",
    "Received",
    "Sent",
    "SentBefore",
    "Signer",
    "TooMany",
    "amend_petition",
    "blank_intake",
    "blank_people",
    "came_with",
    "correct_petition",
    "note_result_due",
    "receive",
    "receive_at_counter",
    "receive_by_web",
    "renew_code",
    "report_to_sender",
    "return_paper",
    "split_petition",
    "was_sent",
]
