"""Following a schedule: by feed, by e-mail, and the receipts of the units below."""

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import condition, require_POST, require_safe

from langnghe.kernel.access_marks import public, signed_in
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import NotFound
from langnghe.reception import selectors, services
from langnghe.reception.forms import SubscribeForm
from langnghe.reception.models import ScheduleReceipt
from langnghe.reception.papers import feed as feeds
from langnghe.reception.views.asking import public_unit
from langnghe.reception.views.public import etag_of, modified


@public
@require_safe
@condition(etag_func=etag_of, last_modified_func=modified)
def feed(request: HttpRequest, unit: str) -> HttpResponse:
    found = public_unit(unit)
    address = request.build_absolute_uri(reverse("reception:schedule_of", args=[found.pk]))
    body = feeds.atom(
        found, selectors.changes(found), address=address, feed_address=request.build_absolute_uri()
    )
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


@public
@never_cache
def subscribe(request: HttpRequest, unit: str) -> HttpResponse:
    """The answer is the same for an address that is known: nobody learns who follows."""
    found = public_unit(unit)
    form = SubscribeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, "subscribe", 422 if request.POST else 200, unit=found, form=form)
    site = request.build_absolute_uri("/").rstrip("/")
    services.subscribe(found, email=form.cleaned_data["email"], site=site, at=now())
    return _page(request, "asked", unit=found)


def _page(request: HttpRequest, step: str, status: int = 200, **more: object) -> HttpResponse:
    return render(request, "reception/subscribe.html", {"step": step, **more}, status=status)


@public
@never_cache
def subscribe_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, since programs that read mail open every link."""
    if request.method != "POST":
        return _page(request, "confirm", form=django_forms.Form())
    return _page(request, "confirmed", unit=services.confirm(token, at=now()))


@public
@never_cache
@csrf_exempt
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """One click of a mail program is a POST without a cookie (RFC 8058); the signed link is the right."""
    if request.method != "POST":
        return _page(request, "leave")
    services.unsubscribe(token)
    return _page(request, "left")


@signed_in
@require_safe
def from_above(request: HttpRequest) -> HttpResponse:
    """Schedules that a superior posted, with the button “đã nhận”."""
    receipts = selectors.receipts_for(request.user, on=today())
    return render(request, "reception/from_above.html", {"receipts": receipts})


@signed_in
@require_POST
def acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    receipt = ScheduleReceipt.objects.filter(pk=pk).first()
    if receipt is None:
        raise NotFound(_("Không có lịch nào gửi đến đơn vị của ông bà như vậy."))
    services.acknowledge(receipt, by=request.user, on=today())  # type: ignore[arg-type]
    messages.success(request, _("Đã báo nhận."))
    return redirect("reception:from_above")
