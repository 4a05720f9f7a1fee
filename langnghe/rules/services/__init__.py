"""The only door to the lawbook for rooms that know a unit: asking, and what an administrator decides."""

from langnghe.rules.services.asking import (
    clock,
    deadline,
    duty,
    governing,
    required_days,
    rule,
    schedule_dates,
    workdays,
)
from langnghe.rules.services.deciding import (
    confirm_rule,
    end_local_rule,
    note_day_off,
    replace_rule,
    take_back_confirmation,
    take_back_day_off,
)

__all__ = [
    "clock",
    "confirm_rule",
    "deadline",
    "duty",
    "end_local_rule",
    "governing",
    "note_day_off",
    "replace_rule",
    "required_days",
    "rule",
    "schedule_dates",
    "take_back_confirmation",
    "take_back_day_off",
    "workdays",
]
