"""Questions to the register: the posted schedule, the duty of each post, the book, the log."""

from langnghe.reception.selectors.area import by_unit, lines_digest, sessions_around
from langnghe.reception.selectors.booking import (
    Bookable,
    bookable_session,
    bookable_sessions,
    booking_of,
    bookings_of,
    expected_at,
    queue_place,
)
from langnghe.reception.selectors.days_off import NowOff, day_off, sessions_on_days_off
from langnghe.reception.selectors.digesting import posted_digest
from langnghe.reception.selectors.drafting import Draft, Drafts, Given, Unmatched, draft_list
from langnghe.reception.selectors.duty import (
    DRILLED,
    BoardRow,
    Checked,
    check_against_law,
    check_dates,
    duty_board,
    duty_of_office,
    sessions_behind,
)
from langnghe.reception.selectors.known import known_turn, known_turns
from langnghe.reception.selectors.posted import Change, changes, receipts_for, revisions
from langnghe.reception.selectors.problems import Problem, holder_of, problems
from langnghe.reception.selectors.queue import Line, line, on_screen, places_of, ticket_for
from langnghe.reception.selectors.rebuilding import rebuilt_visits
from langnghe.reception.selectors.register import Page, register, visit_for
from langnghe.reception.selectors.schedule import (
    last_change,
    next_session,
    planned_dates,
    public_schedule,
    session_for,
    sessions_on,
    years_posted,
)

__all__ = [
    "DRILLED",
    "BoardRow",
    "Bookable",
    "Change",
    "Checked",
    "Draft",
    "Drafts",
    "Given",
    "Line",
    "NowOff",
    "Page",
    "Problem",
    "Unmatched",
    "bookable_session",
    "bookable_sessions",
    "booking_of",
    "bookings_of",
    "by_unit",
    "changes",
    "check_against_law",
    "check_dates",
    "day_off",
    "draft_list",
    "duty_board",
    "duty_of_office",
    "expected_at",
    "holder_of",
    "known_turn",
    "known_turns",
    "last_change",
    "line",
    "lines_digest",
    "next_session",
    "on_screen",
    "places_of",
    "planned_dates",
    "posted_digest",
    "problems",
    "public_schedule",
    "queue_place",
    "rebuilt_visits",
    "receipts_for",
    "register",
    "revisions",
    "session_for",
    "sessions_around",
    "sessions_behind",
    "sessions_on",
    "sessions_on_days_off",
    "ticket_for",
    "visit_for",
    "years_posted",
]
