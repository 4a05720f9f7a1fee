"""Booking without an account: choose a session, get a code, change or cancel with it."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.petitions import codes
from langnghe.petitions import selectors as petitions
from langnghe.petitions import services as tracking
from langnghe.reception import selectors, services
from langnghe.reception.forms import BookForm, CodeForm, RebookForm
from langnghe.reception.models import Booking, BookingState, Session
from langnghe.reception.services.booking import Wish
from langnghe.reception.views.asking import public_unit


@public
@never_cache
@require_safe
def choose(request: HttpRequest, unit: str = "") -> HttpResponse:
    """The sessions that take bookings, with the places left."""
    found = public_unit(unit)
    sessions = selectors.bookable_sessions(found, on=today())
    return render(request, "reception/booking_choose.html", {"unit": found, "sessions": sessions})


def session_or_404(pk: int) -> Session:
    session = selectors.bookable_session(pk, on=today())
    if session is None:
        raise NotFound(
            _("Buổi tiếp này đã dời, đã qua hoặc không nhận đăng ký."),
            instead=_("Chọn một buổi khác trong lịch."),
        )
    return session


@public
@never_cache
def book(request: HttpRequest, pk: int) -> HttpResponse:
    session = session_or_404(pk)
    if request.method != "POST":
        return _form(request, session, BookForm(initial={"token": secrets.token_urlsafe(24)}))
    form = BookForm(request.POST)
    if not form.is_valid():
        return _form(request, session, form, status=422)
    given = dict(form.cleaned_data)
    token = given.pop("token")
    try:
        source = request.META.get("REMOTE_ADDR", "")
        booked = services.book(session, Wish(**given), token=token, at=now(), source=source)
    except Refusal as error:
        form.add_error(None, str(error))
        return _form(request, session, form, status=error.status)
    return render(request, "reception/booked.html", booked_page(booked))


def booked_page(booked: services.Booked) -> dict[str, Any]:
    booking = booked.booking
    return {
        "booking": booking,
        "session": booking.session,
        "code": codes.shown(booked.code),
        "went_on": booked.went_on,
        "expected": selectors.expected_at(booking),
        "day_off": selectors.day_off(booking.session.unit_id, booking.session.held_on),
        "queue": selectors.queue_place(booking) if booking.state == BookingState.WAITING else 0,
    }


def _form(request: HttpRequest, session: Session, form: BookForm, *, status: int = 200) -> HttpResponse:
    on, schedule = today(), session.schedule
    places = next(
        (one for one in selectors.bookable_sessions(session.unit, on=on) if one.session.pk == session.pk),
        None,
    )
    context = {"session": session, "schedule": schedule, "form": form, "places": places}
    return render(request, "reception/booking_form.html", context, status=status)


@public
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """The code travels by POST alone; an address that carries one is left at once."""
    if request.GET:
        return redirect("reception:booking_mine")
    if request.method != "POST":
        return ask(request, CodeForm())
    form = CodeForm(request.POST)
    booking, status = opened(request, form)
    return (
        _step(request, booking, form.cleaned_data["code"]) if booking else ask(request, form, status=status)
    )


def opened(request: HttpRequest, form: CodeForm) -> tuple[Booking | None, int]:
    """What the code opens, or the status of what is wrong, said in the form; wrong codes are counted."""
    address = request.META.get("REMOTE_ADDR", "")
    if not form.is_valid():
        return None, 422
    if petitions.too_many_wrong_codes(address, at=now()):
        form.add_error(
            None, _("Đã nhập sai nhiều lần. Chờ mười lăm phút rồi thử lại, hoặc hỏi nơi tiếp công dân.")
        )
        return None, 429
    booking = selectors.booking_of(form.cleaned_data["code"])
    if booking is None:
        tracking.note_wrong_code(address, at=now())
        form.add_error("code", _("Không có đăng ký nào mang mã này. Xem lại từng ký tự."))
        return None, 404
    return booking, 200


def ask(request: HttpRequest, form: CodeForm, *, status: int = 200) -> HttpResponse:
    return render(request, "reception/booking_ask.html", {"form": form}, status=status)


def _step(request: HttpRequest, booking: Booking, code: str) -> HttpResponse:
    """Do what the button says, then show the booking as it is."""
    status, said, wrong = 200, "", ""
    try:
        said = _done(request, booking)
    except Refusal as error:
        status, wrong = error.status, str(error)
    fresh = selectors.booking_of(code) or booking
    others = [
        one
        for one in selectors.bookable_sessions(fresh.session.unit, on=today())
        if one.session.schedule_id == fresh.session.schedule_id
        and one.session.pk != fresh.session_id
        and one.free
        and not one.is_closed
    ]
    context = {
        "booking": fresh,
        "session": fresh.session,
        "code": code,
        "said": said,
        "wrong": wrong,
        "expected": selectors.expected_at(fresh),
        "day_off": selectors.day_off(fresh.session.unit_id, fresh.session.held_on),
        "queue": selectors.queue_place(fresh) if fresh.state == BookingState.WAITING else 0,
        "is_open": fresh.state != BookingState.CANCELLED and now() < fresh.session.starts_at,
        "rebook": RebookForm(sessions=others) if others else None,
    }
    return render(request, "reception/booking_mine.html", context, status=status)


def _done(request: HttpRequest, booking: Booking) -> str:
    step = request.POST.get("step", "")
    if step == "cancel":
        services.cancel_booking(booking, at=now())
        return _("Đã hủy. Chỗ này được nhường cho người đang chờ.")
    if step == "take":
        services.take_offer(booking, at=now())
        return _("Ông bà đã nhận chỗ này.")
    if step == "rebook":
        target = request.POST.get("to", "")
        services.rebook(booking, to=session_or_404(int(target) if target.isdecimal() else 0), at=now())
        return _("Đã đổi ngày. Mã đăng ký giữ nguyên.")
    return ""
