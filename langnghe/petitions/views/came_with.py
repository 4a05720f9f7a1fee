"""What came with a petition, on its page: correct the line, split a content out, return papers, report the result."""

import secrets
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.kernel.posting import refused
from langnghe.petitions import forms, selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.views.asking import say_refusal
from langnghe.petitions.views.counter import to_receipt
from langnghe.petitions.views.officer import officer

OF_THE_PERSON = ("full_name", "address", "phone", "email")
OF_THE_PETITION = ("channel", "received_on", "written_on", "summary", "request", "signers")


@signed_in
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    present = {name: getattr(petition.person, name) for name in OF_THE_PERSON}
    present |= {name: getattr(petition, name) for name in OF_THE_PETITION}
    form = forms.CorrectForm(request.POST or None, today=on, initial=present)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        said = {name: given.pop(name) for name in ("because", "not_denunciation")}
        try:
            services.correct_petition(petition, changes=given, by=by, on=on, **said)
        except Refusal as refusal:
            return _asked(request, petition, form, _("Sửa dòng sổ"), refusal)
        else:
            return _done(request, petition, _("Đã sửa dòng sổ; lời ghi trước và lý do vẫn được giữ."))
    return _page(request, petition, form, _("Sửa dòng sổ"))


@signed_in
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """The parties, signers, papers and who passed it on: written down later, or put right."""
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    services.refuse_sealed(petition)
    form = forms.AmendForm(request.POST or None, today=on, initial=forms.typed(services.came_with(petition)))
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("because", "not_denunciation")}
        try:
            services.amend_petition(petition, wanted=form.wanted(), by=by, on=on, **said)
        except Refusal as refusal:
            return _asked(request, petition, form, _("Bổ sung, sửa các bên và giấy tờ"), refusal)
        else:
            return _done(request, petition, _("Đã ghi; lời ghi trước và lý do vẫn được giữ."))
    return _page(request, petition, form, _("Bổ sung, sửa các bên và giấy tờ"))


@signed_in
def split(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    form = forms.SplitForm(request.POST or None, initial={"token": secrets.token_urlsafe(24)})
    if request.method == "POST" and form.is_valid():
        try:
            given = dict(form.cleaned_data)
            token = given.pop("token")
            part = services.split_petition(petition, by=by, on=on, idempotency=token, **given)
        except Refusal as refusal:
            if isinstance(refusal, services.SentBefore):
                form.renew_token()
            return _asked(request, petition, form, _("Tách nội dung thành đơn riêng"), refusal)
        else:
            messages.success(request, _("Đã tách thành đơn số %(number)s.") % {"number": str(part.petition)})
            return to_receipt(request, part.petition.pk, token)
    return _page(request, petition, form, _("Tách nội dung thành đơn riêng"))


@signed_in
def report(request: HttpRequest, pk: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    form = forms.ReportForm(request.POST or None, today=on, initial={"on": on})
    status = refused(form, lambda: services.report_to_sender(petition, by=by, **form.cleaned_data))
    if status:
        return _page(request, petition, form, _("Báo kết quả cho nơi chuyển đơn"), status=status)
    return _done(request, petition, _("Đã ghi việc báo kết quả cho nơi chuyển đơn."))


@signed_in
@require_POST
def return_paper(request: HttpRequest, pk: int, paper: int) -> HttpResponse:
    by, on = officer(request), today()
    petition = selectors.file(by, on, pk)
    found = petition.papers.filter(pk=paper).first()
    if found is None:
        raise NotFound(_("Đơn này không kèm giấy tờ ấy."))
    services.return_paper(found, by=by, on=on)
    return _done(request, petition, _("Đã ghi việc trả giấy tờ."))


def _done(request: HttpRequest, petition: Petition, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("petitions:file", petition.pk)


def _asked(
    request: HttpRequest, petition: Petition, form: django_forms.Form, title: str, refusal: Refusal
) -> HttpResponse:
    return _page(request, petition, form, title, status=refusal.status, **say_refusal(form, refusal))


def _page(
    request: HttpRequest,
    petition: Petition,
    form: django_forms.Form,
    title: str,
    *,
    status: int = 0,
    **asked: Any,
) -> HttpResponse:
    context: dict[str, Any] = {"petition": petition, "form": form, "title": title, **asked}
    status = status or (422 if form.errors else 200)
    return render(request, "petitions/amend.html", context, status=status)
