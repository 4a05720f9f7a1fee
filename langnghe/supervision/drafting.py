"""The report drafted from the registers: sentences whose figures open their records."""

from typing import Any

from langnghe.figures import engine
from langnghe.supervision import obligations
from langnghe.supervision.models import Finding, FindingKind, SupervisedUnit

FIGURES = (
    "sessions_held",
    "session_visits",
    "sessions_delegated",
    "sessions_moved",
    "sessions_missed",
    "sessions_posted_late",
    "visits",
    "visit_groups",
    "visits_dialogue",
)

Body = dict[str, Any]


def draft(supervised: SupervisedUnit) -> Body:
    """The body of the report: figures, checked obligations, results, shortcomings with causes, recommendations."""
    delegation = supervised.delegation
    since, until = delegation.period_from, delegation.period_until
    answers = engine.values(list(FIGURES), unit=supervised.unit_id, since=since, until=until)
    checked = [obligations.check(row, supervised) for row in obligations.obligations_of(supervised)]
    return {
        "unit": supervised.unit.name,
        "since": since.isoformat(),
        "until": until.isoformat(),
        "texts": [_text(row) for row in delegation.texts.select_related("parent").order_by("issued_on")],
        "figures": [
            {
                "key": key,
                "title": str(answer.figure.title),
                "value": answer.value,
                "note": str(answer.figure.note),
            }
            for key, answer in answers.items()
        ],
        "obligations": [_obligation(row) for row in checked],
        "results": [_finding(row) for row in _findings(supervised, FindingKind.RESULT)],
        "shortcomings": [_finding(row) for row in _findings(supervised, FindingKind.SHORTCOMING)],
        "explanation": supervised.explanation,
        "recommendations": [
            {
                "direction": row.direction,
                "addressee": row.addressee.name,
                "text": row.text,
                "due_on": row.due_on.isoformat(),
            }
            for row in delegation.recommendations.select_related("addressee").order_by("direction", "id")
        ],
    }


def keys_of(body: Body) -> list[str]:
    return [row["key"] for row in body.get("figures", [])]


def _text(row: Any) -> dict[str, Any]:
    return {
        "name": f"{row.kind} số {row.number}",
        "issuer": row.issuer,
        "issued_on": row.issued_on.isoformat(),
        "days_after_parent": row.days_after_parent,
        "parent": row.parent.number if row.parent else "",
    }


def _obligation(row: obligations.Checked) -> dict[str, Any]:
    return {
        "code": row.obligation.code,
        "duty": row.obligation.duty,
        "basis": f"{row.obligation.text.kind} {row.obligation.text.number}",
        "provision": row.obligation.provision,
        "confidence": row.obligation.confidence,
        "verdict": row.verdict,
        "evidence": row.evidence,
        "figure_keys": list(row.figure_keys),
    }


def _findings(supervised: SupervisedUnit, kind: FindingKind) -> list[Finding]:
    return list(supervised.findings.filter(kind=kind).select_related("obligation").order_by("id"))


def _finding(row: Finding) -> dict[str, Any]:
    return {
        "statement": row.statement,
        "cause": row.cause,
        "obligation": row.obligation.code if row.obligation else "",
        "figure_keys": row.figure_keys,
        "reply": row.reply,
    }
