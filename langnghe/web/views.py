"""Pages that show several rooms at once: the public home and the desk of an officer."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import rights_of, units_of
from langnghe.kernel.access_marks import public, signed_in
from langnghe.kernel.clock import today
from langnghe.newsroom import selectors as newsroom
from langnghe.newsroom.selectors import waiting
from langnghe.petitions import selectors as petitions
from langnghe.units.models import Unit
from langnghe.vault import selectors as vault
from langnghe.web import boards
from langnghe.web.context import desk_entries


@public
def home(request: HttpRequest) -> HttpResponse:
    unit = Unit.objects.filter(code=settings.SITE_UNIT).first()
    context = {
        "unit": unit,
        "next_session": boards.next_session(unit, on=today()) if unit else None,
        "duty": boards.duty_of_head(unit, on=today()) if unit else None,
        "answered": petitions.published(unit=unit.pk, most=3).rows if unit else [],
        "news": newsroom.news(request.user, on=today(), limit=2),
    }
    return render(request, "web/home.html", context)


@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    on = today()
    units = Unit.objects.filter(code__in=units_of(request.user, on=on))
    rights = rights_of(request.user, on=on)
    context = {
        "units": units,
        "cards": boards.cards(request.user, on=on),
        "waiting": waiting(request.user, on=on).count(),
        "receives": Right.RECEIVE in rights,
        "handles": bool({Right.HANDLE, Right.DECIDE} & rights),
        "moderates": Right.MODERATE in rights,
        "keeps": Right.KEEP_SECRET in rights,
        "asked": vault.waiting(request.user, on) if Right.KEEP_SECRET in rights else 0,
        "elsewhere": desk_entries(rights)[1:],
        "on": on,
    }
    return render(request, "web/desk.html", context)


@public
def health(_request: HttpRequest) -> JsonResponse:
    """Answers when the web worker and the database both do."""
    return JsonResponse({"ok": True, "units": Unit.objects.exists()})
