"""From the text of a notice to its plans: line by line, with what the lines before have said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from langnghe.lawbook import Dates, Monthly
from langnghe.reception.reading import patterns, receivers, sentences
from langnghe.reception.reading.days import Days
from langnghe.reception.reading.model import (
    SKIP,
    Ask,
    Found,
    Hours,
    Line,
    Option,
    PlainRule,
    Question,
    Reading,
)
from langnghe.reception.reading.tables import Column, Row, columns_of, row_of
from langnghe.vietnamese import find_periods, fold, normalise

MOST_LINES = 2000
SHORTEST_MONTH = 28


@dataclass
class Reader:
    """What holds from earlier lines: year, month, receiver, hours, columns."""

    answers: Mapping[str, str]
    year: int | None
    reading: Reading = field(default_factory=Reading)
    month: int | None = None
    receiver: str = ""
    hours: tuple[Hours, ...] = ()
    place: str = ""
    columns: tuple[Column, ...] = ()

    def line(self, line: Line) -> None:
        folded = fold(line.text)
        self._roll(folded)
        if line.is_row:
            return self._row(line)
        self.columns = ()
        return self._sentence(line, patterns.DAY_OFF.sub(" ", folded))

    def _roll(self, folded: str) -> None:
        clause = patterns.DAY_OFF.search(folded)
        if clause and (policy := patterns.roll(clause[0])):
            self.reading.roll = policy

    def _row(self, line: Line) -> None:
        header = columns_of(line.cells)
        if header:
            self.columns = header
            return
        row = row_of(line.cells, self.columns)
        self.year = row.year or self.year
        self.month = row.month or self.month
        self.receiver = row.receiver or self.receiver
        if row.days:
            self._found(line, row)

    def _found(self, line: Line, row: Row) -> None:
        cut = patterns.DAY_OFF.sub(" ", fold(row.days))
        rules = sentences.rules(cut)
        if rules:
            return self._rules(line, cut, self.receiver, row.hours, row.place)
        days = Days(line, self.answers, self.year, self.month).read(row.days)
        return self._keep(line, days, self.receiver, row.hours, row.place)

    def _keep(
        self, line: Line, days: Days, receiver: str, hours: tuple[Hours, ...] = (), place: str = ""
    ) -> None:
        self.reading.questions += days.questions
        if days.days:
            given = (receiver,) if receiver else ()
            rule = Dates(tuple(days.days))
            self.reading.found.append(Found(line, given, rule, hours or self.hours, place or self.place))

    def _rules(
        self, line: Line, folded: str, receiver: str, hours: tuple[Hours, ...] = (), place: str = ""
    ) -> None:
        found = sentences.rules(folded)
        several = sentences.in_turn(line.text) or ((receiver,) if receiver else ())
        for rule in found:
            sure = self._short_month(line, rule)
            if sure:
                self.reading.found.append(
                    Found(line, several, sure, hours or self.hours, place or self.place)
                )

    def _short_month(self, line: Line, rule: PlainRule) -> PlainRule | None:
        """“Ngày 30 hằng tháng” leaves February open: asked."""
        if not isinstance(rule, Monthly) or max(rule.days) <= SHORTEST_MONTH:
            return rule
        options = (Option("last_day"), Option("skip"))
        question = Question(Ask.SHORT_MONTH, line, str(max(rule.days)), options)
        given = self.answers.get(question.key)
        if given not in {"last_day", "skip"}:
            self.reading.questions.append(question)
            return None
        return Monthly(rule.days, given)

    def _sentence(self, line: Line, folded: str) -> None:
        named = patterns.YEAR.search(folded)
        self.year = int(named[1] or named[2]) if named else self.year
        hours = self._hours(line, folded)
        place = sentences.place(line.text)
        who = receivers.in_text(line.text)
        if sentences.unknown(folded):
            self._ask(Ask.NOT_READ, line)
        elif sentences.ambiguous(folded):
            self._ask(Ask.EITHER, line)
        elif sentences.rules(folded):
            self._rules(line, folded, who or self.receiver, hours, place)
        elif sentences.has_days(folded):
            self._days(line, folded, who, hours, place)
        else:
            self._context(line, folded, who, hours, place)

    def _hours(self, line: Line, folded: str) -> tuple[Hours, ...]:
        found = patterns.hours(folded)
        if not patterns.SEASON.search(folded) or not found:
            return found
        options = tuple(Option(_shown(one), words=_shown(one)) for one in found)
        question = Question(Ask.SEASONS, line, line.text, options)
        chosen = [one for one in found if _shown(one) == self.answers.get(question.key)]
        if not chosen:
            self.reading.questions.append(question)
        return tuple(chosen)

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
        if sentences.seems_unread(folded) and not (month or who or hours or place):
            self._ask(Ask.NOT_READ, line)

    def _ask(self, kind: Ask, line: Line) -> None:
        question = Question(kind, line, line.text, (Option(SKIP),))
        if self.answers.get(question.key) != SKIP:
            self.reading.questions.append(question)


def _shown(hours: Hours) -> str:
    return f"{hours[0]:%H:%M}-{hours[1]:%H:%M}"


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
    periods = [one.period for one in find_periods(normalise(text))]
    longest = max(periods, key=lambda one: one.end - one.start, default=None)
    reading.period = (longest.start, longest.end) if longest else None
    reading.years = tuple(sorted({day.year for day in _listed(reading)}))
    return reading


def _listed(reading: Reading) -> Iterator[date]:
    for one in reading.found:
        if isinstance(one.rule, Dates):
            yield from one.rule.dates
