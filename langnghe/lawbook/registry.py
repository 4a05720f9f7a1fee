"""Questions about the rules themselves."""

from datetime import date

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.model import Rule, RuleVersion, SourceDocument


def rule(rule_id: str, on: date, *, book: Book | None = None) -> RuleVersion:
    """The version in force on a day. Refuses an unknown id and a day without a text in force."""
    return (book or default_book()).on(rule_id, on)


def rules(*, book: Book | None = None) -> list[Rule]:
    return (book or default_book()).all_rules()


def sources(*, book: Book | None = None) -> dict[str, SourceDocument]:
    return (book or default_book()).sources


def governing(rule_id: str, *, event_on: date, asked_on: date, book: Book | None = None) -> RuleVersion:
    """The version that governs a case still undecided on `asked_on`.

    A case keeps the text of the day of its event, unless a later text says that it reaches open cases
    (decree-155-2026/22, decree-156-2026/10).
    """
    found = (book or default_book()).rule(rule_id)
    for version in reversed(found.versions):
        if version.reaches_open_cases and version.holds_on(asked_on) and event_on <= asked_on:
            return version
    return found.on(event_on)
