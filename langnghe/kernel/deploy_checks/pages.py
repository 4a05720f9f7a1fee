"""What every answer carries, asked of a real answer and not of the settings alone."""

import logging

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client

YEAR = 31_536_000
AT_HOME = {"127.0.0.1", "localhost", "[::1]", "::1"}
SOURCES = ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")


def debug_is_off() -> str | None:
    return "DEBUG đang bật. / DEBUG is on." if settings.DEBUG else None


def policy_is_strict() -> str | None:
    policy = _answer().headers.get("Content-Security-Policy", "")
    if all(source in policy for source in SOURCES) and "unsafe" not in policy and "*" not in policy:
        return None
    return f"Content-Security-Policy thiếu hoặc lỏng: «{policy}». / The policy is missing or loose."


def headers_are_careful() -> str | None:
    headers = _answer().headers
    if headers.get("X-Content-Type-Options") == "nosniff" and headers.get("Referrer-Policy") == "same-origin":
        return None
    return "Thiếu nosniff hoặc Referrer-Policy. / nosniff or the Referrer-Policy is missing."


def hosts_are_named() -> str | None:
    hosts = set(settings.ALLOWED_HOSTS)
    if not hosts or any(host.startswith(("*", ".")) for host in hosts):
        return "ALLOWED_HOSTS nhận tên bất kỳ. / ALLOWED_HOSTS takes any name."
    if not settings.LOOPBACK and hosts <= AT_HOME:
        return "Chưa đặt LANGNGHE_HOSTS cho tên miền. / LANGNGHE_HOSTS does not name the site."
    return None


def cookies_are_secure() -> str | None:
    sent = settings.LOOPBACK or (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE)
    read = settings.SESSION_COOKIE_HTTPONLY and settings.SESSION_COOKIE_SAMESITE in {"Lax", "Strict"}
    if sent and read:
        return None
    return "Cookie đăng nhập gửi được qua HTTP hoặc đọc được bằng mã lệnh. / The sign-in cookie travels over HTTP or is open to scripts."


def transport_is_kept_secure() -> str | None:
    if settings.LOOPBACK or settings.SECURE_HSTS_SECONDS >= YEAR:
        return None
    return "HSTS ngắn hơn một năm. / HSTS is shorter than a year."


def _answer() -> HttpResponseBase:
    """The answer to an address that does not exist passes through every layer and changes nothing."""
    host = next((host for host in settings.ALLOWED_HOSTS if not host.startswith(("*", "."))), "localhost")
    client = Client(raise_request_exception=False)
    logging.disable(logging.WARNING)
    try:
        return client.get("/khong-co-trang-nay/", secure=True, headers={"host": host})
    finally:
        logging.disable(logging.NOTSET)
