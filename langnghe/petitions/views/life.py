"""Undo, proposals and their approval, and how a unit works."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, Refusal
from langnghe.kernel.posting import refused
from langnghe.petitions import forms, selectors, services, workflow
from langnghe.petitions.models import Petition
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.step_help import HELP
from langnghe.petitions.views.step_table import BY_MOVE


@signed_in
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the last step."""
    by = officer(request)
    # Outside the try: a file that this reader may not know answers as every page of it does.
    petition = selectors.file(by, today(), pk)
    try:
        undone = services.undo(petition, by=by, at=now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã hoàn tác bước vừa làm; dòng ghi vẫn còn trong diễn biến."))
        if undone.mailed:
            messages.warning(
                request,
                _("Thư báo bước này đã đi trước khi hoàn tác; một thư nữa đang báo cho người gửi biết."),
            )
    return redirect("petitions:file", pk)


@signed_in
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    moves = [(name, BY_MOVE[name].title) for name in _signed(petition)]
    form = forms.deciding.ProposeForm(request.POST or None, initial={"on": on}, today=on, moves=moves)
    status = refused(form, lambda: services.propose(petition, by=by, **form.cleaned_data))
    if not status:
        messages.success(request, _("Đã gửi đề xuất."))
        return redirect("petitions:file", pk)
    context: dict[str, Any] = {
        "petition": petition,
        "form": form,
        "step": {"title": _("Đề xuất")},
        "help": HELP["propose"],
    }
    return render(request, "petitions/step.html", context, status=status)


def _signed(petition: Petition) -> list[str]:
    moves = {move.name for move in workflow.moves_from(petition.table, petition.state)}
    return sorted(moves & workflow.SIGNED)


@signed_in
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the open proposal, or send it back with the reason."""
    by, on = officer(request), today()
    petition, because = selectors.file(by, on, pk), request.POST.get("because", "")
    back = "send_back" in request.POST
    try:
        (services.send_back_proposal if back else services.approve)(petition, because=because, by=by, on=on)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã trả lại đề xuất.") if back else _("Đã duyệt đề xuất."))
    return redirect("petitions:file", pk)


@signed_in
def settings(request: HttpRequest) -> HttpResponse:
    """How many approvals a unit wants before a signature, and who gives them."""
    by, on = officer(request), today()
    ways = _ways(by, on)
    present = {"unit": ways[0].unit.pk, "approvals": ways[0].approvals}
    form = forms.workings.SettingForm(request.POST or None, initial=present, units=_units(ways))
    status = refused(form, lambda: _set(form.cleaned_data, by=by, on=on))
    if status:
        return _settings(request, ways, form=form, status=status)
    messages.success(request, _("Đã đặt cách làm của đơn vị."))
    return redirect("petitions:settings")


def _ways(by: User, on: date) -> list[selectors.WayOfWorking]:
    ways = selectors.ways_of_working(by, on)
    if not ways:
        raise NotAllowed(_("Chỉ người đứng đầu đơn vị đặt được cách làm của đơn vị."))
    return ways


def _units(ways: list[selectors.WayOfWorking]) -> list[tuple[str, str]]:
    return [(way.unit.pk, way.unit.name) for way in ways]


def _settings(
    request: HttpRequest, ways: list[selectors.WayOfWorking], *, status: int, **given: Any
) -> HttpResponse:
    units, first = _units(ways), ways[0]
    present = {"unit": first.unit.pk, "approvals": first.approvals}
    waits = {"unit": first.unit.pk, **{name: getattr(first.waits, name) for name in services.Habits._fields}}
    context = {
        "ways": ways,
        "form": forms.workings.SettingForm(initial=present, units=units),
        "habits": forms.workings.HabitForm(units=units, initial=waits, auto_id="habit_%s"),
        **given,
    }
    return render(request, "petitions/settings.html", context, status=status)


@transaction.atomic
def _set(given: dict[str, Any], *, by: User, on: date) -> None:
    """Who approves comes first: a rank at which nobody stands is not set, and then nobody is named either."""
    if given["approver"]:
        user = User.objects.filter(username=given["approver"]).first()
        if user is None:
            raise Invalid(_("Không có tài khoản này."))
        services.name_approver(given["unit"], rank=given["rank"] or 1, user=user, by=by, on=on)
    services.set_approvals(given["unit"], approvals=given["approvals"], by=by, on=on)


@signed_in
@require_POST
def set_habits(request: HttpRequest) -> HttpResponse:
    """The waits that a unit sets for itself."""
    by, on = officer(request), today()
    ways = _ways(by, on)
    form = forms.workings.HabitForm(request.POST, units=_units(ways), auto_id="habit_%s")
    if not form.is_valid():
        return _settings(request, ways, habits=form, status=422)
    unit = form.cleaned_data.pop("unit")
    services.set_habits(unit, habits=services.Habits(**form.cleaned_data), by=by, on=on)
    messages.success(request, _("Đã đặt cách làm của đơn vị."))
    return redirect("petitions:settings")


@signed_in
@require_POST
def end_approver(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody approves no more; a refusal says who must approve instead."""
    by, on = officer(request), today()
    named = [one for way in selectors.ways_of_working(by, on) for one in way.approvers]
    row = next((one for one in named if one.pk == pk), None)
    if row is None:
        raise NotFound(_("Không có người duyệt này."))
    try:
        services.end_approver(row, by=by, on=on)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã ghi: %(who)s thôi duyệt từ hôm nay.") % {"who": row.user})
    return redirect("petitions:settings")
