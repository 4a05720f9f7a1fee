"""What the library gives: claims, checks, and both together."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from langnghe.vietnamese.numerals import Qualifier

UNITS = ("turns", "people", "cases", "groups", "petitions", "sessions", "days", "percent", "other")


@dataclass(frozen=True)
class Claim:
    """One stated figure; the span covers the qualifier, the number and the word counted; `of` is the whole in 161/201."""

    span: tuple[int, int]
    text: str
    value: int | Decimal
    unit: str
    qualifier: Qualifier
    warnings: tuple[str, ...] = ()
    of: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "span": list(self.span),
            "text": self.text,
            "value": self.value if isinstance(self.value, int) else float(self.value),
            "unit": self.unit,
            "qualifier": str(self.qualifier),
            "warnings": list(self.warnings),
        }


@dataclass(frozen=True)
class Check:
    """What the text itself implies, with the arithmetic."""

    ok: bool
    spans: tuple[tuple[int, int], ...]
    why: str

    def as_json(self) -> dict[str, Any]:
        return {"ok": self.ok, "spans": [list(span) for span in self.spans], "why": self.why}


@dataclass(frozen=True)
class Claims:
    """All claims of a text, and what they imply for each other."""

    claims: list[Claim] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "claims": [claim.as_json() for claim in self.claims],
            "checks": [check.as_json() for check in self.checks],
        }
