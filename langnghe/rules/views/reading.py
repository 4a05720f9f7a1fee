"""The list of rules and the page of one rule, with a small form that computes a date."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Refusal
from langnghe.rules import access, selectors, words
from langnghe.units.models import Unit


def asked_unit(request: HttpRequest) -> Unit:
    return selectors.unit_of(request.user, today(), asked=request.GET.get("don-vi", ""))


@signed_in
def rule_list(request: HttpRequest) -> HttpResponse:
    unit, on = asked_unit(request), today()
    asked = {name: request.GET.get(name, "").strip()[:80] for name in ("tim", "linh-vuc", "muc")}
    number = request.GET.get("trang", "1")
    found = selectors.rules_of(
        unit.pk,
        on,
        text=asked["tim"],
        field=asked["linh-vuc"],
        confidence=asked["muc"],
        page=int(number) if number.isdecimal() else 1,
    )
    context = {
        "unit": unit,
        "found": found,
        "text": asked["tim"],
        "field": asked["linh-vuc"],
        "confidence": asked["muc"],
        "fields": words.FIELDS.items(),
        "confidences": words.CONFIDENCES.items(),
        "previous": _page_address(request, found.page - 1) if found.page > 1 else "",
        "following": _page_address(request, found.page + 1) if found.has_next else "",
    }
    return render(request, "rules/list.html", context)


def _page_address(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["trang"] = str(page)
    return f"?{query.urlencode()}"


@dataclass(frozen=True)
class Example:
    """What the small form was asked, and what the law answers or refuses."""

    counted_from: str
    facts: list[str]
    sentence: str = ""
    days: tuple[dict[str, Any], ...] = ()
    refused: str = ""


def answered(request: HttpRequest, unit: str, rule_id: str) -> Example | None:
    """The example of `?tu=2026-11-20&tinh-tiet=complex`; a refusal is shown beside the form."""
    typed, facts = request.GET.get("tu", ""), request.GET.getlist("tinh-tiet")
    if not typed:
        return None
    try:
        found = selectors.example(unit, rule_id, date.fromisoformat(typed), facts)
    except ValueError:
        return Example(typed, facts, refused=_("Ngày không có thật."))
    except Refusal as refusal:
        return Example(typed, facts, refused=refusal.sentence)
    english = words.is_english()
    sentence = lawbook.explain(found, "en" if english else "vi").partition("\n")[0]
    days = tuple(_square(day, found.due_on, english=english) for day in found.days())
    return Example(typed, facts, sentence, days)


def _square(day: lawbook.Day, due_on: date, *, english: bool) -> dict[str, Any]:
    state = "due" if day.date == due_on else "counted" if day.counted else "off"
    return {"day": day.date, "state": state, "why": day.why_en if english else day.why}


@signed_in
def rule_page(request: HttpRequest, rule_id: str) -> HttpResponse:
    unit, on = asked_unit(request), today()
    rule = selectors.one_rule(unit.pk, rule_id)
    versions = selectors.told(rule, on)
    local = selectors.local_rules(request.user, on, unit=unit.pk, rule_id=rule_id)
    context = {
        "unit": unit,
        "rule": rule,
        "title": words.title_of(rule.versions[-1]),
        "field": words.field_name(rule_id),
        "versions": versions,
        "counts": bool(versions[0].lines),
        "facts": selectors.facts_of(rule),
        "example": answered(request, unit.pk, rule_id),
        "confirmations": selectors.confirmations(request.user, on, unit=unit.pk, rule_id=rule_id),
        "local": local,
        "may_end": bool(local) and local[0].number is not None,
        "may": access.may_decide(request.user, unit.pk, on) and not rule.part_of,
        "may_replace": rule.versions[-1].stricter != lawbook.Stricter.NONE,
        "on": on,
    }
    return render(request, "rules/rule.html", context)
