"""The form on the web: no account; the code is shown on the page that it leads to."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import now
from langnghe.kernel.errors import NotFound, Refusal
from langnghe.petitions import services
from langnghe.petitions.forms import WebForm
from langnghe.petitions.views.citizen import DENUNCIATION_WAY, law
from langnghe.petitions.views.web_needs import needs
from langnghe.petitions.views.web_receipt import sent_on
from langnghe.units.models import Unit
from langnghe.units.selectors import site_unit


def _unit() -> Unit:
    unit = site_unit()
    if unit is None:
        raise NotFound(
            _("Trang này chưa được đặt cho cơ quan nào nên chưa nhận đơn qua mạng."),
            instead=_("Mang đơn đến nơi tiếp công dân hoặc gửi bưu chính."),
        )
    return unit


@public
@never_cache
def send(request: HttpRequest) -> HttpResponse:
    """The same form sent again, by haste or by reloading, is the same petition and shows the same code."""
    unit = _unit()
    if request.method != "POST":
        return _page(request, unit, WebForm(initial={"token": secrets.token_urlsafe(24)}))
    form = WebForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, unit, form, status=422)
    token = form.cleaned_data["token"]
    try:
        services.receive_by_web(
            _sent(form),
            unit=unit,
            files=form.cleaned_data["papers"],
            source=request.META.get("REMOTE_ADDR", ""),
            at=now(),
            token=token,
        )
    except services.DenunciationRefused:
        return _page(request, unit, form, status=422, denunciation=law(DENUNCIATION_WAY))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        if isinstance(refusal, services.SentBefore):
            form.renew_token()
        return _page(request, unit, form, status=refusal.status)
    return sent_on(token)


def _sent(form: WebForm) -> services.Sent:
    names = ("full_name", "address", "phone", "email", "kind", "title", "body", "is_no_denunciation")
    return services.Sent(**{name: form.cleaned_data[name] for name in names})


def _page(request: HttpRequest, unit: Unit, form: WebForm, *, status: int = 200, **more: Any) -> HttpResponse:
    return render(
        request,
        "petitions/web_form.html",
        {"form": form, "unit": unit, "needs": needs(), **more},
        status=status,
    )
