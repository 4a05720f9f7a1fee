"""Questions about working days, answered from the book's calendar."""

from datetime import date

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.calendars import Workday
from langnghe.lawbook.errors import BadTerm


def workdays(start: date, end: date, *, book: Book | None = None) -> list[Workday]:
    """Every date from start to end, worked or not, and why. Refuses an end before its start."""
    if end < start:
        raise BadTerm("Ngày cuối ở trước ngày đầu.", "The end is before the start.")
    return (book or default_book()).calendar.days(start, end)


def is_working_day(day: date, *, book: Book | None = None) -> bool:
    return (book or default_book()).calendar.is_working(day)


def add_working_days(day: date, number: int, *, book: Book | None = None) -> date:
    """The n-th working day after (or, negative, before) a day; zero gives the day itself."""
    return (book or default_book()).calendar.add(day, number) if number else day


def working_days_between(after: date, until: date, *, book: Book | None = None) -> int:
    """Working days after the first date up to and including the second."""
    return (book or default_book()).calendar.between(after, until)
