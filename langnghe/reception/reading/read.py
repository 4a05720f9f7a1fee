"""From the text of a notice to its plans: line by line, with what the lines before have said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from langnghe.lawbook import Dates
from langnghe.reception.reading import patterns, receivers, sentences
from langnghe.reception.reading.days import Days
from langnghe.reception.reading.keeping import Keeper
from langnghe.reception.reading.model import (
    SKIP,
    Ask,
    Hours,
    Line,
    Option,
    Question,
    Reading,
)
from langnghe.reception.reading.tables import (
    Column,
    Month,
    Row,
    columns_of,
    months_of,
    receiver_beside,
    row_of,
)
from langnghe.vietnamese import find_periods, fold, normalise

MOST_LINES = 2000


@dataclass
class Reader(Keeper):
    """What holds from earlier lines: month, receiver, columns, and what `Keeper` holds."""

    month: int | None = None
    receiver: str = ""
    columns: tuple[Column, ...] = ()
    months: tuple[Month | None, ...] = ()
    places: set[str] = field(default_factory=set)

    def line(self, line: Line) -> None:
        folded = fold(line.text)
        self._roll(folded)
        if line.is_row:
            return self._row(line)
        self.columns, self.months = (), ()
        for clause in sentences.clauses(line.text):
            part = sentences.unnumbered(clause)
            self._sentence(Line(line.number, part), patterns.DAY_OFF.sub(" ", fold(part)))
        return None

    def _roll(self, folded: str) -> None:
        clause = patterns.DAY_OFF.search(folded)
        if clause and (policy := patterns.roll(clause[0])):
            self.reading.roll = policy

    def _row(self, line: Line) -> None:
        if months := months_of(line.cells):
            self.months, self.columns = months, ()
            return None
        if len(self.months) == len(line.cells):
            return self._under_months(line)
        header = columns_of(line.cells)
        if header:
            self.columns = header
            return None
        row = row_of(line.cells, self.columns)
        self.year = row.year or self.year
        self.month = row.month or self.month
        self.receiver = row.receiver or self.receiver
        return self._found(line, row) if row.days else None

    def _under_months(self, line: Line) -> None:
        receiver = receiver_beside(line.cells, self.months) or self.receiver
        for cell, month in zip(line.cells, self.months, strict=True):
            if month:
                self._keep(
                    line, Days(line, self.answers, month[1] or self.year, month[0]).read(cell), receiver
                )

    def _found(self, line: Line, row: Row) -> None:
        cut = patterns.DAY_OFF.sub(" ", fold(row.days))
        rules = sentences.rules(cut)
        if rules:
            return self._rules(line, cut, self.receiver, row.hours, row.place)
        days = Days(line, self.answers, self.year, self.month).read(row.days)
        return self._keep(line, days, self.receiver, row.hours, row.place)

    def _sentence(self, line: Line, folded: str) -> None:
        named = patterns.YEAR.search(folded)
        self.year = int(named[1] or named[2]) if named else self.year
        hours = self._hours(line, folded)
        places = sentences.places(line.text)
        place = places[0] if places else ""
        who = receivers.in_text(line.text)
        if sentences.unclear(folded) or len(set(places)) > 1:
            self._ask(Ask.NOT_READ, line)
        elif sentences.ambiguous(folded):
            self._ask(Ask.EITHER, line)
        elif sentences.rules(folded) and not sentences.lists_days(folded):
            self._rules(line, folded, who or self.receiver, hours, place)
        elif sentences.has_days(folded):
            self._days(line, folded, who, hours, place)
        else:
            self._context(line, folded, who, hours, place)

    def _days(self, line: Line, folded: str, who: str, hours: tuple[Hours, ...], place: str) -> None:
        month = patterns.MONTH.search(folded)
        alone = month if month and not patterns.DATE.search(folded) else None
        if alone:
            self.month = patterns.number(alone["month"])
            self.year = int(alone["year"]) if alone["year"] else self.year
            folded = folded[: alone.start()] + " " + folded[alone.end() :]
        text = sentences.only_days(folded)
        self._keep(
            line,
            Days(line, self.answers, self.year, self.month).read(text),
            who or self.receiver,
            hours,
            place,
        )

    def _context(self, line: Line, folded: str, who: str, hours: tuple[Hours, ...], place: str) -> None:
        """A heading: it says who, when or where for the lines after it."""
        month = patterns.MONTH.search(folded)
        if month and not find_periods(line.text):
            self.month = patterns.number(month["month"])
        if month and month["year"]:
            self.year = int(month["year"])
        self.receiver, self.hours, self.place = who or self.receiver, hours or self.hours, place or self.place
        if place and not sentences.cites(folded):
            self.places.add(place)
        if sentences.seems_unread(folded) and not (month or who or hours or place):
            self._ask(Ask.NOT_READ, line)

    def _ask(self, kind: Ask, line: Line) -> None:
        question = Question(kind, line, line.text, (Option(SKIP),))
        if self.answers.get(question.key) != SKIP:
            self.reading.questions.append(question)


def lines_of(text: str) -> Iterator[Line]:
    for number, raw in enumerate(normalise(text).splitlines()[:MOST_LINES], 1):
        if raw.strip(" |\t-–—_*=.") and not raw.strip().startswith("#"):
            yield Line(number, raw.replace("–", "-").replace("—", "-"))


def read(text: str, *, year: int | None = None, answers: Mapping[str, str] | None = None) -> Reading:
    """Understand a pasted list. `year` stands where the list names none; `answers` are of earlier questions."""
    reader = Reader(answers or {}, year)
    for line in lines_of(text):
        reader.line(line)
    reading = reader.reading
    if len(reader.places) == 1:
        # “Địa điểm: …” often stands below the days; one place in the whole list is the place of all of them.
        [place] = reader.places
        reading.found = [one if one.place else replace(one, place=place) for one in reading.found]
    periods = [one.period for one in find_periods(normalise(text))]
    longest = max(periods, key=lambda one: one.end - one.start, default=None)
    reading.period = (longest.start, longest.end) if longest else None
    reading.years = tuple(sorted({day.year for day in _listed(reading)}))
    return reading


def _listed(reading: Reading) -> Iterator[date]:
    for one in reading.found:
        if isinstance(one.rule, Dates):
            yield from one.rule.dates
