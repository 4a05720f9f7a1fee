"""Who can sign in, and how hard it is for somebody else."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import get_hasher

MOST_TRIES = 10
SHORTEST = 12


def wrong_passwords_are_limited() -> str | None:
    on = getattr(settings, "AXES_ENABLED", True) and 0 < settings.AXES_FAILURE_LIMIT <= MOST_TRIES
    first = settings.AUTHENTICATION_BACKENDS[:1] == ["axes.backends.AxesStandaloneBackend"]
    if (
        on
        and first
        and "axes" in settings.INSTALLED_APPS
        and "axes.middleware.AxesMiddleware" in settings.MIDDLEWARE
    ):
        return None
    return "Không giới hạn số lần gõ sai mật khẩu. / Wrong passwords are not limited."


def passwords_are_hashed_by_argon2() -> str | None:
    if get_hasher().algorithm == "argon2":
        return None
    return "Mật khẩu không được băm bằng argon2. / Passwords are not hashed by argon2."


def passwords_are_long() -> str | None:
    validators: Any = settings.AUTH_PASSWORD_VALIDATORS
    lengths = [
        validator.get("OPTIONS", {}).get("min_length", 0)
        for validator in validators
        if validator["NAME"].endswith("MinimumLengthValidator")
    ]
    if max(lengths, default=0) >= SHORTEST:
        return None
    return f"Mật khẩu được ngắn hơn {SHORTEST} ký tự. / Passwords may be shorter than {SHORTEST} signs."


def nobody_is_invented() -> str | None:
    users: Any = get_user_model()._default_manager  # noqa: SLF001 - Django's documented way to a swapped model
    if settings.MODE != "demo" and not users.filter(is_demo=True).exists():
        return None
    return "Có tài khoản minh họa ở đây. / There are demo accounts here."
