"""One citation, as the library gives it."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

Day = date


@dataclass(frozen=True)
class Cited:
    """One citation; what the text does not say stays none."""

    span: tuple[int, int]
    text: str
    type: str | None
    number: str
    suffix: str | None
    year: int | None
    abbr: str | None
    body: str | None
    system: str | None
    symbol: str | None
    date: Day | None
    issuer: str | None
    provision: str | None
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        row = asdict(self)
        row["span"], row["warnings"] = list(self.span), list(self.warnings)
        row["date"] = self.date.isoformat() if self.date else None
        return row
