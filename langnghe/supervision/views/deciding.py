"""Beginning and ending a supervision: the decision, the day of the session, the end of the follow-up."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import units_with
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotAllowed, Refusal
from langnghe.supervision import forms, selectors, services
from langnghe.supervision.views.pages import refused


@signed_in
def decide(request: HttpRequest) -> HttpResponse:
    codes = units_with(request.user, Right.SUPERVISE, on=today())
    if not codes:
        raise NotAllowed(_("Chỉ người có quyền giám sát mới lập được đoàn giám sát."))
    form = forms.DecisionForm(request.POST or None, codes=codes)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, status=422 if form.errors else 200)
    facts: dict[str, Any] = dict(form.cleaned_data)
    unit, texts, supervised = facts.pop("unit"), facts.pop("texts"), facts.pop("supervised")
    try:
        made = services.decide(
            services.Decision(**facts), unit=unit, texts=texts, supervised=supervised,
            by=request.user, on=today(),  # type: ignore[arg-type]
        )  # fmt: skip
    except Refusal as error:
        form.add_error(None, str(error))
        return _form(request, form, status=error.status)
    messages.success(request, _("Đã lập đoàn giám sát; nghĩa vụ đã được kiểm từ sổ."))
    return redirect("supervision:delegation", made.pk)


def _form(request: HttpRequest, form: forms.DecisionForm, *, status: int) -> HttpResponse:
    return render(request, "supervision/decide.html", {"form": form}, status=status)


@signed_in
@require_POST
def set_meeting(request: HttpRequest, pk: int) -> HttpResponse:
    delegation = selectors.delegation(request.user, pk=pk, on=today())
    form = forms.MeetingForm(request.POST)
    if not form.is_valid():
        return refused(request, delegation, "meeting_form", form)
    try:
        services.set_meeting(delegation, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return refused(request, delegation, "meeting_form", form, error)
    messages.success(request, _("Đã đặt ngày làm việc."))
    return redirect("supervision:delegation", pk)


@signed_in
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    delegation = selectors.delegation(request.user, pk=pk, on=today())
    try:
        services.close(delegation, by=request.user, on=today())  # type: ignore[arg-type]
    except Refusal as error:
        messages.error(request, str(error))
        return redirect("supervision:delegation", pk)
    messages.success(request, _("Đã kết thúc theo dõi sau giám sát."))
    return redirect("supervision:delegation", pk)
