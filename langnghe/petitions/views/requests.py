"""What senders asked for and how they rated answers, at the desk."""

import re
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from langnghe.accounts.models import User
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotFound
from langnghe.petitions import access, selectors, services
from langnghe.petitions.forms import DecideForm
from langnghe.petitions.models import CitizenRequest, Wish
from langnghe.petitions.views.officer import officer
from langnghe.petitions.views.steps import open_steps
from langnghe.units.models import Unit


@signed_in
def waiting(request: HttpRequest) -> HttpResponse:
    """What senders asked for or added, and nobody has dealt with."""
    rows = selectors.asked_of(officer(request), today())
    return render(request, "petitions/requests.html", {"rows": rows})


@signed_in
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes or no to a sender; yes leads to the step: to record the signed paper of withdrawal, or to reopen."""
    by, on = officer(request), today()
    asked = selectors.request(by, on, pk)
    form = DecideForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("Ghi lý do; người gửi đọc được lý do này."))
    granted = "granted" in request.POST
    services.decide_request(asked, granted=granted, because=form.cleaned_data["because"], by=by, on=on)
    messages.success(request, _("Đã ghi trả lời đề nghị."))
    return _next_page(asked, granted=granted, by=by, on=on)


def _next_page(asked: CitizenRequest, *, granted: bool, by: User, on: date) -> HttpResponse:
    """What was granted is a step of the file: to that step, where this officer may take it."""
    move = "withdraw" if asked.wish == Wish.WITHDRAW else "reopen"
    steps = open_steps(selectors.file(by, on, asked.petition_id), by, on) if granted else []
    chosen = next((step for step in steps if step.move == move), None)
    if chosen is None:
        return redirect("petitions:file", asked.petition_id)
    return redirect("petitions:step", asked.petition_id, chosen.slug)


@signed_in
def ratings(request: HttpRequest) -> HttpResponse:
    by, on = officer(request), today()
    units = list(Unit.objects.filter(pk__in=access.reading_units(by, on)))
    if not units:
        raise NotFound(_("Tài khoản này không thuộc đơn vị nào xử lý đơn."))
    unit = next((one for one in units if one.pk == request.GET.get("co-quan")), units[0])
    year = request.GET.get("nam", "")
    chosen = int(year) if re.fullmatch(r"2[01][0-9]{2}", year) else on.year
    found = selectors.ratings(by, on, unit=unit.pk, year=chosen)
    rows = [{"label": str(stars), "value": count} for stars, count in found.rows]
    context = {"unit": unit, "year": chosen, "found": found, "rows": rows, "fewest": selectors.FEWEST}
    return render(request, "petitions/ratings.html", context)
