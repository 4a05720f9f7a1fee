"""Until when a first decision may be complained of again or sued (complaint-law-2011/33), and whether that is over."""

from dataclasses import dataclass
from datetime import date

from langnghe import lawbook
from langnghe.petitions.models import EarlierDecision, Kind, Petition

RULE = "complaint.appeal"
FIRST = 1


@dataclass(frozen=True)
class Appeal:
    """The last day if the decision came on `counted_from`; whoever received it later has longer.

    `counted_from` is the day it was sent, or the day it was issued where nobody wrote down its sending.
    """

    due_on: date
    counted_from: date
    was_sent: bool
    days: int
    cite: str
    is_sure: bool


def appeal_of(petition: Petition, *, issued_on: date, sent_on: date | None) -> Appeal | None:
    """Only a first decision on a complaint; the term is the law's own, the day of receipt is the citizen's to prove."""
    if petition.kind != Kind.COMPLAINT or petition.instance != FIRST:
        return None
    return _counted(sent_on or issued_on, is_remote=petition.is_remote, was_sent=sent_on is not None)


def late_appeal(petition: Petition, earlier: EarlierDecision | None) -> Appeal | None:
    """The term that a second complaint seems to have missed; an obstacle that nobody could help does not count (art. 9)."""
    if earlier is None or petition.kind != Kind.COMPLAINT or petition.instance == FIRST:
        return None
    found = _counted(earlier.issued_on, is_remote=petition.is_remote, was_sent=False)
    return found if found and petition.received_on > found.due_on else None


def appeal_term(petition: Petition) -> str:
    """How a first decision on a complaint tells the term; nothing where the text is not sure, so that an officer writes it."""
    decided_on = petition.answered_on or petition.received_on
    found = appeal_of(petition, issued_on=decided_on, sent_on=None)
    if found is None or not found.is_sure:
        return ""
    return f"trong thời hạn {found.days} ngày kể từ ngày nhận được quyết định này ({found.cite})"


def _counted(day: date, *, is_remote: bool, was_sent: bool) -> Appeal | None:
    """Nothing for a day before the texts that we have read, or beyond the calendar: that term is not known here."""
    try:
        found = lawbook.deadline(RULE, day, facts=["remote"] if is_remote else [])
    except lawbook.LawError:
        return None
    sure = found.confidence in {lawbook.Confidence.SOURCED, lawbook.Confidence.CONFIRMED}
    return Appeal(found.due_on, day, was_sent, (found.unrolled_on - day).days, found.cite.text, sure)
