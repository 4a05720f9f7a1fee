"""A demo of its own, started as a newcomer starts it, and a browser that a person could hold."""

import fcntl
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
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]  # fmt: skip
BUILT = "LANGNGHE_JOURNEYS_BUILT"
# How long a person waits before giving up: two workers and their servers share two cores.
expect.set_options(timeout=15_000)
PICTURES = Path(os.environ.get("LANGNGHE_PICTURES", "test-results/story"))


@dataclass(frozen=True)
class Place:
    address: str
    passwords: dict[str, str]
    data: Path


def pytest_configure(config: pytest.Config) -> None:
    """The demo is built once for all workers, who each start a copy of it."""
    if not hasattr(config, "workerinput") and BUILT not in os.environ:
        os.environ[BUILT] = tempfile.mkdtemp(prefix="langnghe-journeys-")
        Path(os.environ[BUILT]).chmod(0o755)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(BUILT, ""), ignore_errors=True)


@pytest.fixture(scope="session")
def place() -> Iterator[Place]:
    """The real process tree on a free port, its data in a folder that goes away."""
    folder = Path(tempfile.mkdtemp(prefix="langnghe-journey-"))
    folder.chmod(0o755)
    try:
        subprocess.run(["cp", "--archive", _built(), folder / "data"], check=True)
        with _started(folder / "data") as address:
            passwords = json.loads((folder / "data" / "demo-sign-ins.json").read_text(encoding="utf-8"))
            yield Place(address, passwords, folder / "data")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _built() -> Path:
    """The data of a demo that was started once and ended; whoever comes first builds it, the others wait."""
    folder = Path(os.environ[BUILT])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            with _started(folder / "data"):
                pass
            (folder / "ready").touch()
    return folder / "data"


@contextmanager
def _started(data: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LANGNGHE")}
    log, address = data.with_name("log"), f"http://127.0.0.1:{port}"
    with log.open("wb") as said:
        tree = subprocess.Popen(
            [sys.executable, "-m", "langnghe.cli.main", "demo", "--port", str(port)],
            env={**environment, "LANGNGHE_DATA": str(data)},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(address, tree, log)
            yield address
        finally:
            tree.send_signal(signal.SIGTERM)
            tree.wait(60)


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
