"""What is kept of a line that was understood: its days or its rule, its hours, or the question it leaves open."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from langnghe.lawbook import Dates, Monthly
from langnghe.reception.reading import halves, patterns, sentences
from langnghe.reception.reading.days import Days
from langnghe.reception.reading.halves import Half
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

SHORTEST_MONTH = 28


@dataclass
class Keeper:
    """The reading as far as it goes, and the year, hours and place that hold from earlier lines."""

    answers: Mapping[str, str]
    year: int | None
    reading: Reading = field(default_factory=Reading)
    hours: tuple[Hours, ...] = ()
    place: str = ""

    def _keep(
        self, line: Line, days: Days, receiver: str, hours: tuple[Hours, ...] = (), place: str = ""
    ) -> None:
        self.reading.questions += days.questions
        if days.days:
            given = (receiver,) if receiver else ()
            self._add(line, given, Dates(tuple(days.days)), hours, place)

    def _add(
        self, line: Line, who: tuple[str, ...], rule: PlainRule, hours: tuple[Hours, ...], place: str
    ) -> None:
        chosen = hours or self._half(line)
        if chosen is not None:
            self.reading.found.append(Found(line, who, rule, chosen, place or self.place))

    def _half(self, line: Line) -> tuple[Hours, ...] | None:
        """The hours of the half that the line names; an afternoon without hours is asked, never taken for a morning."""
        half = halves.named(line.text)
        known = halves.of_half(half, self.hours)
        if known or half not in {Half.AFTERNOON, Half.BOTH}:
            return known
        options = halves.options() if half == Half.AFTERNOON else (Option(SKIP),)
        question = Question(Ask.AFTERNOON, line, line.text, options)
        given = self.answers.get(question.key, "")
        if given not in {option.value for option in options}:
            self.reading.questions.append(question)
            return None
        chosen = tuple(one for one in halves.USUAL if halves.shown(one) == given)
        return None if given == SKIP else chosen

    def _rules(
        self, line: Line, folded: str, receiver: str, hours: tuple[Hours, ...] = (), place: str = ""
    ) -> None:
        found = sentences.rules(folded)
        several = sentences.in_turn(line.text) or ((receiver,) if receiver else ())
        for rule in found:
            sure = self._short_month(line, rule)
            if sure:
                self._add(line, several, sure, hours, place)

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

    def _hours(self, line: Line, folded: str) -> tuple[Hours, ...]:
        found = patterns.hours(folded)
        if not patterns.SEASON.search(folded) or not found:
            return found
        options = tuple(Option(halves.shown(one), words=halves.shown(one)) for one in found)
        question = Question(Ask.SEASONS, line, line.text, options)
        chosen = [one for one in found if halves.shown(one) == self.answers.get(question.key)]
        if not chosen:
            self.reading.questions.append(question)
        return tuple(chosen)
