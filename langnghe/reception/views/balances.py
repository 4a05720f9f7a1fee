"""Opening balances at the desk: enter what the paper register counted, see what was entered, take it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import has_right
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.lawbook import tables
from langnghe.reception import access, services, table_01
from langnghe.reception.forms.balances import BalanceForm, TakeBackForm
from langnghe.reception.models import OpeningBalance
from langnghe.reception.selectors.balances import balances_of
from langnghe.reception.views.statutory import readable_unit
from langnghe.rules.selectors import book_of
from langnghe.units.models import Unit


@signed_in
def balances(request: HttpRequest) -> HttpResponse:
    """`don_vi` is the unit, among those whose register this officer may read."""
    unit, units = readable_unit(request)
    on = today()
    table = tables.table(table_01.RULE, on, book=book_of(unit.pk))
    form = BalanceForm(request.POST or None, table=table)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        days = {name: given[name] for name in ("since", "until")}
        try:
            services.enter_balance(
                unit,
                table_01.RULE,
                **days,
                numbers=form.numbers(),
                source=given["source"],
                by=_officer(request),
                on=on,
            )
        except Refusal as refusal:
            form.add_error(None, f"{refusal} {refusal.instead}".strip())
        else:
            messages.success(
                request, _("Đã ghi số dư đầu; biểu của kỳ chứa trọn các ngày này cộng thêm số ấy.")
            )
            return redirect(_address(unit))
    return _page(request, unit, units, form)


def _page(
    request: HttpRequest,
    unit: Unit,
    units: list[Unit],
    form: BalanceForm,
    *,
    taking_back: TakeBackForm | None = None,
) -> HttpResponse:
    context = {
        "unit": unit,
        "units": units,
        "form": form,
        "entered": balances_of(request.user, unit, table_01.RULE, on=today()),
        "take_back": taking_back or TakeBackForm(auto_id=False),
        "may_write": has_right(request.user, Right.RECEIVE, unit=unit.pk, on=today()),
    }
    wrong = form.errors or (taking_back and taking_back.errors)
    return render(request, "reception/balances.html", context, status=422 if wrong else 200)


@signed_in
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    rows = OpeningBalance.objects.select_related("unit")
    balance = access.visible_balances(rows, request.user, today()).filter(pk=pk).first()
    if balance is None:
        raise NotFound(_("Không có số dư đầu này."))
    form = TakeBackForm(request.POST)
    if form.is_valid():
        services.take_back_balance(
            balance, because=form.cleaned_data["because"], by=_officer(request), on=today()
        )
        messages.success(request, _("Đã thu hồi; số dư này không cộng vào biểu nữa."))
        return redirect(_address(balance.unit))
    table = tables.table(table_01.RULE, today(), book=book_of(balance.unit_id))
    return _page(request, balance.unit, [balance.unit], BalanceForm(table=table), taking_back=form)


def _officer(request: HttpRequest) -> Any:
    return request.user


def _address(unit: Unit) -> str:
    return f"{reverse('reception:balances')}?don_vi={unit.pk}"
