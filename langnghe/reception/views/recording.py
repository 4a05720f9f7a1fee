"""The form of one minute: an earlier turn carried over, the question about a denunciation, one turn written."""

import secrets
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from langnghe.accounts.rights import Right
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, Refusal
from langnghe.petitions.services import DenunciationAsked
from langnghe.reception import access, selectors, services
from langnghe.reception.forms import VisitForm
from langnghe.reception.models import Visit
from langnghe.reception.services.turns import Turn
from langnghe.reception.views.asking import desk_unit
from langnghe.units.models import Unit
from langnghe.vault.naming import FIND

LATEST = timedelta(days=7)
QUEUED = "X-Waited"


@signed_in
@never_cache
def record(request: HttpRequest) -> HttpResponse:
    """Write a turn; a second one follows at once when the officer asks for it."""
    unit, on = desk_unit(request, Right.RECEIVE), today()
    day = _day_of_form(request, on)
    if FIND in request.POST:
        return _page(request, unit, VisitForm(unit=unit, on=day, initial=_looked_for(request)))
    form = VisitForm(request.POST or None, unit=unit, on=day, initial=_initial(request))
    if request.method != "POST" or not form.is_valid():
        return _page(request, unit, form, status=422 if request.POST else 200)
    try:
        visit = _record(request, unit, form, day)
    except Refusal as error:
        return _refused(request, unit, form, error)
    return _written(request, unit, visit)


def _looked_for(request: HttpRequest) -> dict[str, Any]:
    """All that was typed, while the names of officers are looked for: nothing is written, nothing is lost."""
    return {**request.POST.dict(), "named": request.POST.getlist("named")}


def _day_of_form(request: HttpRequest, on: date) -> date:
    """The day of reception: today, or the day on which a turn waited on a machine without a connection."""
    try:
        return date.fromisoformat(request.POST.get("received_on", "")) if request.POST else on
    except ValueError:
        return on


def _initial(request: HttpRequest) -> dict[str, Any]:
    earlier = request.GET.get("tu", "")
    usual: dict[str, Any] = {
        "token": secrets.token_urlsafe(16),
        "session": request.GET.get("buoi", ""),
        "receiver": request.GET.get("ai", "staff"),
        "ticket": request.GET.get("so", ""),
        "received_on": today(),
        "full_name": "" if any(one.isdigit() for one in request.GET.get("tim", "")) else request.GET.get("tim", ""),
    }  # fmt: skip
    if not (earlier.isascii() and earlier.isdigit()):
        return usual | _booked(request)
    known = selectors.known_turn(request.user, pk=int(earlier), on=today())
    return usual | {
        "known": known.pk,
        "same_matter": True,
        "full_name": known.person.full_name,
        "address": known.person.address,
        "phone": known.person.phone,
        "field": known.field,
        "content": known.content,
        "heads": known.heads,
    }


def _booked(request: HttpRequest) -> dict[str, Any]:
    """What the citizen wrote when booking, for the number that was called: nothing is typed twice."""
    wanted = request.GET.get("so", "")
    if not (wanted.isascii() and wanted.isdigit()):
        return {}
    booking = selectors.ticket_for(request.user, pk=int(wanted), on=today()).booking
    if booking is None or booking.person is None:
        return {}
    person = booking.person
    return {
        "full_name": person.full_name,
        "address": person.address,
        "phone": person.phone,
        "field": booking.field,
        "content": booking.topic,
    }


def _page(
    request: HttpRequest, unit: Unit, form: VisitForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    asked = request.GET.get("tim", "")
    found = selectors.known_turns(unit.pk, asked, viewer=request.user, on=today())
    kept = {name: request.GET[name] for name in ("buoi", "ai", "so") if name in request.GET}
    context = {
        "form": form,
        "unit": unit,
        "asked": asked,
        "found": found,
        "kept": kept,
        "on": today(),
        **more,
    }
    if waited(request):
        return JsonResponse({"state": "refused", "errors": _errors(form)}, status=status)
    return render(request, "reception/visit_form.html", context, status=status)


def _errors(form: VisitForm) -> list[str]:
    return [str(one) for errors in form.errors.values() for one in errors]


def waited(request: HttpRequest) -> bool:
    """Whether the script of the desk sends a turn that waited for a connection."""
    return QUEUED in request.headers


def _refused(request: HttpRequest, unit: Unit, form: VisitForm, error: Refusal) -> HttpResponse:
    if form.cleaned_data["is_denunciation"]:
        # Nothing of it comes back on the screen either: the form is empty again.
        form = VisitForm(unit=unit, on=today(), initial=_initial(request))
        return _page(request, unit, form, status=error.status, refusal=error)
    form.add_error("not_denunciation" if isinstance(error, DenunciationAsked) else None, str(error))
    return _page(request, unit, form, status=error.status, ask=isinstance(error, DenunciationAsked))


def _record(request: HttpRequest, unit: Unit, form: VisitForm, day: date) -> Visit:
    given = dict(form.cleaned_data)
    token, known = given.pop("token"), given.pop("known")
    given.pop("named_by_name")
    given["named"] = tuple(form.named_users())
    given.pop("received_on")
    if not today() - LATEST <= day:
        raise Invalid(_("Ngày tiếp đã qua hơn bảy ngày nên không ghi bù ở đây."))
    return services.record_visit(
        unit,
        Turn(
            **given,
            area=unit.area,
            known=selectors.known_turn(request.user, pk=known, on=today()) if known else None,
        ),
        received_on=day,
        by=request.user,  # type: ignore[arg-type]
        on=today(),
        idempotency=token,
    )


def _written(request: HttpRequest, unit: Unit, visit: Visit) -> HttpResponse:
    if waited(request):
        address = reverse("reception:visit", args=[visit.pk])
        return JsonResponse({"state": "written", "number": str(visit), "address": address}, status=201)
    if not access.visible(Visit.objects.filter(pk=visit.pk), request.user, today()).exists():
        # Who writes down one that names himself has no page of it.
        messages.success(request, _("Đã vào sổ và niêm phong."))
        return redirect(f"{reverse('reception:record')}?don_vi={unit.pk}")
    messages.success(request, _("Đã ghi lượt số %(number)s vào sổ.") % {"number": visit})
    if "next" in request.POST:
        return redirect(f"{reverse('reception:queue')}?don_vi={unit.pk}")
    if "again" in request.POST:
        return redirect(f"{reverse('reception:record')}?don_vi={unit.pk}")
    return redirect("reception:visit", visit.pk)
