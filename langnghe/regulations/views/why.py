"""Why is that the deadline? A public page for each rule that counts time."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.lawbook.model import Kind
from langnghe.regulations import selectors
from langnghe.rules import selectors as rules


@public
def why_list(request: HttpRequest) -> HttpResponse:
    asked = [
        (moment, [(rule.id, rules.title_of(rule.versions[-1])) for rule in found])
        for moment, found in selectors.asked_rules(settings.SITE_UNIT, today())
    ]
    return render(request, "regulations/why_list.html", {"asked": asked})


@public
def why(request: HttpRequest, rule_id: str) -> HttpResponse:
    """`?tu=2026-11-20&tinh-tiet=complex`: the day, the steps of the reason, the days one by one."""
    rule = rules.one_rule(settings.SITE_UNIT, rule_id)
    if rule.kind is not Kind.TERM:
        raise NotFound(_("Quy định này không ấn định thời hạn."))
    typed, facts = request.GET.get("tu", ""), request.GET.getlist("tinh-tiet")
    found, fault = _answered(rule_id, typed, facts) if typed else (None, "")
    context = {
        "rule": rule,
        "title": rules.title_of(rule.versions[-1]),
        "event": rules.event_name(rule.versions[-1].counted_from),
        "facts": rules.facts_of(rule),
        "typed": typed,
        "chosen": facts,
        "why": found,
        "days": _days(found.found) if found else [],
        "fault": fault,
        "versions": rules.told(rule, today()),
        "on": today(),
    }
    return render(request, "regulations/why.html", context)


def _answered(rule_id: str, typed: str, facts: list[str]) -> tuple[selectors.Why | None, str]:
    try:
        return selectors.why(settings.SITE_UNIT, rule_id, date.fromisoformat(typed), facts), ""
    except ValueError:
        return None, _("Ngày không có thật.")
    except Refusal as refusal:
        return None, refusal.sentence


def _days(found: lawbook.Deadline) -> list[dict[str, Any]]:
    english = get_language() == "en"
    return [
        {
            "day": day.date,
            "state": "due" if day.date == found.due_on else "counted" if day.counted else "off",
            "why": day.why_en if english else day.why,
        }
        for day in found.days()
    ]
