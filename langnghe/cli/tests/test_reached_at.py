"""Where links in letters lead: to the port that the server listens on, or where the installation says."""

import pytest

from langnghe.cli.serving import reached_at


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGNGHE_SITE_URL", raising=False)


@pytest.mark.parametrize(
    ("bind", "shown"), [("127.0.0.1", "127.0.0.1"), ("localhost", "localhost"), ("::1", "[::1]")]
)
def test_on_loopback_links_have_the_port_of_the_server(bind: str, shown: str) -> None:
    assert reached_at(bind, 8123)["LANGNGHE_SITE_URL"] == f"http://{shown}:8123"


def test_an_address_that_was_given_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGNGHE_SITE_URL", "https://langnghe.example.vn")
    assert "LANGNGHE_SITE_URL" not in reached_at("127.0.0.1", 8123)


def test_elsewhere_nobody_guesses_under_which_name_it_is_reached() -> None:
    assert reached_at("0.0.0.0", 8123) == {"LANGNGHE_BIND": "0.0.0.0"}  # noqa: S104 - only told
