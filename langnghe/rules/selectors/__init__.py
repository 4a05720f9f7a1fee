"""Questions: the law of one unit, and the lists and pages that show it."""

from langnghe.rules.selectors.books import added_day, book_of, marks_of, term_of, with_row
from langnghe.rules.selectors.pages import (
    confirmations,
    days_off,
    example,
    facts_of,
    local_rules,
    one_rule,
    rules_of,
    told,
    unit_of,
    year_of,
)
from langnghe.rules.words import event_name, fact_name, length_name, says_of, title_of

__all__ = [
    "added_day",
    "book_of",
    "confirmations",
    "days_off",
    "event_name",
    "example",
    "fact_name",
    "facts_of",
    "length_name",
    "local_rules",
    "marks_of",
    "one_rule",
    "rules_of",
    "says_of",
    "term_of",
    "title_of",
    "told",
    "unit_of",
    "with_row",
    "year_of",
]
