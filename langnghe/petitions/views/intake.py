"""The counter: one form, one number, one receipt; sending the form twice makes one petition."""

import secrets

import segno
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import units_with
from langnghe.kernel.access_marks import signed_in
from langnghe.kernel.clock import today
from langnghe.kernel.errors import NotAllowed, Refusal
from langnghe.people.services import add_person
from langnghe.petitions import services
from langnghe.petitions.forms import IntakeForm
from langnghe.petitions.models import Kind, Petition
from langnghe.units.models import Unit

REMEMBERED = 3600


@signed_in
def intake(request: HttpRequest) -> HttpResponse:
    """Receive a petition at the counter and show its receipt with the code, once."""
    unit = _unit(request)
    form = IntakeForm(request.POST or None, initial={"token": secrets.token_urlsafe(16)})
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "unit": unit}
        return render(request, "petitions/intake.html", context, status=422 if request.POST else 200)
    token = f"intake:{request.user.pk}:{form.cleaned_data['token']}"
    if not cache.add(token, 0, REMEMBERED):
        return _again(request, int(cache.get(token) or 0))
    try:
        received = _receive(request, unit, form)
    except Refusal as error:
        cache.delete(token)
        form.add_error(None, str(error))
        return render(request, "petitions/intake.html", {"form": form, "unit": unit}, status=error.status)
    cache.set(token, received.petition.pk, REMEMBERED)
    return receipt(request, received)


def _unit(request: HttpRequest) -> Unit:
    codes = units_with(request.user, Right.HANDLE, on=today())
    if not codes:
        raise NotAllowed(
            _("Tài khoản này không có quyền nhận đơn."), instead=_("Hỏi quản trị viên của đơn vị.")
        )
    return Unit.objects.get(
        code=request.GET.get("don_vi") if request.GET.get("don_vi") in codes else codes[0]
    )


def _receive(request: HttpRequest, unit: Unit, form: IntakeForm) -> services.Received:
    given = dict(form.cleaned_data)
    if given["is_denunciation"]:
        services.refuse_denunciation(Kind.DENUNCIATION)
    person = add_person(given["full_name"], address=given["address"], area=unit.area, phone=given["phone"])
    return services.receive(
        unit=unit,
        person=person,
        channel=given["channel"],
        received_on=today(),
        written_on=given["written_on"],
        summary=given["summary"],
        request=given["request"],
        field=given["field"],
        signers=given["signers"],
        area=unit.area,
        by=request.user,  # type: ignore[arg-type]
    )


def receipt(request: HttpRequest, received: services.Received) -> HttpResponse:
    """The receipt: code and QR, whose address carries the code in its fragment, never in a query."""
    address = request.build_absolute_uri(reverse("petitions:track")) + "#" + received.code
    context = {
        "petition": received.petition,
        "code": received.code,
        "qr": mark_safe(segno.make(address, error="m").svg_inline(scale=4)),  # noqa: S308 - drawn here from our own address
    }
    return render(request, "petitions/receipt.html", context, status=201)


def _again(request: HttpRequest, pk: int) -> HttpResponse:
    """The same form sent twice: one petition, and its receipt was already shown."""
    petition = Petition.objects.filter(pk=pk).first()
    return render(request, "petitions/received_already.html", {"petition": petition}, status=409)
