"""A password that somebody else has seen opens only the page that replaces it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve

OPEN = {"accounts:own_password", "accounts:sign_out", "set_language"}


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
