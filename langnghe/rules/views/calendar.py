"""The unit's calendar: what notices changed, and the forms that write one down or take it back."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound
from langnghe.rules import access, selectors, services
from langnghe.rules.forms import DayOffForm, SaidForm
from langnghe.rules.models import LocalDayOff
from langnghe.rules.views.deciding import administrator, page
from langnghe.rules.views.reading import asked_unit

YEAR = re.compile(r"[0-9]{4}")


@signed_in
def day_list(request: HttpRequest) -> HttpResponse:
    unit, on = asked_unit(request), today()
    typed = request.GET.get("nam", "")
    year = int(typed) if YEAR.fullmatch(typed) else on.year
    known = selectors.year_of(unit.pk, year)
    context = {
        "unit": unit,
        "year": year,
        "provisional": known.provisional,
        "off": sorted(known.off, key=lambda one: one.date),
        "swaps": sorted(known.swaps, key=lambda one: one.off),
        "rows": selectors.days_off(request.user, on, unit=unit.pk),
        "may": access.may_decide(request.user, unit.pk, on),
        "previous": f"?don-vi={unit.pk}&nam={year - 1}",
        "following": f"?don-vi={unit.pk}&nam={year + 1}",
    }
    return render(request, "rules/days.html", context)


@signed_in
def add_day(request: HttpRequest) -> HttpResponse:
    by, unit = administrator(request)
    return page(
        request,
        DayOffForm(request.POST or None, initial={"person": by.display_name}),
        title=_("Thêm ngày nghỉ, hoán đổi"),
        about=_("Lịch nghỉ"),
        unit=unit,
        back=reverse("rules:days"),
        act=lambda given: services.note_day_off(unit=unit.pk, by=by, on=today(), **given),
        done=_("Đã ghi vào lịch; thời hạn đang chạy được tính lại."),
        note=_("Mọi thời hạn đang chạy của đơn vị được tính lại và để lại dấu vết trong hồ sơ."),
    )


@signed_in
def take_back_day(request: HttpRequest, pk: int) -> HttpResponse:
    by, unit = administrator(request)
    row = LocalDayOff.objects.filter(pk=pk, unit=unit).first()
    if row is None:
        raise NotFound(_("Không có dòng này."))
    return page(
        request,
        SaidForm(request.POST or None, initial={"person": by.display_name}),
        title=_("Rút thay đổi lịch nghỉ"),
        about=f"{row.day:%d/%m/%Y}: {row.name}",
        unit=unit,
        back=reverse("rules:days"),
        act=lambda given: services.take_back_day_off(pk, unit=unit.pk, by=by, on=today(), **given),
        done=_("Đã rút; thời hạn đang chạy được tính lại."),
    )
