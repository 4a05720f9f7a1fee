"""The desk: what is due, and one file with its next step."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.audit.models import Entry
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.petitions import selectors, services
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
    steps, held = open_steps(petition, by, on), selectors.held_by(petition.pk)
    context = {
        "petition": petition,
        "clock": running,
        "past": [clock for clock in clocks if clock.ended_on],
        "why": selectors.why(running) if running else None,
        "entries": _timeline(petition, running),
        "held": held,
        "main": next((step for step in steps if step.is_main), None),
        "others": [step for step in steps if not step.is_main],
        "on": on,
        "chain": selectors.chain(petition),
        "letters": [selectors.line_of(row) for row in selectors.letters_of(petition)],
        "letter_kinds": selectors.offered_kinds(petition),
        "letter_units": selectors.letter_units(held, by, on),
    }
    return render(request, "petitions/file.html", context)


def _timeline(petition: Petition, running: Clock | None) -> list[dict[str, Any]]:
    entries = selectors.timeline(petition)
    names = dict(_names({entry.actor for entry in entries}))
    past = [_told(entry, names) for entry in reversed(entries)]
    if running is None:
        return past
    coming = {
        "title": selectors.title_of(running),
        "on": running.due_on,
        "note": running.cite,
        "coming": True,
    }
    return [coming, *past]


def _names(actors: set[str]) -> list[tuple[str, str]]:
    return list(User.objects.filter(username__in=actors).values_list("username", "display_name"))


def _article(cite: str) -> str:
    """`complaint-law-2011/27` as people write it; what is already a sentence stays one."""
    source_id, _sign, article = cite.partition("/")
    source = lawbook.sources().get(source_id)
    if source is None:
        return cite
    name = source.title_vi if source.type == "Luật" else f"{source.type} {source.symbol}"
    return f"Điều {article} {name}" if article else name


def _told(entry: Entry, names: dict[str, str]) -> dict[str, Any]:
    titles = {
        "petition.received": _("Tiếp nhận, vào sổ"),
        "petition.classified": _("Phân loại"),
        "petition.accepted": _("Thụ lý"),
        "petition.answered": _("Trả lời"),
        "petition.declined": _("Không thụ lý"),
        "petition.guided": _("Hướng dẫn gửi nơi có thẩm quyền"),
        "petition.transferred": _("Chuyển đơn"),
        "petition.withdrawn": _("Người gửi rút đơn"),
        "petition.moved_to_paper": _("Chuyển sang hồ sơ giấy"),
        "petition.taken_in": _("Nơi nhận đã vào sổ"),
        "petition.sent_back": _("Trả lại nơi chuyển"),
        "petition.given_back": _("Nơi nhận trả lại đơn"),
        "petition.replied_to_sender": _("Phúc đáp nơi chuyển"),
        "petition.reply_link_made": _("Lập liên kết phúc đáp"),
        "petition.outside_received": _("Cơ quan ngoài báo đã nhận"),
        "petition.outside_replied": _("Cơ quan ngoài đã phúc đáp"),
        "petition.letter_issued": _("Văn bản lấy số"),
        "petition.letter_signed": _("Văn bản có bản ký"),
        "petition.letter_sent": _("Văn bản đã gửi"),
        "petition.code_renewed": _("Cấp lại mã tra cứu"),
        "petition.recomputed": _("Tính lại thời hạn theo lịch nghỉ hoặc quy định mới"),
    }
    note = " · ".join(part for part in (names.get(entry.actor) or entry.actor, _article(entry.cite)) if part)
    return {"title": titles.get(entry.action, entry.action), "on": entry.day, "note": note}


@signed_in
@require_POST
def to_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """What turns out to be a denunciation leaves the machine."""
    by, on = officer(request), today()
    services.move_to_paper(selectors.file(by, on, pk), by=by, on=on)
    messages.success(request, _("Đã xóa họ tên và nội dung khỏi máy; giữ hồ sơ bằng giấy theo chế độ mật."))
    return redirect("petitions:file", pk)
