"""Confirming a rule, making it stricter, giving the law its word back: one page each, nothing typed is lost."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotAllowed, NotFound
from langnghe.kernel.posting import refused
from langnghe.rules import access, selectors, services
from langnghe.rules.forms import ConfirmForm, EndForm, ReplaceForm, SaidForm
from langnghe.rules.models import Confirmation
from langnghe.rules.views.reading import asked_unit
from langnghe.rules.words import facts_name, title_of
from langnghe.units.models import Unit


def administrator(request: HttpRequest) -> tuple[User, Unit]:
    """Who asks and for which unit; the services ask again."""
    unit = asked_unit(request)
    if not isinstance(request.user, User) or not access.may_decide(request.user, unit.pk, today()):
        raise NotAllowed(_("Việc này cần quyền quản trị tại đơn vị."))
    return request.user, unit


def page(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str,
    about: str,
    unit: Unit,
    back: str,
    act: Callable[[dict[str, Any]], object],
    done: str,
    note: str = "",
) -> HttpResponse:
    """Show a form, or act on it; a refusal stands above the form with everything still in it."""
    status = refused(form, lambda: act(form.cleaned_data))
    if not status:
        messages.success(request, done)
        return redirect(f"{back}?don-vi={unit.pk}")
    context = {"form": form, "title": title, "about": about, "unit": unit, "back": back, "note": note}
    return render(request, "rules/form.html", context, status=status)


@signed_in
def confirm(request: HttpRequest, rule_id: str) -> HttpResponse:
    by, unit = administrator(request)
    rule = selectors.one_rule(unit.pk, rule_id)
    return page(
        request,
        ConfirmForm(request.POST or None, initial={"since": today(), "person": by.display_name}),
        title=_("Xác nhận quy định"),
        about=title_of(rule.versions[-1]),
        unit=unit,
        back=reverse("rules:rule", args=[rule_id]),
        act=lambda given: services.confirm_rule(rule_id, unit=unit.pk, by=by, on=today(), **given),
        done=_("Đã ghi xác nhận."),
        note=_("Chỉ xác nhận khi đã đọc chính văn bản. Xác nhận không đổi thời hạn, chỉ đổi mức tin cậy."),
    )


@signed_in
def replace(request: HttpRequest, rule_id: str) -> HttpResponse:
    by, unit = administrator(request)
    rule = selectors.one_rule(unit.pk, rule_id)
    cases = [
        (" ".join(sorted(branch.facts)), facts_name(branch.facts)) for branch in rule.versions[-1].branches
    ]
    told = selectors.told(rule, today())[0]
    return page(
        request,
        ReplaceForm(request.POST or None, initial={"since": today(), "person": by.display_name}, cases=cases),
        title=_("Đặt quy định chặt hơn cho đơn vị"),
        about=title_of(rule.versions[-1]),
        unit=unit,
        back=reverse("rules:rule", args=[rule_id]),
        act=lambda given: services.replace_rule(rule_id, unit=unit.pk, by=by, on=today(), **given),
        done=_("Đã ghi quy định riêng; thời hạn đang chạy được tính lại."),
        note=_("Với quy định này, %(way)s.") % {"way": told.way},
    )


@signed_in
def end(request: HttpRequest, rule_id: str) -> HttpResponse:
    by, unit = administrator(request)
    rule = selectors.one_rule(unit.pk, rule_id)
    return page(
        request,
        EndForm(request.POST or None, initial={"since": today(), "person": by.display_name}),
        title=_("Kết thúc quy định riêng"),
        about=title_of(rule.versions[-1]),
        unit=unit,
        back=reverse("rules:rule", args=[rule_id]),
        act=lambda given: services.end_local_rule(rule_id, unit=unit.pk, by=by, on=today(), **given),
        done=_("Từ ngày đó áp dụng lại quy định của pháp luật; thời hạn đang chạy được tính lại."),
    )


@signed_in
def take_back_confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    by, unit = administrator(request)
    row = Confirmation.objects.filter(pk=pk, unit=unit).first()
    if row is None:
        raise NotFound(_("Không có dòng này."))
    return page(
        request,
        SaidForm(request.POST or None, initial={"person": by.display_name}),
        title=_("Rút xác nhận"),
        about=row.rule,
        unit=unit,
        back=reverse("rules:rule", args=[row.rule]),
        act=lambda given: services.take_back_confirmation(pk, unit=unit.pk, by=by, on=today(), **given),
        done=_("Đã rút xác nhận; dòng cũ vẫn giữ để đọc."),
    )
