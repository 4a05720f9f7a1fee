"""Days in a cell or a sentence: lists within a month, whole dates, and what contradicts the calendar."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from langnghe.reception.reading import dated, patterns
from langnghe.reception.reading.model import SKIP, Ask, Line, Option, Question
from langnghe.vietnamese import fold
from langnghe.vietnamese.errors import LanguageError
from langnghe.vietnamese.written_dates import WrittenDate, checked, may_exist

LONGEST_SPAN = 31
ALL, BOTH, KEEP = "all", "both", "keep"


@dataclass
class Days:
    """Days read from one piece of a line, and the questions left open; an answered question asks no more."""

    line: Line
    answers: Mapping[str, str]
    year: int | None
    month: int | None = None
    days: list[date] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def ask(self, kind: Ask, about: str, options: tuple[Option, ...] = ()) -> None:
        """Put the question, or take the answer already given."""
        question = Question(kind, self.line, about, options)
        given = self.answers.get(question.key, "")
        chosen = next((option for option in options if option.value == given), None)
        if chosen is None:
            self.questions.append(question)
        else:
            self.days += chosen.days

    def read(self, text: str) -> "Days":
        rest = fold(text)
        for span in patterns.HOURS.finditer(rest):
            rest = rest.replace(span[0], " " * len(span[0]))
        rest = self._whole_dates(rest)
        if self._either(rest, text):
            return self
        rest = self._ranges(rest)
        weekdays = patterns.weekdays(rest)
        listed = patterns.WEEKDAY.sub(lambda found: "#" * len(found[0]), rest)
        for found in patterns.IN_LIST.finditer(listed):
            self._day(found["day"], self.month, self.year, _weekday_after(rest, found.end()))
        if not self.days and not self.questions and weekdays and self.month:
            self.ask(Ask.NOT_READ, text, (Option(SKIP),))
        return self

    def _either(self, rest: str, text: str) -> bool:
        """“15 hoặc 16”: a schedule has one day, so a person says which."""
        if not patterns.OR.search(rest) or not self.month or not self.year:
            return False
        found = [int(one["day"]) for one in patterns.IN_LIST.finditer(patterns.WEEKDAY.sub("", rest))]
        last = monthrange(self.year, self.month)[1]
        days = [date(self.year, self.month, day) for day in found if 1 <= day <= last]
        options = tuple(Option(day.isoformat(), (day,)) for day in days)
        self.ask(Ask.EITHER, text, (*options, Option(SKIP)))
        return True

    def _whole_dates(self, rest: str) -> str:
        masked = patterns.WEEKDAY.sub(lambda one: "#" * len(one[0]), rest)
        read = dated.whole_dates(masked, self.year)
        for one in read:
            self._whole_date(one, rest)
        return dated.without(rest, read)

    def _whole_date(self, one: dated.Whole, rest: str) -> None:
        if one.first:
            return self._span(one)
        for day in one.before:
            self._day(day, one.month, one.year, None)
        return self._day(one.day, one.month, one.year, _weekday_near(rest, one.start, one.end))

    def _span(self, one: dated.Whole) -> None:
        """“Từ 06/7 đến 08/7” may be two days or three: asked. What is longer than a month is a period, no list."""
        ends = one.span
        if ends is None:
            self._day(one.first, one.first_month, one.year, None)
            return self._day(one.day, one.month, one.year, None)
        if (ends[1] - ends[0]).days > LONGEST_SPAN:
            return None
        span = tuple(ends[0] + timedelta(days=n) for n in range((ends[1] - ends[0]).days + 1))
        about = f"{ends[0]:%d/%m} - {ends[1]:%d/%m/%Y}"
        return self.ask(Ask.RANGE, about, (Option(BOTH, ends), Option(ALL, span), Option(SKIP)))

    def _ranges(self, rest: str) -> str:
        """“3 - 5” may mean two days or three: asked."""
        found = patterns.BETWEEN.search(rest)
        if not found or not self.month or not self.year:
            return rest
        first, last = int(found[1]), int(found[2])
        if not 1 <= first < last <= monthrange(self.year, self.month)[1]:
            return rest
        ends = (date(self.year, self.month, first), date(self.year, self.month, last))
        span = tuple(ends[0] + timedelta(days=n) for n in range(last - first + 1))
        self.ask(Ask.RANGE, found[0], (Option(BOTH, ends), Option(ALL, span), Option(SKIP)))
        return rest[: found.start()] + " " * len(found[0]) + rest[found.end() :]

    def _day(self, day: str, month: int | None, year: int | None, weekday: int | None) -> None:
        if month is None:
            return self.ask(Ask.NO_MONTH, day, (Option(SKIP),))
        if year is None:
            return self.ask(Ask.NO_YEAR, f"{day}/{month}")
        try:
            found = checked(WrittenDate(int(day), month, year)).date
        except LanguageError:
            return self._no_such_day(f"{day}/{month}/{year}", month, year)
        if found and weekday is not None and found.weekday() != weekday:
            return self._contradiction(found, weekday)
        return self.days.append(found) if found else None

    def _no_such_day(self, shown: str, month: int, year: int) -> None:
        options = [Option(SKIP)]
        if may_exist(None, month):
            last = date(year, month, monthrange(year, month)[1])
            options.insert(0, Option(last.isoformat(), (last,)))
        self.ask(Ask.NO_SUCH_DAY, shown, tuple(options))

    def _contradiction(self, day: date, weekday: int) -> None:
        """The day and the weekday disagree: either may be the mistake, so both are offered."""
        near = min(
            (day + timedelta(days=n) for n in range(-3, 4)), key=lambda one: (one.weekday() != weekday, one)
        )
        options = (Option(KEEP, (day,)), Option(near.isoformat(), (near,)), Option(SKIP))
        self.ask(Ask.WEEKDAY, f"{day.day}/{day.month}/{day.year} ({weekday})", options)


def _weekday_after(rest: str, end: int) -> int | None:
    """“15 (thứ Ba)”: the weekday that stands right behind the day."""
    found = patterns.WEEKDAY.search(rest, end, end + 16)
    return (
        patterns.weekdays(found[0])[0]
        if found and not re.search(r"[\d;,|]", rest[end : found.start()])
        else None
    )


def _weekday_near(rest: str, start: int, end: int) -> int | None:
    """“thứ Năm, ngày 02/7” and “02/7 (thứ Năm)”."""
    before = list(patterns.WEEKDAY.finditer(rest, max(0, start - 24), start))
    if before and re.fullmatch(r"[\s,(]*(?:ngay\s)?", rest[before[-1].end() : start]):
        return patterns.weekdays(before[-1][0])[0]
    return _weekday_after(rest, end)
