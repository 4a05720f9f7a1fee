"""Who asks for a page; and a password that somebody else has seen opens only the page that replaces it."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve
from django.utils.functional import SimpleLazyObject

from langnghe.accounts.signed_in import coming

OPEN = {"accounts:own_password", "accounts:sign_out", "set_language"}


class Readers(AuthenticationMiddleware):
    """Django's middleware; the account comes with the session, and its hash is compared as ever."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _reader(request))  # type: ignore[assignment]


def _reader(request: HttpRequest) -> object:
    request.session.get(SESSION_KEY)  # The session is read when somebody looks into it.
    with coming(getattr(request.session, "reader", None)):
        return get_user(request)


class TemporaryPasswords:
    """Send an officer whose password is temporary to the page where it is replaced."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(request.user, "password_is_temporary", False) and not _is_open(request):
            return redirect("accounts:own_password")
        return self.answer(request)


def _is_open(request: HttpRequest) -> bool:
    return resolve(request.path_info).view_name in OPEN
