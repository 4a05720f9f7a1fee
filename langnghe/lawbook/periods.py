"""Report periods: from which day to which day a quarter, half or year of the statistics runs."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from langnghe.lawbook.book import Book, default_book
from langnghe.lawbook.errors import NoTextInForce
from langnghe.lawbook.model import Citation, Confidence, RuleVersion

FIELD = "period"


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """One period of the statistics that holds a given day."""

    rule: str
    title: str
    title_en: str
    start: date
    end: date
    due_on: date | None
    cite: Citation
    confidence: Confidence

    def as_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "title": self.title,
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "cite": self.cite.as_json(),
            "confidence": str(self.confidence),
        }


def _day(year: int, month_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_day}")


def _of_year(version: RuleVersion, year: int) -> ReportPeriod:
    data = version.data
    start = _day(year - 1 if data["previous_year"] else year, data["from"])
    due = _day(year, data["due"]) if "due" in data else None
    return ReportPeriod(
        version.rule,
        version.title,
        version.title_en,
        start,
        _day(year, data["to"]),
        due,
        version.cite,
        version.confidence,
    )


def periods(on: date, *, book: Book | None = None) -> list[ReportPeriod]:
    """The report periods that hold this day, by the texts in force on it. Refuses a day before the first text."""
    found = []
    for rule in (book or default_book()).field_rules(FIELD):
        version = next((one for one in rule.versions if one.holds_on(on)), None)
        if version is None:
            continue
        years = (_of_year(version, year) for year in (on.year, on.year + 1))
        found += [period for period in years if period.start <= on <= period.end]
    if not found:
        raise NoTextInForce(
            f"Ngày {on:%d/%m/%Y} không có văn bản nào về kỳ báo cáo.",
            f"No text about report periods held on {on:%d/%m/%Y}.",
        )
    return found


def closed_periods(on: date, *, book: Book | None = None) -> list[ReportPeriod]:
    """Of each kind the last period that ended before this day, by the text in force on its last day; newest first.

    Of those that end together the shortest stands first. Refuses a day before the end of the first period.
    """
    found = []
    for rule in (book or default_book()).field_rules(FIELD):
        known = (
            _of_year(one, year)
            for one in rule.versions
            for year in (on.year, on.year - 1)
            if _ends(one, year, on)
        )
        found += sorted(known, key=lambda period: period.end)[-1:]
    if not found:
        raise NoTextInForce(
            f"Trước ngày {on:%d/%m/%Y} chưa có kỳ báo cáo nào khép lại.",
            f"No report period had ended before {on:%d/%m/%Y}.",
        )
    return sorted(found, key=lambda period: (-period.end.toordinal(), period.end - period.start))


def _ends(version: RuleVersion, year: int, on: date) -> bool:
    end = _day(year, version.data["to"])
    return end < on and version.holds_on(end)
