"""The list of rules and the page of one: every version with its terms, its article and how sure it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import Invalid, NotFound
from langnghe.lawbook.calendars import FIRST_YEAR, LAST_YEAR, YearOfDays
from langnghe.rules import access, words
from langnghe.rules.models import Confirmation, LocalDayOff, LocalRule
from langnghe.rules.selectors.books import book_of
from langnghe.units.models import Unit
from langnghe.vietnamese.text import fold

A_PAGE = 40


@dataclass(frozen=True)
class RuleRow:
    """One line of the list: the version of the day, or the last one there was."""

    rule: lawbook.Rule
    version: lawbook.RuleVersion
    in_force: bool
    is_local: bool

    @property
    def title(self) -> str:
        return words.title_of(self.version)

    @property
    def field(self) -> str:
        return words.field_name(self.rule.id)

    @property
    def says(self) -> str:
        """The term, the duty or the sentence of the rule, in a line."""
        version = self.version
        if version.term:
            return " · ".join(words.length_name(one.term) for one in version.readings(frozenset()))
        return words.length_name(version.duty) if version.duty else words.says_of(version)

    @property
    def confidence(self) -> str:
        return str(words.CONFIDENCES[self.version.confidence])

    @property
    def tone(self) -> str:
        return words.TONES[self.version.confidence]


@dataclass(frozen=True)
class Found:
    """One page of the list, with how many rules fit in all."""

    rows: list[RuleRow]
    total: int
    page: int

    @property
    def has_next(self) -> bool:
        return self.page * A_PAGE < self.total


@dataclass(frozen=True)
class Line:
    """One term of a version: for which facts, how long, by which article."""

    facts: str
    lengths: list[str]
    cite: str


@dataclass(frozen=True)
class Told:
    """One version as the page tells it."""

    version: lawbook.RuleVersion
    source: lawbook.SourceDocument | None
    lines: list[Line]
    in_force: bool
    is_local: bool

    @property
    def says(self) -> str:
        return words.says_of(self.version)

    @property
    def confidence(self) -> str:
        return str(words.CONFIDENCES[self.version.confidence])

    @property
    def tone(self) -> str:
        return words.TONES[self.version.confidence]

    @property
    def duty(self) -> str:
        return words.length_name(self.version.duty) if self.version.duty else ""

    @property
    def way(self) -> str:
        return str(words.WAYS[self.version.stricter])

    @property
    def event(self) -> str:
        return words.event_name(self.version.counted_from)

    @property
    def columns(self) -> list[tuple[int, str]]:
        """Numbered as the text numbers them; a text that only names them, in its order."""
        given = self.version.data.get("columns", {})
        return sorted(given.items()) if isinstance(given, dict) else list(enumerate(map(str, given), start=1))


def rules_of(
    unit: str, on: date, *, text: str = "", field: str = "", confidence: str = "", page: int = 1
) -> Found:
    """The rules as they hold for a unit, found by words with or without marks, field and confidence."""
    book = book_of(unit) if unit else lawbook.default_book()
    rows = [_row(rule, on) for rule in book.all_rules()]
    asked = fold(text).split()
    fitting = [
        row
        for row in rows
        if (not field or row.rule.id.partition(".")[0] == field)
        and (not confidence or row.version.confidence == confidence)
        and _fits(row, asked)
    ]
    first = (max(page, 1) - 1) * A_PAGE
    return Found(fitting[first : first + A_PAGE], len(fitting), max(page, 1))


def _fits(row: RuleRow, asked: list[str]) -> bool:
    text = fold(f"{row.rule.id} {row.version.title} {row.version.title_en} {row.version.cite.text}")
    return all(word in text for word in asked)


def _row(rule: lawbook.Rule, on: date) -> RuleRow:
    held = [version for version in rule.versions if version.holds_on(on)]
    version = held[0] if held else rule.versions[-1]
    return RuleRow(rule, version, bool(held), is_local(version))


def is_local(version: lawbook.RuleVersion) -> bool:
    return "replaced_by" in version.data or version.confidence == lawbook.Confidence.CONFIRMED


def one_rule(unit: str, rule_id: str) -> lawbook.Rule:
    """A rule as it holds for a unit; an unknown id is not found."""
    try:
        return (book_of(unit) if unit else lawbook.default_book()).rule(rule_id)
    except lawbook.UnknownRule as error:
        raise NotFound(str(error)) from error


def told(rule: lawbook.Rule, on: date) -> list[Told]:
    """Every version, the newest first."""
    documents = lawbook.sources()
    return [
        Told(
            version,
            documents.get(version.cite.source),
            _lines(version),
            version.holds_on(on),
            is_local(version),
        )
        for version in reversed(rule.versions)
    ]


def _lines(version: lawbook.RuleVersion) -> list[Line]:
    return [
        Line(
            words.facts_name(branch.facts),
            [words.length_name(reading.term) for reading in branch.readings],
            "; ".join(dict.fromkeys(reading.cite.text for reading in branch.readings)),
        )
        for branch in version.branches
    ]


def facts_of(rule: lawbook.Rule) -> list[tuple[str, str]]:
    """The facts that any version asks about, with their names."""
    asked = sorted(frozenset[str]().union(*(version.facts for version in rule.versions)))
    return [(fact, words.fact_name(fact)) for fact in asked]


def example(unit: str, rule_id: str, counted_from: date, facts: Iterable[str]) -> lawbook.Deadline:
    """A due date for the small form on the page; what the lawbook refuses is refused with its sentence."""
    try:
        book = book_of(unit) if unit else lawbook.default_book()
        return lawbook.deadline(rule_id, counted_from, facts=facts, book=book)
    except lawbook.LawError as error:
        raise Invalid(error.in_language("en" if words.is_english() else "vi")) from error


def confirmations(viewer: Viewer, on: date, *, unit: str, rule_id: str) -> list[Confirmation]:
    rows = access.visible(Confirmation.objects.filter(unit=unit, rule=rule_id), viewer, on)
    return list(rows.filter(takes_back__isnull=True).select_related("taken_back_by").order_by("-id"))


def local_rules(viewer: Viewer, on: date, *, unit: str, rule_id: str) -> list[LocalRule]:
    return list(
        access.visible(LocalRule.objects.filter(unit=unit, rule=rule_id), viewer, on).order_by(
            "-since", "-id"
        )
    )


def days_off(viewer: Viewer, on: date, *, unit: str) -> list[LocalDayOff]:
    rows = access.visible(LocalDayOff.objects.filter(unit=unit, takes_back__isnull=True), viewer, on)
    return list(rows.select_related("taken_back_by").order_by("-day", "-id"))


def year_of(unit: str, year: int) -> YearOfDays:
    """The days off and swaps of a year as they hold for this unit. Refuses years the calendar cannot know."""
    if not FIRST_YEAR <= year < LAST_YEAR:
        raise NotFound(_("Lịch nghỉ chỉ có từ năm 2012 đến trước năm 2100."))
    return book_of(unit).year(year)


def unit_of(viewer: Viewer, on: date, *, asked: str = "") -> Unit:
    """The unit whose rules are shown: the one asked for among the viewer's own, else the first he administers."""
    own = access.read_units(viewer, on)
    code = asked or next(iter([*access.administered(viewer, on), *own]), "")
    if code not in own:
        raise NotFound(_("Không có đơn vị này, hoặc ông bà không làm việc tại đó."))
    return Unit.objects.get(pk=code)
