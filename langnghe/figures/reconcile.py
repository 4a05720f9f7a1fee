"""A text's claims beside the register: each stated figure, the figure it speaks of, and whether they agree."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from langnghe.figures import engine
from langnghe.units.models import Unit
from langnghe.vietnamese import claims as language

CLAUSE_END = re.compile(r";|(?<=\S)[.!?:](?=\s)|\n")
BODIES = (
    (
        "PEOPLES_COMMITTEE",
        re.compile(r"UBND|[ỦU][yỷ] ban nhân dân|Chủ tịch (?:phường|xã|thành phố)", re.IGNORECASE),
    ),
    ("PARTY_COMMITTEE", re.compile(r"Bí thư|Thành ủy|Thành uỷ|Huyện ủy|Đảng ủy|Tỉnh ủy", re.IGNORECASE)),
    ("PEOPLES_COUNCIL", re.compile(r"HĐND|Hội đồng nhân dân", re.IGNORECASE)),
)


@dataclass(frozen=True)
class Reconciled:
    """One claim: `verdict` is agrees, disagrees or no_record (no figure of ours counts such a thing)."""

    claim: language.Claim
    unit: Unit | None
    answer: engine.Answer | None
    verdict: str
    why: str

    def as_json(self) -> dict[str, Any]:
        return {
            "text": self.claim.text,
            "span": list(self.claim.span),
            "claimed": self.claim.value,
            "qualifier": str(self.claim.qualifier),
            "unit_of_count": str(self.claim.unit),
            "body": self.unit.code if self.unit else None,
            "figure": self.answer.figure.key if self.answer else None,
            "value": self.answer.value if self.answer else None,
            "verdict": self.verdict,
            "why": self.why,
        }


def reconcile(text: str, *, unit: Unit, since: date, until: date) -> list[Reconciled]:
    """Set every claim of a text beside the figures of the bodies of one area."""
    siblings = {body.kind: body for body in Unit.objects.filter(area=unit.area_id).order_by("code")}
    siblings[unit.kind] = unit
    found = language.claims(text).claims
    spans = _clauses(text)
    kind = unit.kind
    rows = []
    for start, end in spans:
        kind = _body_named(text[start:end]) or kind
        mine = [claim for claim in found if start <= claim.span[0] < end]
        units = {str(claim.unit) for claim in mine}
        for claim in mine:
            figure = _figure_for(claim, text[start:end], units)
            rows.append(_row(claim, figure, siblings.get(kind, unit), since=since, until=until))
    return rows


def _clauses(text: str) -> list[tuple[int, int]]:
    edges = [0, *(match.end() for match in CLAUSE_END.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(edges) if end > start]


def _body_named(clause: str) -> str:
    """The body named first in a clause; a clause that names none speaks of the one before."""
    named = [(match.start(), kind) for kind, pattern in BODIES if (match := pattern.search(clause))]
    return min(named)[1] if named else ""


def _figure_for(claim: language.Claim, clause: str, units: set[str]) -> engine.Figure | None:
    fitting = [
        (score, figure.key)
        for figure in engine.figures()
        if (score := _fit(figure, claim, clause, units)) >= 0
    ]
    return engine.figure_by_key(max(fitting)[1]) if fitting else None


def _fit(figure: engine.Figure, claim: language.Claim, clause: str, units: set[str]) -> int:
    """How closely a figure's hint fits: -1 for not at all, one more for each word and for the claim beside it."""
    hint = figure.claim
    if hint is None or hint.unit != str(claim.unit):
        return -1
    lowered = clause.lower()
    if any(word not in lowered for word in hint.words) or (hint.beside and hint.beside not in units):
        return -1
    return len(hint.words) + bool(hint.beside)


def _row(
    claim: language.Claim, figure: engine.Figure | None, unit: Unit, *, since: date, until: date
) -> Reconciled:
    if figure is None:
        return Reconciled(claim, None, None, "no_record", "không có sổ nào đếm loại con số này")
    answer = engine.value(figure.key, unit=unit.code, since=since, until=until)
    agrees, why = compare(claim, answer.value)
    return Reconciled(claim, unit, answer, "agrees" if agrees else "disagrees", why)


def compare(claim: language.Claim, value: int) -> tuple[bool, str]:
    """Whether a record fits a claim, with the arithmetic.

    "Hơn 300" fits 301 to 399: more than the number and less than the next of the same roundness.
    """
    stated = int(claim.value)
    step = _roundness(stated)
    qualifier = str(claim.qualifier)
    if qualifier == "more_than":
        return stated < value < stated + step, f"{stated} < {value} < {stated + step}"
    if qualifier == "at_least":
        return stated <= value < stated + step, f"{stated} ≤ {value} < {stated + step}"
    if qualifier == "less_than":
        return stated - step < value < stated, f"{stated - step} < {value} < {stated}"
    if qualifier == "about":
        return abs(value - stated) * 2 <= step, f"|{value} − {stated}| ≤ {step / 2:g}"
    return value == stated, f"{value} − {stated} = {value - stated}"


def _roundness(number: int) -> int:
    """The place of the last digit that is not zero: 100 for 300, 10 for 1.160, 1 for 1.166."""
    step = 1
    while number and number % (step * 10) == 0:
        step *= 10
    return step
