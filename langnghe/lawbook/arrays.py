"""A million deadlines at once, for statistics; NumPy is needed only here."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.calendars import WorkCalendar
from langnghe.lawbook.errors import NoTextInForce
from langnghe.lawbook.model import Reading
from langnghe.lawbook.terms import Direction, Unit, plain_end

if TYPE_CHECKING:
    import numpy as np

EPOCH = date(1970, 1, 1).toordinal()


def deadlines_array(
    rule_id: str, counted_from: Any, *, facts: Iterable[str] = (), book: Book | None = None
) -> "np.ndarray[Any, np.dtype[np.datetime64]]":
    """`due_on` for an array of datetime64[D] days. Refuses a day on which no version was in force."""
    import numpy as np

    book = book or default_book()
    days = np.asarray(counted_from, dtype="datetime64[D]").astype(np.int64) + EPOCH
    out = np.zeros_like(days)
    covered = np.zeros(days.shape, dtype=bool)
    for version in book.rule(rule_id).versions:
        until = version.in_force_until.toordinal() if version.in_force_until else date.max.toordinal()
        held = (days >= version.in_force_from.toordinal()) & (days <= until)
        if held.any():
            reading = version.readings(frozenset(facts))[0]
            out[held] = _ends(days[held], reading, version.direction, book.calendar)
            covered |= held
    if not covered.all():
        first = date.fromordinal(int(days[~covered][0]))
        raise NoTextInForce(
            f"Ngày {first:%d/%m/%Y} không có văn bản nào đang có hiệu lực cho quy định “{rule_id}”.",
            f"No text was in force for the rule “{rule_id}” on {first:%d/%m/%Y}.",
        )
    return (out - EPOCH).astype("datetime64[D]")


def _ends(days: Any, reading: Reading, direction: Direction, calendar: WorkCalendar) -> Any:
    import numpy as np

    term = reading.term
    sign = -1 if direction is Direction.BEFORE else 1
    farthest = plain_end(date.fromordinal(int(days.max())), term, 1)
    calendar.roll(date(farthest.year + 1 + term.number // 200, 1, 1))
    worked = np.array(calendar.worked)
    # How many working days there are before each day of the calendar: one look-up instead of a search.
    before = np.zeros(worked[-1] - calendar.first + 2, dtype=np.int64)
    np.add.at(before, worked - calendar.first + 1, 1)
    before = before.cumsum()
    at = days - calendar.first
    if term.unit is Unit.WORKING_DAYS:
        return worked[before[at + 1] + term.number - 1] if sign > 0 else worked[before[at] - term.number]
    if term.unit in {Unit.CALENDAR_DAYS, Unit.HOURS}:
        length = term.number if term.unit is Unit.CALENDAR_DAYS else term.number // 24
        ends = days + sign * length
    else:
        # Months are few and irregular: each distinct day is counted once.
        distinct, where = np.unique(days, return_inverse=True)
        plain = [plain_end(date.fromordinal(int(day)), term, sign).toordinal() for day in distinct]
        ends = np.array(plain)[where]
    return ends if sign < 0 else worked[before[ends - calendar.first]]
