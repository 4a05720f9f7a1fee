"""The administrator's people: accounts of the area, their roles, and passwords shown once."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from langnghe.accounts import access, selectors, services
from langnghe.accounts.forms import AccountForm, EndForm, RoleForm
from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import Role
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotAllowed, NotFound, Refusal


def administrator(request: HttpRequest) -> User:
    """The signed-in administrator; refuses officers who administer nothing."""
    if not isinstance(request.user, User) or not access.administered_units(request.user, today()).exists():
        raise NotAllowed(_("Trang này dành cho quản trị viên của đơn vị."))
    return request.user


@signed_in
def people(request: HttpRequest) -> HttpResponse:
    by = administrator(request)
    return render(request, "accounts/people.html", {"people": selectors.people(by, on=today())})


@signed_in
@never_cache
def add(request: HttpRequest) -> HttpResponse:
    by = administrator(request)
    form = AccountForm(request.POST or None, units=access.administered_units(by, today()))
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/add.html", {"form": form}, status=422 if form.errors else 200)
    facts = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
    try:
        user, password = services.open_account(facts.pop("username"), **facts, by=by, on=today())
    except Refusal as error:
        form.add_error("username", str(error))
        return render(request, "accounts/add.html", {"form": form}, status=error.status)
    return render(request, "accounts/password_once.html", {"person": user, "password": password})


@signed_in
def person(request: HttpRequest, pk: int) -> HttpResponse:
    by = administrator(request)
    return _page(request, by, _found(by, pk))


def _found(by: User, pk: int) -> User:
    found = access.visible(User.objects.all(), by, today()).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không có tài khoản này trong các đơn vị của ông bà."))
    return found


def _page(request: HttpRequest, by: User, user: User, *, status: int = 200, **bound: Any) -> HttpResponse:
    units = access.administered_units(by, today())
    context = {
        "person": user,
        "memberships": selectors.memberships(user, viewer=by, on=today()),
        "role_form": bound.get("role_form") or RoleForm(units=units, on=today()),
        "end_form": bound.get("end_form") or EndForm(initial={"last_day": today()}),
        "ending": bound.get("ending"),
        "on": today(),
    }
    return render(request, "accounts/person.html", context, status=status)


@signed_in
@require_POST
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    by = administrator(request)
    user = _found(by, pk)
    form = RoleForm(request.POST, units=access.administered_units(by, today()), on=today())
    if not form.is_valid():
        return _page(request, by, user, status=422, role_form=form)
    try:
        facts = form.cleaned_data | {"role": Role(form.cleaned_data["role"])}
        services.give_role(user, **facts, by=by, on=today())
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, by, user, status=error.status, role_form=form)
    messages.success(request, _("Đã giao vai trò."))
    return redirect("accounts:person", pk)


@signed_in
@require_POST
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    by = administrator(request)
    row = Membership.objects.filter(pk=pk, unit__in=access.administered_units(by, today())).first()
    if row is None:
        raise NotFound(_("Không có vai trò này trong các đơn vị của ông bà."))
    form = EndForm(request.POST)
    if not form.is_valid():
        return _page(request, by, row.user, status=422, end_form=form, ending=row.pk)
    try:
        services.end_membership(row, last_day=form.cleaned_data["last_day"], by=by, on=today())
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, by, row.user, status=error.status, end_form=form, ending=row.pk)
    messages.success(request, _("Đã ghi ngày kết thúc vai trò."))
    return redirect("accounts:person", row.user_id)


@signed_in
@never_cache
@require_POST
def renew_password(request: HttpRequest, pk: int) -> HttpResponse:
    by = administrator(request)
    user = _found(by, pk)
    password = services.renew_password(user, by=by, on=today())
    return render(request, "accounts/password_once.html", {"person": user, "password": password})


@signed_in
@require_POST
def set_active(request: HttpRequest, pk: int) -> HttpResponse:
    by = administrator(request)
    user = services.set_active(_found(by, pk), active=request.POST.get("active") == "1", by=by, on=today())
    messages.success(request, _("Đã mở lại tài khoản.") if user.is_active else _("Đã khóa tài khoản."))
    return redirect("accounts:person", pk)
