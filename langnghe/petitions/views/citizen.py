"""The citizen's pages: how to send a petition, and what became of it."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from langnghe.kernel.access_marks import public
from langnghe.kernel.clock import today
from langnghe.petitions import selectors
from langnghe.petitions.forms import TrackForm

MOST_WRONG, WINDOW = 20, 600


@public
def guide(request: HttpRequest) -> HttpResponse:
    """How and where to send; a denunciation is stopped here and shown its own way."""
    return render(request, "petitions/guide.html")


@public
def track(request: HttpRequest) -> HttpResponse:
    """The code travels by POST alone; wrong codes are limited and cost the same time."""
    form = TrackForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "petitions/track.html", {"form": form}, status=422 if request.POST else 200)
    if _too_many(request):
        form.add_error(None, _("Đã nhập sai quá nhiều lần; chờ mười phút rồi thử lại."))
        return render(request, "petitions/track.html", {"form": form}, status=429)
    found = selectors.track(form.cleaned_data["code"], key=settings.TRACKING_KEY)
    if found is None:
        _count_wrong(request)
        form.add_error("code", _("Không có đơn nào mang mã này. Xem lại mã trên giấy biên nhận."))
        return render(request, "petitions/track.html", {"form": form}, status=404)
    context = {
        "petition": found.petition,
        "custody": found.custody,
        "clocks": list(found.petition.clocks.order_by("id")),
        "on": today(),
        "open": _opened(found.petition.person.phone_last4, form.cleaned_data["phone_last4"]),
    }
    return render(request, "petitions/tracked.html", context)


def _opened(kept: str, given: str) -> bool:
    return bool(kept) and kept == given


def _key(request: HttpRequest) -> str:
    """The address is hashed with the installation's key: no address is kept in clear."""
    address = request.META.get("REMOTE_ADDR", "")
    return "wrong-code:" + hashlib.sha256(f"{settings.TRACKING_KEY}{address}".encode()).hexdigest()[:24]


def _too_many(request: HttpRequest) -> bool:
    return int(cache.get(_key(request), 0)) >= MOST_WRONG


def _count_wrong(request: HttpRequest) -> None:
    cache.add(_key(request), 0, WINDOW)
    cache.incr(_key(request))
