"""One session: its turns, and the steps hold, delegate, move and miss."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.audit.selectors import timeline
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.reception import access, selectors, services
from langnghe.reception.forms import DelegateForm, HoldForm, MoveForm, ReasonForm
from langnghe.reception.models import Session, Visit
from langnghe.reception.services.sitting import FROM
from langnghe.reception.views.asking import day_of
from langnghe.reception.views.steps import steps

VERBS: dict[str, tuple[str, Callable[..., Session]]] = {
    "tiep": ("hold", services.hold_session),
    "uy-quyen": ("delegate", services.delegate_session),
    "doi": ("move", services.move_session),
    "bo-lo": ("miss", services.miss_session),
}


def _forms(session: Session, data: Any = None, only: str = "") -> dict[str, django_forms.Form]:
    """Each step's form; only the one that was sent is bound."""

    def of(name: str, kind: type[django_forms.Form], **more: Any) -> django_forms.Form:
        return kind(data if name == only else None, auto_id=f"{name}_%s", **more)

    return {
        "hold": of("hold", HoldForm),
        "delegate": of("delegate", DelegateForm, session=session),
        "move": of("move", MoveForm),
        "miss": of("miss", ReasonForm),
    }


@signed_in
def page(request: HttpRequest, pk: int) -> HttpResponse:
    session = selectors.session_for(request.user, pk=pk, on=today())
    forms = _forms(session)
    proposed = request.GET.get("den", "")
    if proposed:
        # The day proposed where a new holiday took the old one.
        forms["move"].initial["to"] = day_of(proposed)
    return _page(request, session, forms)


def _page(
    request: HttpRequest, session: Session, forms: dict[str, django_forms.Form], *, status: int = 200
) -> HttpResponse:
    on = today()
    rights = {right: has_right(request.user, right, unit=session.unit_id, on=on) for right in Right}
    come = session.held_on <= on
    open_steps = {
        "hold": come and rights[Right.RECEIVE],
        "miss": come and rights[Right.RECEIVE],
        "delegate": session.held_on >= on and rights[Right.POST],
        "move": session.held_on >= on and rights[Right.POST],
    }
    context = {
        "session": session,
        "on": on,
        "visits": access.visible(Visit.objects.filter(session=session), request.user, on)
        .select_related("person")
        .order_by("number"),
        "steps": steps(timeline("session", session.pk)),
        "may_write_minutes": come and rights[Right.RECEIVE] and session.state not in {"moved", "missed"},
        "may_receive": rights[Right.RECEIVE] and session.held_on == on,
        "forms": {
            name: form for name, form in forms.items() if open_steps[name] and session.state in FROM[name]
        },
    }
    return render(request, "reception/session_page.html", context, status=status)


@signed_in
@require_POST
def change(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    session = selectors.session_for(request.user, pk=pk, on=today())
    if step not in VERBS:
        raise NotFound(_("Không có bước này."))
    name, verb = VERBS[step]
    forms = _forms(session, request.POST, name)
    form = forms[name]
    if not form.is_valid():
        return _page(request, session, forms, status=422)
    try:
        changed = verb(session, **form.cleaned_data, by=request.user, on=today())
    except Refusal as error:
        # A step that this session no longer offers has no form to show the reason in.
        form.add_error(None, str(error))
        messages.error(request, str(error))
        return _page(request, session, forms, status=error.status)
    messages.success(request, _("Đã ghi thay đổi của buổi tiếp."))
    return redirect("reception:session", changed.pk)
