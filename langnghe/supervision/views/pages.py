"""The list, one supervision, and its report as page, PDF and DOCX."""

from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import units_with
from langnghe.figures import selectors as figures
from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Refusal
from langnghe.supervision import access, forms, obligations, papers, selectors
from langnghe.supervision.models import Delegation, Stage


@public
def delegation_list(request: HttpRequest) -> HttpResponse:
    context = {
        "delegations": selectors.delegations(request.user, on=today()),
        "may_decide": bool(units_with(request.user, Right.SUPERVISE, on=today())),
    }
    return render(request, "supervision/delegation_list.html", context)


@public
def delegation_page(request: HttpRequest, pk: int) -> HttpResponse:
    return page_of(request, selectors.delegation(request.user, pk=pk, on=today()))


def page_of(request: HttpRequest, delegation: Delegation, *, status: int = 200, **bound: Any) -> HttpResponse:
    units = selectors.supervised_units(request.user, delegation, on=today())
    checked = obligations.checked(units)
    context = {
        "delegation": delegation,
        "leader_posts": selectors.posts_of_leader(delegation),
        "texts": delegation.texts.select_related("parent").order_by("issued_on"),
        "units": [
            {
                "supervised": unit,
                "checked": checked[unit.pk],
                "report": getattr(unit, "report", None),
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
        "meeting_form": bound.get("meeting_form")
        or forms.MeetingForm(initial={"meets_on": delegation.meets_on}),
        "reply_form": bound.get("reply_form") or forms.ReplyForm(),
        "replying": bound.get("replying"),
        "may_close": delegation.stage == Stage.REPORTED,
        "done_form": bound.get("done_form") or forms.DoneForm(),
    }
    return render(request, "supervision/delegation_page.html", context, status=status)


def refused(
    request: HttpRequest,
    delegation: Delegation,
    name: str,
    form: django_forms.Form,
    error: Refusal | None = None,
    **more: Any,
) -> HttpResponse:
    """The same page with what was typed still there, and the reason at the form."""
    if error is not None:
        form.add_error(None, str(error))
    return page_of(request, delegation, status=error.status if error else 422, **{name: form}, **more)


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
