"""The counter: who booked a session, and booking for one who came or called."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from langnghe.accounts.rights import Right
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import NotFound, Refusal, WrongState
from langnghe.reception import access, selectors, services
from langnghe.reception.forms import BookForm, BookingTermsForm
from langnghe.reception.models import Booking, Session
from langnghe.reception.services.booking import Wish
from langnghe.reception.views.booking import booked_page
from langnghe.reception.views.planning import schedule_as_it_is, schedule_of


@signed_in
@never_cache
def bookings(request: HttpRequest, pk: int) -> HttpResponse:
    session = selectors.session_for(request.user, pk=pk, on=today())
    access.require(request.user, Right.RECEIVE, unit=session.unit_id, on=today())  # type: ignore[arg-type]
    if request.method != "POST":
        form = BookForm(at_counter=True, initial={"token": secrets.token_urlsafe(24)})
        return _page(request, session, form)
    form = BookForm(request.POST, at_counter=True)
    if not form.is_valid():
        return _page(request, session, form, status=422)
    given = dict(form.cleaned_data)
    token = given.pop("token")
    try:
        booked = services.book(session, Wish(**given), token=token, at=now(), by=request.user)  # type: ignore[arg-type]
    except Refusal as error:
        form.add_error(None, str(error))
        return _page(request, session, form, status=error.status)
    return render(request, "reception/booked.html", booked_page(booked))


def _page(request: HttpRequest, session: Session, form: BookForm, *, status: int = 200) -> HttpResponse:
    rows = [
        {"booking": one, "expected": selectors.expected_at(one)} for one in selectors.bookings_of(session)
    ]
    context = {"session": session, "rows": rows, "form": form}
    return render(request, "reception/bookings_desk.html", context, status=status)


@signed_in
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """For one who calls without the code."""
    on = today()
    booking = Booking.objects.select_related("session").filter(pk=pk).first()
    if booking is None or booking.session.unit_id not in access.desk_units(request.user, on):
        raise NotFound(_("Không có đăng ký này, hoặc đơn vị của ông bà không giữ lịch này."))
    access.require(request.user, Right.RECEIVE, unit=booking.session.unit_id, on=on)  # type: ignore[arg-type]
    services.cancel_booking(booking, at=now(), by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Đã hủy. Chỗ này được nhường cho người đang chờ."))
    return redirect("reception:bookings", booking.session_id)


@signed_in
@require_POST
def terms(request: HttpRequest, pk: int) -> HttpResponse:
    """How many places, until when, which papers."""
    schedule = schedule_of(request, pk)
    form = BookingTermsForm(request.POST)
    if not form.is_valid():
        return schedule_as_it_is(request, schedule, form, status=422)
    try:
        services.open_booking(schedule, **form.cleaned_data, by=request.user, on=today())  # type: ignore[arg-type]
    except WrongState as error:
        form.add_error("capacity", str(error))
        return schedule_as_it_is(request, schedule, form, status=error.status)
    messages.success(request, _("Đã lưu cách đăng ký của lịch này."))
    return redirect("reception:planned", pk)
