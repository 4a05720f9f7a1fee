"""Steps of a running supervision: each parses, asks one service, and shows the page again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Refusal
from langnghe.supervision import forms, selectors, services
from langnghe.supervision.models import Finding, SupervisionRecommendation
from langnghe.supervision.views.pages import refused


@signed_in
@require_POST
def add_finding(request: HttpRequest, pk: int) -> HttpResponse:
    unit = selectors.supervised(request.user, pk=pk, on=today())
    form = forms.FindingForm(request.POST)
    if not form.is_valid():
        return refused(request, unit.delegation, "finding_form", form)
    try:
        services.record_finding(unit, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return refused(request, unit.delegation, "finding_form", form, error)
    messages.success(request, _("Đã ghi nhận xét."))
    return redirect("supervision:delegation", unit.delegation_id)


@signed_in
@require_POST
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    unit = selectors.supervised(request.user, pk=pk, on=today())
    form = forms.ExplanationForm(request.POST)
    if not form.is_valid():
        return refused(request, unit.delegation, "explanation_form", form)
    try:
        services.explain(unit, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return refused(request, unit.delegation, "explanation_form", form, error)
    messages.success(request, _("Đã gửi giải trình."))
    return redirect("supervision:delegation", unit.delegation_id)


@signed_in
@require_POST
def recommend(request: HttpRequest, pk: int) -> HttpResponse:
    delegation = selectors.delegation(request.user, pk=pk, on=today())
    form = forms.RecommendationForm(request.POST)
    if not form.is_valid():
        return refused(request, delegation, "recommendation_form", form)
    try:
        services.recommend(delegation, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return refused(request, delegation, "recommendation_form", form, error)
    messages.success(request, _("Đã ghi kiến nghị."))
    return redirect("supervision:delegation", pk)


@signed_in
@require_POST
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(SupervisionRecommendation.objects.select_related("delegation"), pk=pk)
    selectors.delegation(request.user, pk=row.delegation_id, on=today())
    form = forms.DoneForm(request.POST)
    if not form.is_valid():
        return refused(request, row.delegation, "done_form", form)
    try:
        services.complete_recommendation(row, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return refused(request, row.delegation, "done_form", form, error)
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
        return refused(request, report.supervised.delegation, "sign_form", form)
    try:
        services.sign_report(report, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return refused(request, report.supervised.delegation, "sign_form", form, error)
    messages.success(request, _("Đã ký báo cáo; số liệu được giữ nguyên từ lúc này."))
    return redirect("supervision:report", pk)


@signed_in
@require_POST
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    finding = get_object_or_404(Finding.objects.select_related("supervised"), pk=pk)
    unit = selectors.supervised(request.user, pk=finding.supervised_id, on=today())
    form = forms.ReplyForm(request.POST)
    if not form.is_valid():
        return refused(request, unit.delegation, "reply_form", form, replying=pk)
    try:
        services.reply_to_finding(finding, by=request.user, on=today(), **form.cleaned_data)  # type: ignore[arg-type]
    except Refusal as error:
        return refused(request, unit.delegation, "reply_form", form, error, replying=pk)
    messages.success(request, _("Đã gửi ý kiến về nhận xét."))
    return redirect("supervision:delegation", unit.delegation_id)
