"""The line: the officer's page, the printed number, and the screen in the hall."""

import secrets
from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from langnghe.accounts.rights import Right
from langnghe.kernel.access_marks import public, signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.reception import selectors, services
from langnghe.reception.forms import CallNextForm, TicketForm
from langnghe.reception.models import QueueTicket, ReceptionPlace
from langnghe.reception.selectors import queue as line
from langnghe.reception.services.queueing import check_in
from langnghe.reception.views.asking import desk_unit
from langnghe.units.models import Unit

ROOM = "reception_room"
RENEW = "5"
VERBS: dict[str, Callable[..., QueueTicket]] = {
    "goi-lai": services.recall_ticket,
    "vang": services.mark_absent,
    "xong": services.finish_ticket,
}


def _place(unit: Unit, wanted: str) -> ReceptionPlace:
    """The place asked for, or the first of the unit."""
    rows = selectors.places_of(unit)
    found = rows.filter(pk=wanted).first() if wanted.isascii() and wanted.isdigit() else rows.first()
    if found is None:
        raise NotFound(
            _("Đơn vị chưa có địa điểm tiếp công dân này."), instead=_("Thêm địa điểm ở trang Lập lịch.")
        )
    return found


def _here(request: HttpRequest) -> tuple[Unit, ReceptionPlace]:
    unit = desk_unit(request, Right.RECEIVE)
    return unit, _place(unit, request.GET.get("dia_diem", ""))


def _back(unit: Unit, place: ReceptionPlace) -> HttpResponse:
    asked = urlencode({"don_vi": unit.pk, "dia_diem": place.pk})
    return redirect(f"{reverse('reception:queue')}?{asked}")


@signed_in
@never_cache
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    unit, place = _here(request)
    return _page(request, unit, place)


def _page(
    request: HttpRequest,
    unit: Unit,
    place: ReceptionPlace,
    *,
    status: int = 200,
    ticket_form: TicketForm | None = None,
) -> HttpResponse:
    on, room = today(), request.session.get(ROOM, "")
    found = line.line(place, viewer=request.user, on=on)
    context = {
        "unit": unit,
        "place": place,
        "places": selectors.places_of(unit),
        "on": on,
        "line": found,
        "mine": next((one for one in found.called if one.room == room), None),
        "ticket_form": ticket_form
        or TicketForm(unit=unit, on=on, initial={"token": secrets.token_urlsafe(16)}),
        "call_form": CallNextForm(initial={"room": room or _("Bàn 1")}),
        "expected": line.expected(unit, viewer=request.user, on=on),
        "sessions": selectors.sessions_on(request.user, day=on, on=on),
    }
    return render(request, "reception/queue.html", context, status=status)


@signed_in
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """Give a number and show the slip that is printed."""
    unit, place = _here(request)
    form = TicketForm(request.POST, unit=unit, on=today())
    if not form.is_valid():
        return _page(request, unit, place, status=422, ticket_form=form)
    given = form.cleaned_data
    ticket = services.take_ticket(
        place,
        by=request.user,  # type: ignore[arg-type]
        on=today(),
        session=given["session"],
        priority=given["priority"],
        idempotency=given["token"],
    )
    return redirect("reception:ticket", ticket.pk)


@signed_in
@require_POST
def arrive(request: HttpRequest, pk: int) -> HttpResponse:
    """Who booked has come."""
    booking = line.booking_for(request.user, pk=pk, on=today())
    try:
        found = check_in(booking, by=request.user, on=today())  # type: ignore[arg-type]
    except Refusal as error:
        messages.error(request, str(error))
        return _back(booking.session.unit, booking.session.place)
    return redirect("reception:ticket", found.pk)


@signed_in
@require_safe
def ticket(request: HttpRequest, pk: int) -> HttpResponse:
    found = selectors.ticket_for(request.user, pk=pk, on=today())
    ahead = line.line(found.queue.place, viewer=request.user, on=found.queue.day).waiting
    position = next((n for n, one in enumerate(ahead) if one.pk == found.pk), 0)
    return render(request, "reception/ticket.html", {"ticket": found, "ahead": position})


@signed_in
@require_POST
def call_next(request: HttpRequest) -> HttpResponse:
    unit, place = _here(request)
    form = CallNextForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ghi bàn hoặc phòng đang tiếp rồi gọi số."))
        return _back(unit, place)
    request.session[ROOM] = " ".join(form.cleaned_data["room"].split())
    found = services.call_next(place, **form.cleaned_data, by=request.user, on=today())  # type: ignore[arg-type]
    if found is None:
        messages.info(request, _("Không còn ai chờ."))
    return _back(unit, place)


@signed_in
@require_POST
def change(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    found = selectors.ticket_for(request.user, pk=pk, on=today())
    if step not in VERBS:
        raise NotFound(_("Không có bước này."))
    room = {"room": request.session.get(ROOM, "")} if step == "goi-lai" else {}
    try:
        VERBS[step](found, by=request.user, on=today(), **room)
    except Refusal as error:
        messages.error(request, str(error))
    return _back(found.queue.place.unit, found.queue.place)


@public
@never_cache
@require_safe
def screen(request: HttpRequest, place: int) -> HttpResponse:
    """For the wall of the hall: numbers and rooms; it renews itself without a script."""
    found = ReceptionPlace.objects.select_related("unit").filter(pk=place).first()
    if found is None:
        raise NotFound(_("Không có địa điểm này."))
    called, waiting = selectors.on_screen(found, on=today())
    context = {"place": found, "called": called, "waiting": waiting, "on": today()}
    answer = render(request, "reception/screen.html", context)
    # Browsers take this header as they take the meta element: the page renews itself without a script.
    answer.headers["Refresh"] = RENEW
    return answer
