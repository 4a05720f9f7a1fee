"""Where letters leave: one address of a mail server in the environment, read into Django's settings."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
TIMEOUT = 30


def settings_from(url: str, sender: str) -> dict[str, Any]:
    """`smtp+tls://user:password@mail.example.vn:587` → EMAIL_*; `smtps` speaks TLS from the first byte.

    Refuses a scheme that is none of these, so that a mistyped address is not taken for "no mail".
    """
    parts = urlsplit(url)
    if not url:
        return {"EMAIL_HOST": "", "EMAIL_TIMEOUT": TIMEOUT, "DEFAULT_FROM_EMAIL": sender}
    if parts.scheme not in PORTS or not parts.hostname or parse_qs(parts.query):
        raise ValueError("LANGNGHE_SMTP_URL: smtp:// | smtp+tls:// | smtps://user:password@host:port")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": TIMEOUT,
        "DEFAULT_FROM_EMAIL": sender or unquote(parts.username or "") or f"no-reply@{parts.hostname}",
    }
