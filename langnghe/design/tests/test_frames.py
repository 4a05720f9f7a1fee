"""The frames stand by themselves: with nothing given, with everything given, in both languages, nothing inline."""

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from langnghe.design import samples, views

ROOM = Path(__file__).parents[1]
TEMPLATES = sorted((ROOM / "templates").rglob("*.html"))
PAGES = [
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "500.html",
    "design/base.html",
    "design/desk.html",
]
SYMBOLS = set(
    re.findall(r'symbol id="([a-z-]+)"', (ROOM / "static/design/icons.svg").read_text(encoding="utf-8"))
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_stands_with_nothing_given(page: str) -> None:
    shown = render_to_string(page)
    assert shown.strip().startswith("<!doctype html>")
    assert '<html lang="vi"' in shown


@pytest.mark.parametrize("view", [views.gallery, views.gallery_desk])
def test_the_samples_show_every_component(view: Any) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    shown = view(request).content.decode()
    for sign in (
        "Phường Hạc Thành",
        "trước 1/7/2025: TP Thanh Hóa",
        "Bản minh họa",
        "còn 24 ngày",
        "Đến nội dung chính",
    ):
        assert sign in shown
    assert 'aria-current="page"' in shown


def test_a_refusal_gives_its_ground_and_the_way_on() -> None:
    refusal = {"sentence": "Đơn đã quá thời hiệu.", "cite": "Điều 9", "instead": "Gửi kiến nghị."}
    shown = render_to_string("design/refusal.html", {"refusal": refusal})
    for part in refusal.values():
        assert part in shown


def test_the_language_can_be_changed_and_the_page_is_kept() -> None:
    request = RequestFactory().get("/lich/?thang=12")
    shown = _frame(request)
    assert 'name="next" value="/lich/?thang=12"' in shown
    assert 'name="language" value="en"' in shown
    with translation.override("en"):
        assert 'name="language" value="vi"' in _frame(request)
        assert '<html lang="en"' in _frame(request)


def _frame(request: Any) -> str:
    return render_to_string("design/base.html", {"request": request})


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_inline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=|javascript:|<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_icon_named_is_drawn(path: Path) -> None:
    assert set(re.findall(r'{% icon "([a-z-]+)"', path.read_text(encoding="utf-8"))) <= SYMBOLS


def test_the_samples_show_every_icon() -> None:
    assert set(samples.ICONS) == SYMBOLS


def test_files_of_others_are_the_ones_written_down() -> None:
    listed = dict(
        re.findall(
            r"\| `([^`]+)` \| `([0-9a-f]{64})` \|", (ROOM / "THIRD_PARTY.md").read_text(encoding="utf-8")
        )
    )
    there = {
        str(path.relative_to(ROOM))
        for pattern in ("fonts/*.ttf", "static/design/fonts/*.woff2", "static/design/*.min.js")
        for path in ROOM.glob(pattern)
    }
    assert set(listed) == there
    for name, digest in listed.items():
        assert hashlib.sha256((ROOM / name).read_bytes()).hexdigest() == digest
