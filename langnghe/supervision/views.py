"""Pages of a supervision: parse, one service or selector, answer."""

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.figures import selectors as figures
from langnghe.kernel.access_marks import public, signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Refusal
from langnghe.supervision import access, forms, obligations, papers, selectors, services
from langnghe.supervision.models import Delegation, Report, SupervisionRecommendation


@public
def delegation_list(request: HttpRequest) -> HttpResponse:
    rows = selectors.delegations(request.user, on=today())
    return render(request, "supervision/delegation_list.html", {"delegations": rows})


@public
def delegation_page(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, selectors.delegation(request.user, pk=pk, on=today()))


def _page(request: HttpRequest, delegation: Delegation, *, status: int = 200, **bound: Any) -> HttpResponse:
    checked = obligations.checked(delegation)
    units = (
        delegation.supervised.select_related("unit").prefetch_related("findings__obligation").order_by("id")
    )
    context = {
        "delegation": delegation,
        "leader_posts": selectors.posts_of_leader(delegation),
        "texts": delegation.texts.select_related("parent").order_by("issued_on"),
        "units": [
            {
                "supervised": unit,
                "checked": checked[unit.pk],
                "report": Report.objects.filter(supervised=unit).first(),
                "may_explain": access.may_explain(request.user, unit.unit_id, today()),
            }
            for unit in units
        ],
        "recommendations": delegation.recommendations.select_related("addressee").order_by("direction", "id"),
        "may_steer": access.may_steer(request.user, delegation, today()),
        "finding_form": bound.get("finding_form") or forms.FindingForm(),
        "recommendation_form": bound.get("recommendation_form") or forms.RecommendationForm(),
        "explanation_form": bound.get("explanation_form") or forms.ExplanationForm(),
        "sign_form": bound.get("sign_form") or forms.SignForm(),
        "done_form": bound.get("done_form") or forms.DoneForm(),
    }
    return render(request, "supervision/delegation_page.html", context, status=status)


def _refused(
    request: HttpRequest,
    delegation: Delegation,
    name: str,
    form: django_forms.Form,
    error: Refusal | None = None,
) -> HttpResponse:
    """The same page with what was typed still there, and the reason at the form."""
    if error is not None:
        form.add_error(None, str(error))
    return _page(request, delegation, status=error.status if error else 422, **{name: form})


@signed_in
@require_POST
def add_finding(request: HttpRequest, pk: int) -> HttpResponse:
    unit = selectors.supervised(request.user, pk=pk, on=today())
    form = forms.FindingForm(request.POST)
    if not form.is_valid():
        return _refused(request, unit.delegation, "finding_form", form)
    try:
        services.record_finding(unit, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return _refused(request, unit.delegation, "finding_form", form, error)
    messages.success(request, _("Đã ghi nhận xét."))
    return redirect("supervision:delegation", unit.delegation_id)


@signed_in
@require_POST
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    unit = selectors.supervised(request.user, pk=pk, on=today())
    form = forms.ExplanationForm(request.POST)
    if not form.is_valid():
        return _refused(request, unit.delegation, "explanation_form", form)
    try:
        services.explain(unit, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return _refused(request, unit.delegation, "explanation_form", form, error)
    messages.success(request, _("Đã gửi giải trình."))
    return redirect("supervision:delegation", unit.delegation_id)


@signed_in
@require_POST
def recommend(request: HttpRequest, pk: int) -> HttpResponse:
    delegation = selectors.delegation(request.user, pk=pk, on=today())
    form = forms.RecommendationForm(request.POST)
    if not form.is_valid():
        return _refused(request, delegation, "recommendation_form", form)
    try:
        services.recommend(delegation, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return _refused(request, delegation, "recommendation_form", form, error)
    messages.success(request, _("Đã ghi kiến nghị."))
    return redirect("supervision:delegation", pk)


@signed_in
@require_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(SupervisionRecommendation.objects.select_related("delegation"), pk=pk)
    form = forms.DoneForm(request.POST)
    if not form.is_valid():
        return _refused(request, row.delegation, "done_form", form)
    services.complete_recommendation(row, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    messages.success(request, _("Đã ghi kết quả thực hiện."))
    return redirect("supervision:delegation", row.delegation_id)


@signed_in
@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    unit = selectors.supervised(request.user, pk=pk, on=today())
    services.draft_report(unit, by=request.user, on=today())  # type: ignore[arg-type]
    return redirect("supervision:report", pk)


@signed_in
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    report = selectors.report(request.user, supervised_pk=pk, on=today())
    form = forms.SignForm(request.POST)
    if not form.is_valid():
        return _refused(request, report.supervised.delegation, "sign_form", form)
    try:
        services.sign_report(report, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return _refused(request, report.supervised.delegation, "sign_form", form, error)
    messages.success(request, _("Đã ký báo cáo; số liệu được giữ nguyên từ lúc này."))
    return redirect("supervision:report", pk)


@public
def report_page(request: HttpRequest, pk: int) -> HttpResponse:
    report = selectors.report(request.user, supervised_pk=pk, on=today())
    context = {
        "report": report,
        "supervised": report.supervised,
        "delegation": report.supervised.delegation,
        "body": report.body,
        "frozen": figures.frozen_for("report", report.pk) if report.signed_on else [],
    }
    return render(request, "supervision/report_page.html", context)


@public
def report_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    report = selectors.report(request.user, supervised_pk=pk, on=today())
    return _file(papers.pdf(report), "application/pdf", f"bao-cao-{report.pk}.pdf")


@public
def report_docx(request: HttpRequest, pk: int) -> HttpResponse:
    report = selectors.report(request.user, supervised_pk=pk, on=today())
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return _file(papers.docx(report), kind, f"bao-cao-{report.pk}.docx")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
