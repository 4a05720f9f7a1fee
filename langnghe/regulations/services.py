"""Entering legal texts, the obligations they lay on units, and the local documents that carry them out."""

from datetime import date

from langnghe.regulations.models import LegalText, LocalIssue
from langnghe.units.models import Unit


def enter_text(
    number: str,
    *,
    kind: str,
    title: str,
    issuer: str,
    issued_on: date,
    parent: LegalText | None = None,
    confidence: str = "unverified",
    source: str = "",
    in_force_from: date | None = None,
) -> LegalText:
    """Enter a document once by its number; entering it again returns the one that is there."""
    text, _made = LegalText.objects.get_or_create(
        number=number,
        defaults={
            "kind": kind,
            "title": title,
            "issuer": issuer,
            "issued_on": issued_on,
            "parent": parent,
            "confidence": confidence,
            "source": source,
            "in_force_from": in_force_from,
        },
    )
    return text


def record_local_issue(text: LegalText, *, unit: Unit, number: str, issued_on: date) -> LocalIssue:
    """Write down a unit's own document that turns a text into local duties."""
    issue, _made = LocalIssue.objects.get_or_create(
        text=text, unit=unit, number=number, defaults={"issued_on": issued_on}
    )
    return issue
