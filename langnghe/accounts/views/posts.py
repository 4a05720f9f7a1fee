"""The administrator's posts: who holds each, since when; a further deputy's post; an agency of the area."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts import access, selectors, services
from langnghe.accounts.forms import AgencyForm, EndForm, HolderForm, PostForm
from langnghe.accounts.models import User
from langnghe.accounts.views.people import administrator
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.units.models import Tenure


@signed_in
def posts(request: HttpRequest) -> HttpResponse:
    """The list; what is posted here says who holds a post."""
    by = administrator(request)
    if request.method != "POST":
        return _page(request, by)
    form = HolderForm(request.POST, units=access.administered_units(by, today()))
    if not form.is_valid():
        return _page(request, by, status=422, holder_form=form)
    try:
        services.appoint(**form.cleaned_data, by=by, on=today())
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, by, status=error.status, holder_form=form)
    messages.success(request, _("Đã ghi người giữ chức vụ."))
    return redirect("accounts:posts")


def _page(request: HttpRequest, by: User, *, status: int = 200, **bound: Any) -> HttpResponse:
    units = access.administered_units(by, today())
    context = {
        "posts": selectors.posts(by, on=today()),
        "holder_form": bound.get("holder_form") or HolderForm(units=units, initial={"since": today()}),
        "post_form": bound.get("post_form") or PostForm(units=units),
        "agency_form": bound.get("agency_form") or AgencyForm(units=units, initial={"since": today()}),
        "end_form": bound.get("end_form"),
        "on": today(),
    }
    return render(request, "accounts/posts.html", context, status=status)


@signed_in
@require_POST
def add_post(request: HttpRequest) -> HttpResponse:
    by = administrator(request)
    form = PostForm(request.POST, units=access.administered_units(by, today()))
    if not form.is_valid():
        return _page(request, by, status=422, post_form=form)
    try:
        services.add_post(**form.cleaned_data, by=by, on=today())
    except Refusal as error:
        form.add_error("title", str(error))
        return _page(request, by, status=error.status, post_form=form)
    messages.success(request, _("Đã thêm chức vụ."))
    return redirect("accounts:posts")


@signed_in
@require_POST
def add_agency(request: HttpRequest) -> HttpResponse:
    by = administrator(request)
    form = AgencyForm(request.POST, units=access.administered_units(by, today()))
    if not form.is_valid():
        return _page(request, by, status=422, agency_form=form)
    try:
        services.add_agency(**form.cleaned_data, by=by, on=today())
    except Refusal as error:
        form.add_error("name", str(error))
        return _page(request, by, status=error.status, agency_form=form)
    messages.success(request, _("Đã thêm cơ quan và chức vụ người đứng đầu; lịch tiếp của họ lập được ngay."))
    return redirect("accounts:posts")


@signed_in
@require_POST
def leave_post(request: HttpRequest, pk: int) -> HttpResponse:
    by = administrator(request)
    units = access.administered_units(by, today())
    tenure = Tenure.objects.select_related("post").filter(pk=pk, post__unit__in=units).first()
    if tenure is None:
        raise NotFound(_("Không có người giữ chức vụ này trong các đơn vị của ông bà."))
    form = EndForm(request.POST)
    if not form.is_valid():
        return _page(request, by, status=422, end_form=form)
    try:
        services.leave_post(tenure, last_day=form.cleaned_data["last_day"], by=by, on=today())
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, by, status=error.status, end_form=form)
    messages.success(request, _("Đã ghi ngày thôi giữ chức vụ."))
    return redirect("accounts:posts")
