"""One turn: its page, correcting, voiding, opening a petition, the papers that go with it."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.audit.selectors import timeline
from langnghe.design.qr import qr
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Refusal
from langnghe.reception import selectors, services
from langnghe.reception.forms import CorrectionForm, IssueForm, ReasonForm, grounds
from langnghe.reception.models import Visit
from langnghe.reception.papers import visit as papers
from langnghe.reception.services.correcting import OF_THE_PERSON, CorrectionReason
from langnghe.reception.views.answering import answer_paper
from langnghe.reception.views.steps import steps


@signed_in
def page(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, selectors.visit_for(request.user, pk=pk, on=today()))


def _page(
    request: HttpRequest, visit: Visit, *, status: int = 200, **bound: CorrectionForm | ReasonForm | IssueForm
) -> HttpResponse:
    context = {
        "visit": visit,
        "on": today(),
        "steps": steps(timeline("visit", visit.pk)),
        "ground": ground_words(visit),
        "may_change": not visit.voided_on
        and has_right(request.user, Right.RECEIVE, unit=visit.unit_id, on=today()),
        "correction_form": bound.get("correction_form")
        or CorrectionForm(on=visit.received_on, initial=_written(visit)),
        "void_form": bound.get("void_form") or ReasonForm(auto_id="void_%s"),
        "account": getattr(visit, "account", None),
        "notice": getattr(visit, "refusal_notice", None),
        "issue_form": bound.get("issue_form")
        or IssueForm(auto_id="issue_%s", initial={"issued_on": today()}),
        "token": secrets.token_urlsafe(16),
    }
    return render(request, "reception/visit_page.html", context, status=status)


def ground_words(visit: Visit) -> str:
    """The ground on which a citizen was refused, with its article."""
    found = [label for rule, label in grounds(visit.received_on) if rule and rule == visit.refusal_ground]
    return found[0] if found else ""


def _written(visit: Visit) -> dict[str, object]:
    names = [name for name in CorrectionForm.base_fields if name != "reason"]
    return {name: getattr(visit.person if name in OF_THE_PERSON else visit, name) for name in names}


@signed_in
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    visit = selectors.visit_for(request.user, pk=pk, on=today())
    form = CorrectionForm(request.POST, on=visit.received_on)
    if not form.is_valid():
        return _page(request, visit, status=422, correction_form=form)
    changes = dict(form.cleaned_data)
    reason = CorrectionReason(changes.pop("reason"))
    try:
        services.correct_visit(visit, changes=changes, reason=reason, by=request.user, on=today())  # type: ignore[arg-type]
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, visit, status=error.status, correction_form=form)
    messages.success(request, _("Đã sửa; bản ghi trước vẫn còn trong nhật ký."))
    return redirect("reception:visit", pk)


@signed_in
@require_POST
def void(request: HttpRequest, pk: int) -> HttpResponse:
    visit = selectors.visit_for(request.user, pk=pk, on=today())
    form = ReasonForm(request.POST, auto_id="void_%s")
    if not form.is_valid():
        return _page(request, visit, status=422, void_form=form)
    try:
        services.void_visit(visit, reason=form.cleaned_data["reason"], by=request.user, on=today())  # type: ignore[arg-type]
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, visit, status=error.status, void_form=form)
    messages.success(request, _("Đã hủy lượt; số của lượt được giữ lại trong sổ."))
    return redirect("reception:visit", pk)


@signed_in
@require_POST
def issue_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed notice of a refusal went out under this number."""
    visit = selectors.visit_for(request.user, pk=pk, on=today())
    form = IssueForm(request.POST, auto_id="issue_%s")
    if not form.is_valid():
        return _page(request, visit, status=422, issue_form=form)
    try:
        services.issue_refusal_notice(visit, **form.cleaned_data, by=request.user, on=today())  # type: ignore[arg-type]
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, visit, status=error.status, issue_form=form)
    messages.success(request, _("Đã ghi số và ngày của thông báo."))
    return redirect("reception:visit", pk)


@signed_in
@require_safe
def paper(request: HttpRequest, pk: int, name: str, kind: str) -> HttpResponse:
    """A paper of this turn as PDF or DOCX."""
    visit = selectors.visit_for(request.user, pk=pk, on=today())
    return answer_paper(papers.of_visit(visit, name, on=today()), kind, f"{name}-{visit.number}-{visit.year}")


@signed_in
@require_POST
def open_petition(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the petition and show its code once, for the receipt."""
    visit = selectors.visit_for(request.user, pk=pk, on=today())
    received = services.open_petition_from_visit(
        visit,
        by=request.user,  # type: ignore[arg-type]
        on=today(),
        idempotency=request.POST.get("token", "")[:64],
    )
    # The code travels in the fragment of the address, which no server ever logs.
    address = request.build_absolute_uri(reverse("petitions:track")) + "#" + received.code
    context = {"visit": visit, "petition": received.petition, "code": received.code, "qr": qr(address)}
    return render(request, "reception/petition_opened.html", context, status=201)
