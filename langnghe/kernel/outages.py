"""The database goes away in the middle: nothing is half done, what was typed is kept, and the page says what to do."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

# A password is never written into a page, and whoever sent one types it again.
NEVER_KEPT = ("password", "passphrase")
SECONDS = 30


def is_outage(error: BaseException | None) -> bool:
    return isinstance(error, OperationalError | InterfaceError)


def outage(request: HttpRequest) -> HttpResponse:
    """The page of an outage: it asks nothing of the database, and carries the form that was sent."""
    typed = _typed(request)
    context = {
        "path": request.get_full_path(),
        "fields": [(name, value) for name, values in typed.items() for value in values],
        "was_sent": request.method == "POST",
    }
    answer = HttpResponse(render_to_string("design/outage.html", context), status=503)
    answer.headers["Retry-After"] = str(SECONDS)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    """What can be sent again as it was: a form with a password or a file cannot."""
    if request.method != "POST" or request.FILES:
        return {}
    sent = {name: [str(value) for value in values] for name, values in request.POST.lists()}
    hidden = set(getattr(request, "sensitive_post_parameters", ()))
    kept_out = any(name in hidden or any(word in name for word in NEVER_KEPT) for name in sent)
    return {} if kept_out or settings.SESSION_COOKIE_NAME not in request.COOKIES else sent


def failed(request: HttpRequest) -> HttpResponse:
    """Django's page of an error of ours, or that of an outage where the database was the reason."""
    if is_outage(sys.exc_info()[1]):
        return outage(request)
    return server_error(request)
