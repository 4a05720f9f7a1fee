"""A citizen books a place, changes the day and cancels, on a phone and without an account; a calendar reads the schedule."""

import re
import urllib.request
from collections.abc import Callable

import pypdfium2
import pytest
import vobject
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Place

pytestmark = pytest.mark.journey
UNIT = "n14797-UBND"


def sound(page: Page) -> None:
    assert [row["id"] for row in Axe().run(page).response["violations"]] == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), page.url


def test_a_citizen_books_changes_and_cancels(open_page: Callable[..., Page]) -> None:
    page = open_page(width=360)
    page.goto(f"/lich-tiep/{UNIT}/")
    page.get_by_role("link", name="Đăng ký gặp").first.click()
    sound(page)
    page.locator(".card").filter(has_text="7:30").get_by_role("link", name="Đăng ký buổi này").first.click()
    sound(page)
    page.get_by_label("Họ và tên").fill("Lê Văn Bình")
    page.get_by_label("Số điện thoại").fill("0912345678")
    page.get_by_role("button", name="Đăng ký", exact=True).click()
    expect(page.get_by_role("heading", name="Đã đăng ký")).to_be_visible()
    sound(page)
    code = page.locator(".code").inner_text()
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]", code)

    with page.expect_download() as given:
        page.get_by_role("button", name="Tải phiếu").click()
    with pypdfium2.PdfDocument(given.value.path()) as slip:
        assert code[:4] in slip[0].get_textpage().get_text_range()

    page.goto("/dang-ky-gap/cua-toi/")
    sound(page)
    page.get_by_label("Mã đăng ký").fill(code)
    page.get_by_role("button", name="Xem đăng ký").click()
    expect(page.get_by_text("dự kiến khoảng")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Đổi ngày").click()
    expect(page.get_by_text("Đã đổi ngày. Mã đăng ký giữ nguyên.")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Hủy đăng ký").click()
    expect(page.get_by_text("Đã hủy. Chỗ này được nhường")).to_be_visible()
    assert code not in page.url


def test_an_independent_reader_understands_the_calendar(place: Place) -> None:
    with urllib.request.urlopen(f"{place.address}/lich-tiep/{UNIT}/lich.ics") as answer:  # noqa: S310 - our own server
        calendar = vobject.readOne(answer.read().decode())
    events = calendar.vevent_list

    assert calendar.method.value == "PUBLISH"
    assert len({event.uid.value for event in events}) == len(events) > 0
    assert {event.dtstart.value.tzname() for event in events} == {"ICT"}
    assert {event.status.value for event in events} <= {"CONFIRMED", "CANCELLED"}
