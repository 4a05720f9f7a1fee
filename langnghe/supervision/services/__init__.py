"""Verbs of a supervision, from its decision to the end of its follow-up."""

from langnghe.supervision.services.deciding import Decision, close, decide, set_meeting
from langnghe.supervision.services.steps import (
    complete_recommendation,
    digest_of,
    draft_report,
    explain,
    recommend,
    record_finding,
    reply_to_finding,
    sign_report,
)

__all__ = [
    "Decision",
    "close",
    "complete_recommendation",
    "decide",
    "digest_of",
    "draft_report",
    "explain",
    "recommend",
    "record_finding",
    "reply_to_finding",
    "set_meeting",
    "sign_report",
]
