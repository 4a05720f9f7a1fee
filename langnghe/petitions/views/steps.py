"""Steps on a file: one page for each, with its own form; a refusal keeps what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.petitions import access, forms, selectors, services, workflow
from langnghe.petitions.models import Petition
from langnghe.petitions.views.officer import officer


@dataclass(frozen=True)
class Step:
    """A move of the table as a page: address, words, form, service, and the right that it takes."""

    slug: str
    move: str
    title: Any
    form: type[forms.StepForm]
    service: Callable[..., Petition]
    right: Right
    is_main: bool = False


STEPS = (
    Step(
        "thu-ly", "accept", gettext_lazy("Thụ lý"), forms.StepForm, services.accept, Right.DECIDE, is_main=True
    ),
    Step(
        "tra-loi", "answer", gettext_lazy("Trả lời"), forms.AnswerForm, services.answer, Right.DECIDE, is_main=True
    ),
    Step(
        "phan-loai", "classify", gettext_lazy("Phân loại"), forms.ClassifyForm, services.classify, Right.HANDLE,
        is_main=True,
    ),
    Step(
        "khong-thu-ly", "decline", gettext_lazy("Không thụ lý"), forms.DeclineForm, services.decline, Right.DECIDE
    ),
    Step(
        "huong-dan", "guide", gettext_lazy("Hướng dẫn gửi nơi có thẩm quyền"), forms.GuideForm, services.guide,
        Right.HANDLE,
    ),
    Step("chuyen-don", "transfer", gettext_lazy("Chuyển đơn"), forms.TransferForm, services.transfer, Right.DECIDE),
    Step("rut-don", "withdraw", gettext_lazy("Ghi việc rút đơn"), forms.WithdrawForm, services.withdraw, Right.HANDLE),
)  # fmt: skip


def open_steps(petition: Petition, viewer: User, on: date) -> list[Step]:
    """What this person may do next; the first main one is the step that the page offers."""
    moves = {move.name for move in workflow.moves_from(petition.kind, petition.state)}
    if not moves or petition.voided_on:
        return []
    held = {right: access.may(viewer, petition, right, on) for right in (Right.HANDLE, Right.DECIDE)}
    return [step for step in STEPS if step.move in moves and held[step.right]]


@signed_in
def step(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    by, on = officer(request), today()
    chosen = next((one for one in STEPS if one.slug == slug), None)
    if chosen is None:
        raise NotFound(_("Không có bước này."))
    petition = selectors.file(by, on, pk)
    extra = _extra(chosen, on)
    if request.method != "POST":
        workflow.after(petition.kind, petition.state, chosen.move)
        form = chosen.form(initial=_present(petition, chosen, on), today=on, **extra)
        return _page(request, petition, chosen, form)
    form = chosen.form(request.POST, today=on, **extra)
    if not form.is_valid():
        return _page(request, petition, chosen, form, status=422)
    try:
        chosen.service(petition, by=by, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, petition, chosen, form, status=refusal.status)
    messages.success(request, _("Đã ghi: %(step)s.") % {"step": chosen.title})
    return redirect("petitions:file", pk)


def _page(
    request: HttpRequest, petition: Petition, chosen: Step, form: forms.StepForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "petition": petition,
        "step": chosen,
        "form": form,
        "due": selectors.would_be_due(petition, today()) if chosen.move == "accept" else None,
    }
    return render(request, "petitions/step.html", context, status=status)


def _present(petition: Petition, chosen: Step, on: date) -> dict[str, Any]:
    if chosen.move != "classify":
        return {"on": on}
    names = ("kind", "is_complex", "is_remote")
    present = {name: getattr(petition, name) for name in names}
    return {"on": on, "field": petition.matter.field, "because": petition.classified_because, **present}


def _extra(chosen: Step, on: date) -> dict[str, Any]:
    if chosen.move != "decline":
        return {}
    english = get_language() == "en"
    laws = [(number, lawbook.rule(f"complaint.not_accepted.{number}", on)) for number in range(1, 10)]
    return {"grounds": [(number, law.says_en if english else law.says) for number, law in laws]}
