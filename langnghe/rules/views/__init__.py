"""Pages for those who keep the law of a unit; every officer of the unit may read them."""

from langnghe.rules.views.calendar import add_day, day_list, take_back_day
from langnghe.rules.views.deciding import confirm, end, replace, take_back_confirmation
from langnghe.rules.views.reading import rule_list, rule_page

__all__ = [
    "add_day",
    "confirm",
    "day_list",
    "end",
    "replace",
    "rule_list",
    "rule_page",
    "take_back_confirmation",
    "take_back_day",
]
