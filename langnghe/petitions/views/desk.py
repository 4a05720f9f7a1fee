"""The desk: what is due, one file, and its next step."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe import lawbook
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.petitions import access, forms, selectors, services, workflow
from langnghe.petitions.models import Clock, Kind, Petition

CLOSING = {"decline", "guide", "withdraw"}


@signed_in
def due_list(request: HttpRequest) -> HttpResponse:
    kind, state, after = (request.GET.get(name, "") for name in ("loai", "trang_thai", "sau"))
    rows = selectors.due_list(request.user, on=today(), kind=kind, state=state, after=after)
    page, more = rows[: selectors.PAGE], len(rows) > selectors.PAGE
    context = {
        "petitions": page,
        "on": today(),
        "kind": kind,
        "state": state,
        "kinds": forms.KINDS,
        "next_key": selectors.key_of(page[-1]) if more else "",
    }
    return render(request, "petitions/due_list.html", context)


@signed_in
def file_page(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, selectors.file(request.user, pk=pk, on=today()))


def _page(request: HttpRequest, petition: Petition, *, status: int = 200, **bound: Any) -> HttpResponse:
    clocks = list(petition.clocks.order_by("id"))
    running = next((clock for clock in clocks if clock.ended_on is None), None)
    context = {
        "petition": petition,
        "timeline": selectors.timeline(petition),
        "clocks": clocks,
        "running": running,
        "days": _days(running) if running else [],
        "why": _why(running) if running else "",
        "on": today(),
        "moves": {move.name for move in workflow.moves_from(petition.kind, petition.state)},
        "may_handle": access.may_handle(request.user, petition, today()),
        "may_decide": access.may_decide(request.user, petition, today()),
        "classify_form": bound.get("classify_form") or forms.ClassifyForm(initial=_present(petition)),
        "answer_form": bound.get("answer_form") or forms.AnswerForm(),
        "close_form": bound.get("close_form") or forms.CloseForm(),
    }
    return render(request, "petitions/file.html", context, status=status)


def _present(petition: Petition) -> dict[str, Any]:
    return {"kind": petition.kind or Kind.COMPLAINT, "field": petition.matter.field}


def _deadline(clock: Clock) -> lawbook.Deadline:
    return lawbook.deadline(clock.rule, clock.counted_from, facts=clock.facts)


def _days(clock: Clock) -> list[lawbook.Day]:
    return list(_deadline(clock).days())


def _why(clock: Clock) -> str:
    return lawbook.explain(_deadline(clock)).splitlines()[0]


@signed_in
@require_POST
def classify(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        "classify_form",
        forms.ClassifyForm(request.POST),
        services.classify,
        _("Đã phân loại đơn."),
    )


@signed_in
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(
        request, pk, "accept_form", django_forms.Form(request.POST), services.accept, _("Đã thụ lý đơn.")
    )


@signed_in
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    return _step(
        request, pk, "answer_form", forms.AnswerForm(request.POST), services.answer, _("Đã trả lời đơn.")
    )


@signed_in
@require_POST
def close(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    if move not in CLOSING:
        raise NotFound(_("Không có bước này."))
    form = forms.CloseForm(request.POST)
    done = _("Đã ghi bước và lý do.")
    return _step(request, pk, "close_form", form, services.close_with, done, move_name=move)


def _step(
    request: HttpRequest,
    pk: int,
    name: str,
    form: django_forms.Form,
    service: Callable[..., Petition],
    done: str,
    **more: Any,
) -> HttpResponse:
    """Run one step; a refusal shows the page again with what was typed and the reason at the form."""
    petition = selectors.file(request.user, pk=pk, on=today())
    if not form.is_valid():
        return _page(request, petition, status=422, **{name: form})
    try:
        service(petition, by=request.user, on=today(), **form.cleaned_data, **more)
    except Refusal as error:
        messages.error(request, str(error))
        return _page(
            request, selectors.file(request.user, pk=pk, on=today()), status=error.status, **{name: form}
        )
    messages.success(request, done)
    return redirect("petitions:file", pk)
