"""The desk: what is due, and one file with its next step."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from langnghe.audit.models import Entry
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.petitions import selectors
from langnghe.petitions.forms import OPEN
from langnghe.petitions.models import Clock, Field, Kind, Petition
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.steps import open_steps


@signed_in
def due_list(request: HttpRequest) -> HttpResponse:
    asked = {
        name.replace("-", "_"): request.GET.get(name, "") for name in ("loai", "buoc", "linh-vuc", "qua-han")
    }
    page = selectors.due_list(
        officer(request),
        today(),
        kind=asked["loai"],
        state=asked["buoc"],
        field=asked["linh_vuc"],
        late=asked["qua_han"] == "1",
        after=request.GET.get("sau", ""),
    )
    context = {
        "page": page,
        "asked": asked,
        "following": _following(request, page.following),
        "kinds": [choice for choice in Kind.choices if choice[0] != Kind.DENUNCIATION],
        "states": [(state.value, state.label) for state in OPEN],
        "fields": Field.choices,
        "on": today(),
    }
    return render(request, "petitions/due_list.html", context)


def _following(request: HttpRequest, key: str) -> str:
    if not key:
        return ""
    query = request.GET.copy()
    query["sau"] = key
    return f"?{query.urlencode()}"


@signed_in
def file_page(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    clocks = list(petition.clocks.all())
    running = next((clock for clock in clocks if clock.ended_on is None), None)
    steps = open_steps(petition, by, on)
    context = {
        "petition": petition,
        "clock": running,
        "past": [clock for clock in clocks if clock.ended_on],
        "why": selectors.why(running) if running else None,
        "entries": _timeline(petition, running),
        "held": selectors.held_by(petition.pk),
        "main": next((step for step in steps if step.is_main), None),
        "others": [step for step in steps if not step.is_main],
        "on": on,
    }
    return render(request, "petitions/file.html", context)


def _timeline(petition: Petition, running: Clock | None) -> list[dict[str, Any]]:
    past = [_told(entry) for entry in reversed(selectors.timeline(petition))]
    if running is None:
        return past
    coming = {
        "title": selectors.title_of(running),
        "on": running.due_on,
        "note": running.cite,
        "coming": True,
    }
    return [coming, *past]


def _told(entry: Entry) -> dict[str, Any]:
    titles = {
        "petition.received": _("Tiếp nhận, vào sổ"),
        "petition.classified": _("Phân loại"),
        "petition.accepted": _("Thụ lý"),
        "petition.answered": _("Trả lời"),
        "petition.declined": _("Không thụ lý"),
        "petition.guided": _("Hướng dẫn gửi nơi có thẩm quyền"),
        "petition.transferred": _("Chuyển đơn"),
        "petition.withdrawn": _("Người gửi rút đơn"),
        "petition.code_renewed": _("Cấp lại mã tra cứu"),
    }
    note = " · ".join(part for part in (entry.actor, entry.cite) if part)
    return {"title": titles.get(entry.action, entry.action), "on": entry.day, "note": note}
