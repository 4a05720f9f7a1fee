"""One address of a mail server becomes Django's settings; a mistyped one is refused."""

from typing import Any

import pytest

from langnghe.kernel import mail as reading
from langnghe.kernel.deploy_checks import mail


def test_an_address_with_starttls() -> None:
    found = reading.settings_from("smtp+tls://tiepdan%40x.vn:p%3Aw@mail.x.vn", "")

    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.x.vn", 587)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("tiepdan@x.vn", "p:w")
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (True, False)
    assert found["DEFAULT_FROM_EMAIL"] == "tiepdan@x.vn"


@pytest.mark.parametrize(
    ("url", "port", "ssl"), [("smtps://m.vn", 465, True), ("smtp://m.vn:2525", 2525, False)]
)
def test_other_ways(url: str, port: int, ssl: bool) -> None:  # noqa: FBT001 - a table
    found = reading.settings_from(url, "a@m.vn")
    assert (found["EMAIL_PORT"], found["EMAIL_USE_SSL"], found["DEFAULT_FROM_EMAIL"]) == (port, ssl, "a@m.vn")


@pytest.mark.parametrize("url", ["mail.x.vn", "http://mail.x.vn", "smtp://", "smtp://m.vn?tls=1"])
def test_a_mistyped_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="LANGNGHE_SMTP_URL"):
        reading.settings_from(url, "")


def test_an_installation_without_mail_is_told(settings: Any) -> None:
    settings.LOOPBACK, settings.EMAIL_HOST = False, ""
    assert "LANGNGHE_SMTP_URL" in (mail.letters_can_leave() or "")
    settings.SITE_URL = "http://127.0.0.1:8000"
    assert "LANGNGHE_SITE_URL" in (mail.letters_name_the_site() or "")
    settings.EMAIL_HOST, settings.SITE_URL = "mail.x.vn", "https://x.vn"
    assert mail.letters_can_leave() is None
    assert mail.letters_name_the_site() is None
