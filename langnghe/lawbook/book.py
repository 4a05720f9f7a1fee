"""The book: rules read field by field when first asked for, sources, and the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from langnghe.lawbook.announced import announced_year
from langnghe.lawbook.calendars import WorkCalendar, YearOfDays, with_announcements
from langnghe.lawbook.errors import UnknownRule
from langnghe.lawbook.loader import load_folder, load_sources
from langnghe.lawbook.model import Rule, RuleVersion, SourceDocument

PACKS = Path(__file__).parent / "packs"
EDITION = "2026.11"


@dataclass
class Book:
    """The law as one folder of packs says it, with what one authority has confirmed or made stricter."""

    folder: Path = PACKS
    local: Mapping[str, Rule] = field(default_factory=dict)
    notices: Mapping[int, YearOfDays] = field(default_factory=dict)
    base: "Book | None" = field(default=None, repr=False)
    _rules: dict[str, Rule] = field(default_factory=dict, repr=False)
    _read: set[str] = field(default_factory=set, repr=False)

    def adapted(self, local: Mapping[str, Rule], notices: Mapping[int, YearOfDays]) -> "Book":
        """The same packs, read once, with what one authority added; this book stays as it is."""
        return Book(self.folder, local, notices, base=self)

    @cached_property
    def sources(self) -> dict[str, SourceDocument]:
        if self.base:
            return self.base.sources
        return load_sources(self.folder / "sources.yaml")

    @cached_property
    def calendar(self) -> WorkCalendar:
        if self.base and not self.notices:
            return self.base.calendar
        folder = self.folder / "calendars"
        return with_announcements(lambda year: announced_year(folder, year), self.notices)

    @cached_property
    def version(self) -> str:
        """The edition and a digest of every pack, so that a stored deadline tells what it was computed from."""
        digest = sha256(self.base.version.encode() if self.base else b"")
        for path in [] if self.base else sorted(self.folder.rglob("*.yaml")):
            digest.update(path.read_bytes())
        for notice in sorted(self.notices.items()):
            digest.update(repr(notice).encode())
        for name, rule in sorted(self.local.items()):
            digest.update(repr((name, rule)).encode())
        return f"{EDITION}-{digest.hexdigest()[:8]}"

    @cached_property
    def fields(self) -> list[str]:
        return sorted(
            path.name for path in self.folder.iterdir() if path.is_dir() and path.name != "calendars"
        )

    def rule(self, rule_id: str) -> Rule:
        """The rule of this id. Refuses an id that no pack has."""
        found = self._rules.get(rule_id)
        if found is None:
            self._read_field(rule_id.partition(".")[0])
            found = self._rules.get(rule_id)
        if found is None:
            raise UnknownRule(
                f"Không có quy định mang mã “{rule_id}”.", f"There is no rule with the id “{rule_id}”."
            )
        return found

    def on(self, rule_id: str, day: date) -> RuleVersion:
        return self.rule(rule_id).on(day)

    def all_rules(self) -> list[Rule]:
        for name in self.fields:
            self._read_field(name)
        return [self._rules[name] for name in sorted(self._rules)]

    def field_rules(self, name: str) -> list[Rule]:
        self._read_field(name)
        return [self._rules[rule_id] for rule_id in sorted(self._rules) if rule_id.partition(".")[0] == name]

    def by_id(self, name: str) -> dict[str, Rule]:
        """The rules of one field by their ids."""
        return {rule.id: rule for rule in self.field_rules(name)}

    def year(self, number: int) -> YearOfDays:
        """The days off of a year: announced, or computed and provisional."""
        return self.calendar.year(number)

    def _read_field(self, name: str) -> None:
        if name in self._read or name not in self.fields:
            return
        found = self.base.by_id(name) if self.base else load_folder(self.folder / name, self.sources)
        self._rules.update({rule_id: self.local.get(rule_id, rule) for rule_id, rule in found.items()})
        self._read.add(name)


@cache
def default_book() -> Book:
    return Book()
