"""What whoever sent the form by the web takes away: the number, the code, the receipt.

The form answers by sending on to this page, so that reloading sends nothing again. The form's own secret opens it, kept
by the browser for ten minutes, out of reach of scripts; at a shared machine the page is closed by its button.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from langnghe.design.qr import qr
from langnghe.kernel.access_marks import public
from langnghe.kernel.errors import NotFound
from langnghe.petitions import codes, papers, selectors
from langnghe.petitions.models import Petition

COOKIE = "bien_nhan"
MINUTES = 10
TOKEN = 64


def sent_on(token: str) -> HttpResponse:
    """The answer to a form that was received."""
    page = reverse("petitions:web_sent")
    answer = HttpResponseRedirect(page)
    answer.set_cookie(
        COOKIE,
        token,
        max_age=MINUTES * 60,
        path=page,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )
    return answer


@public
@require_GET
@never_cache
def sent(request: HttpRequest) -> HttpResponse:
    """Number, code and QR of what was just sent."""
    token = request.COOKIES.get(COOKIE, "")[:TOKEN]
    petition, code = _sent_by(token)
    return render(request, "petitions/web_sent.html", _receipt(request, petition, code, token))


@public
@require_POST
@never_cache
def close(request: HttpRequest) -> HttpResponse:
    """Whoever comes to this machine next finds no code."""
    answer = redirect("petitions:track")
    if COOKIE in request.COOKIES:
        answer.delete_cookie(COOKIE, path=reverse("petitions:web_sent"), samesite="Lax")
    return answer


@public
@require_POST
@never_cache
def receipt_pdf(request: HttpRequest) -> HttpResponse:
    """The receipt on paper, for whoever has just sent the form: the form's own secret opens it."""
    petition, code = _sent_by(str(request.POST.get("token", ""))[:TOKEN])
    sheet = papers.receipt(petition, code=codes.shown(code), address=_address(request, code))
    disposition = {
        "Content-Disposition": f'attachment; filename="bien-nhan-{petition.number}-{petition.year}.pdf"'
    }
    return HttpResponse(sheet, content_type="application/pdf", headers=disposition)


def _sent_by(token: str) -> tuple[Petition, str]:
    received = selectors.sent_by(token)
    if received is None:
        raise NotFound(_("Không còn giấy biên nhận này; dùng mã tra cứu để xem đơn."))
    return received


def _receipt(request: HttpRequest, petition: Petition, code: str, token: str) -> dict[str, Any]:
    return {
        "petition": petition,
        "code": codes.shown(code),
        "qr": qr(_address(request, code)),
        "token": token,
        "minutes": MINUTES,
    }


def _address(request: HttpRequest, code: str) -> str:
    return f"{request.build_absolute_uri(reverse('petitions:track'))}#{code}"
