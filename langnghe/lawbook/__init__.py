"""The law as dated data: deadlines, duties, schedules, each with its article. Pure Python, no framework."""

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.calendars import Workday
from langnghe.lawbook.clocks import Clock
from langnghe.lawbook.days import Day
from langnghe.lawbook.deadlines import Deadline, deadline
from langnghe.lawbook.duties import DutyPeriod, Kept, SessionState, check_kept, duty, required_days
from langnghe.lawbook.errors import (
    BadClock,
    BadPack,
    BadTerm,
    LawError,
    Looser,
    NoTextInForce,
    UnknownFact,
    UnknownRule,
    WrongKind,
)
from langnghe.lawbook.explain import explain
from langnghe.lawbook.model import (
    CONFIDENCE_WORDS,
    Citation,
    Confidence,
    Rule,
    RuleVersion,
    SourceDocument,
    Stricter,
)
from langnghe.lawbook.periods import ReportPeriod, closed_periods, periods
from langnghe.lawbook.registry import governing, rule, rules, sources
from langnghe.lawbook.rolling import PlannedDate, RollPolicy
from langnghe.lawbook.schedule_groups import AtPlaces, Rotating, Several
from langnghe.lawbook.schedule_rules import Dates, Monthly, Nth, Weekly
from langnghe.lawbook.schedules import parse_rule, schedule_dates
from langnghe.lawbook.tables import Table, table, tables_on
from langnghe.lawbook.turns import Change, ClockState, Step, Turn
from langnghe.lawbook.workdays import add_working_days, is_working_day, workdays, working_days_between

__all__ = [
    "CONFIDENCE_WORDS",
    "AtPlaces",
    "BadClock",
    "BadPack",
    "BadTerm",
    "Book",
    "Change",
    "Citation",
    "Clock",
    "ClockState",
    "Confidence",
    "Dates",
    "Day",
    "Deadline",
    "DutyPeriod",
    "Kept",
    "LawError",
    "Looser",
    "Monthly",
    "NoTextInForce",
    "Nth",
    "PlannedDate",
    "ReportPeriod",
    "RollPolicy",
    "Rotating",
    "Rule",
    "RuleVersion",
    "SessionState",
    "Several",
    "SourceDocument",
    "Step",
    "Stricter",
    "Table",
    "Turn",
    "UnknownFact",
    "UnknownRule",
    "Weekly",
    "Workday",
    "WrongKind",
    "add_working_days",
    "check_kept",
    "closed_periods",
    "deadline",
    "default_book",
    "duty",
    "explain",
    "governing",
    "is_working_day",
    "parse_rule",
    "periods",
    "required_days",
    "rule",
    "rules",
    "schedule_dates",
    "sources",
    "table",
    "tables_on",
    "workdays",
    "working_days_between",
]
