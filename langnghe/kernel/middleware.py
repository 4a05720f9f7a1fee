"""Headers of every answer, and refusals turned into pages that say what to do."""

from collections.abc import Callable

from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langnghe.kernel.errors import Invalid, Refusal
from langnghe.kernel.outages import is_outage, outage
from langnghe.lawbook.errors import BadTerm, NoTextInForce

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

# What Django and the driver say of a text with the sign 0, which PostgreSQL keeps in no column.
NUL = "NUL (0x00)"

Answer = Callable[[HttpRequest], HttpResponse]


class SafeHeaders:
    """A strict policy without inline script or style, on every answer from the first template."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        # By the cookie, not by the account: this line holds for the page of an outage, too.
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class Refusals:
    """A refusal raised by a service becomes a page with its sentence, its article and a way on; an outage, its own."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if is_outage(error):
            return outage(request)
        if isinstance(error, ValueError | DataError) and NUL in str(error):
            error = Invalid(
                _("Chữ gửi đến có ký tự mà máy không ghi được."), instead=_("Gõ lại bằng bàn phím rồi gửi.")
            )
        if isinstance(error, NoTextInForce | BadTerm):
            # A day typed by hand, such as 9999-12-31, that the law or its calendar does not reach.
            error = Invalid(error.in_language(get_language() or "vi"))
        if not isinstance(error, Refusal):
            return None
        return render(request, "design/refusal.html", {"refusal": error}, status=error.status)
