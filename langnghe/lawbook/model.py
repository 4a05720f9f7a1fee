"""What the lawbook is made of: documents, rules, their dated versions and the readings of a text."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from langnghe.lawbook.errors import NoTextInForce, UnknownFact, WrongKind
from langnghe.lawbook.terms import Direction, Term

NO_FACTS: frozenset[str] = frozenset()


class Confidence(StrEnum):
    SOURCED = "sourced"
    ONE_SOURCE = "one-source"
    UNVERIFIED = "unverified"
    CONFIRMED = "confirmed"


CONFIDENCE_WORDS = {
    Confidence.SOURCED: ("có nguồn", "sourced"),
    Confidence.ONE_SOURCE: ("mới có một nguồn", "one source"),
    Confidence.UNVERIFIED: ("chưa kiểm chứng", "unverified"),
    Confidence.CONFIRMED: ("đã được xác nhận", "confirmed"),
}


class Kind(StrEnum):
    TERM = "term"
    DUTY = "duty"
    STATEMENT = "statement"
    PERIOD = "period"
    TABLE = "table"


class Stricter(StrEnum):
    SHORTER = "shorter"
    LONGER = "longer"
    MORE = "more"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One legal document; a symbol or a date that nobody has read is empty, never guessed."""

    id: str
    symbol: str
    type: str
    number: str
    date: date | None
    title_vi: str
    title_en: str
    status: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands: `source/article`, and the sentence to print."""

    source: str
    article: str
    text: str

    def __str__(self) -> str:
        return f"{self.source}/{self.article}"

    def as_json(self) -> dict[str, str]:
        return {"source": self.source, "article": self.article, "text": self.text}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the text: a term and the article it stands on."""

    term: Term
    cite: Citation


@dataclass(frozen=True, slots=True)
class Branch:
    """A term that holds when all its facts are given."""

    facts: frozenset[str]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Extension:
    """How a running term may be prolonged: by how much, how often, and on which fact."""

    term: Term
    times: int
    fact: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class Duty:
    """So many days with reception in each calendar month or ISO week."""

    days: int
    each: str

    def __str__(self) -> str:
        return f"{self.days} days each {self.each}"

    def in_vietnamese(self) -> str:
        return f"{self.days} ngày mỗi {'tháng' if self.each == 'month' else 'tuần'}"


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """The text of a rule from a day until a day, both inclusive."""

    rule: str
    title: str
    title_en: str
    kind: Kind
    counted_from: str
    direction: Direction
    stricter: Stricter
    in_force_from: date
    in_force_until: date | None
    cite: Citation
    confidence: Confidence
    branches: tuple[Branch, ...] = ()
    facts: frozenset[str] = NO_FACTS
    extensions: tuple[Extension, ...] = ()
    duty: Duty | None = None
    says: str = ""
    says_en: str = ""
    reaches_open_cases: Citation | None = None
    data: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    part_of: str = ""
    _chosen: dict[frozenset[str], tuple[Reading, ...]] = field(
        default_factory=dict, repr=False, hash=False, compare=False
    )

    @property
    def term(self) -> Term | None:
        """The term without any fact; `None` for a rule that counts no time."""
        return self.branches[0].readings[0].term if self.branches else None

    def holds_on(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_until is None or day <= self.in_force_until)

    def readings(self, facts: frozenset[str]) -> tuple[Reading, ...]:
        """The readings for these facts; the most particular branch wins. Refuses a fact the rule never asks."""
        chosen = self._chosen.get(facts)
        if chosen is None:
            chosen = self._chosen[facts] = self._choose(facts)
        return chosen

    def _choose(self, facts: frozenset[str]) -> tuple[Reading, ...]:
        if not self.branches:
            raise WrongKind(
                f"Quy định “{self.rule}” không có thời hạn để tính.",
                f"The rule “{self.rule}” has no term to count.",
            )
        for fact in sorted(facts - self.facts):
            asked = ", ".join(sorted(self.facts))
            raise UnknownFact(
                f"Quy định “{self.rule}” không xét tình tiết “{fact}”"
                + (f"; các tình tiết được xét: {asked}." if asked else " và không xét tình tiết nào."),
                f"The rule “{self.rule}” does not ask about “{fact}”"
                + (f"; it asks about: {asked}." if asked else ", nor about any fact."),
            )
        fitting = [branch for branch in self.branches if branch.facts <= facts]
        return max(fitting, key=lambda branch: len(branch.facts)).readings


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the law fixes, with all its versions in order of time."""

    id: str
    title: str
    title_en: str
    kind: Kind
    versions: tuple[RuleVersion, ...]

    @property
    def part_of(self) -> str:
        """The id of the whole rule, for an id that names one version or one branch of it."""
        return self.versions[-1].part_of

    def on(self, day: date) -> RuleVersion:
        """The version in force on a day. Refuses a day on which none was."""
        for version in reversed(self.versions):
            if version.in_force_from <= day:
                if version.in_force_until is None or day <= version.in_force_until:
                    return version
                break
        raise NoTextInForce(
            f"Ngày {day:%d/%m/%Y} không có văn bản nào đang có hiệu lực cho quy định “{self.id}”.",
            f"No text was in force for the rule “{self.id}” on {day:%d/%m/%Y}.",
        )
