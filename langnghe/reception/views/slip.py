"""The slip of a booking as a file: asked for by POST, so that the code is in no address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import WrongState
from langnghe.petitions import codes
from langnghe.reception import selectors
from langnghe.reception.forms import CodeForm
from langnghe.reception.models import Booking, BookingState
from langnghe.reception.papers import slip as papers
from langnghe.reception.views.booking import ask, opened


@public
@never_cache
def slip(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("reception:booking_mine")
    form = CodeForm(request.POST)
    booking, status = opened(request, form)
    if booking is None:
        return ask(request, form, status=status)
    if booking.state == BookingState.CANCELLED or now() >= booking.session.ends_at:
        raise WrongState(
            _("Đăng ký này đã hủy hoặc buổi tiếp đã qua nên không in phiếu nữa."),
            instead=_("Chọn một buổi khác trong lịch."),
        )
    return _file(request, booking, codes.read(form.cleaned_data["code"]))


def _file(request: HttpRequest, booking: Booking, code: str) -> HttpResponse:
    session = booking.session
    standing = papers.Standing(
        expected=selectors.expected_at(booking),
        queue=selectors.queue_place(booking) if booking.state == BookingState.WAITING else 0,
        day_off=selectors.day_off(session.unit_id, session.held_on),
    )
    address = request.build_absolute_uri(reverse("reception:booking_mine"))
    sheet = papers.slip_of(booking, standing, code=code, address=address, on=today())
    answer = HttpResponse(papers.pdf(sheet), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="dang-ky-gap-{session.held_on:%Y%m%d}.pdf"'
    return answer
