"""A demo of its own, started as a newcomer starts it, and a browser that a person could hold."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]  # fmt: skip
PICTURES = Path(os.environ.get("LANGNGHE_PICTURES", "test-results/story"))


@dataclass(frozen=True)
class Place:
    address: str
    passwords: dict[str, str]
    data: Path


@pytest.fixture(scope="session")
def place() -> Iterator[Place]:
    """The real process tree on a free port, its data in a folder that goes away."""
    data = Path(tempfile.mkdtemp(prefix="langnghe-journey-"))
    data.chmod(0o755)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LANGNGHE")}
    log = (data / "log").open("wb")
    tree = subprocess.Popen(
        [sys.executable, "-m", "langnghe.cli.main", "demo", "--port", str(port)],
        env={**environment, "LANGNGHE_DATA": str(data / "data")},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, tree, data / "log")
        passwords = json.loads((data / "data" / "demo-sign-ins.json").read_text(encoding="utf-8"))
        yield Place(address, passwords, data / "data")
    finally:
        tree.send_signal(signal.SIGTERM)
        tree.wait(60)
        shutil.rmtree(data, ignore_errors=True)


def _wait(address: str, tree: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline and tree.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/suc-khoe/", timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")[-3000:])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, place: Place) -> Iterator[Callable[..., Page]]:
    """Open a page as somebody: nobody signed in by default, at a given width."""
    contexts = []

    def opened(who: str = "", *, width: int = 1280, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=place.address,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            locale="vi-VN",
        )
        contexts.append(context)
        page = context.new_page()
        if who:
            page.goto("/dang-nhap/")
            page.fill("input[name=username]", who)
            page.fill("input[name=password]", place.passwords[who])
            page.click("main button[type=submit]")
            page.wait_for_url("**/ban/")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    PICTURES.mkdir(parents=True, exist_ok=True)

    def taken(page: Page, name: str) -> None:
        page.screenshot(path=PICTURES / f"{name}.png", full_page=False)

    return taken
