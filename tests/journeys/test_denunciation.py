"""A denunciation from the counter to the page on which two custodians let it be read, and who never learns of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Place
from tests.journeys.test_story import sound

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
Picture = Callable[[Page, str], None]
NAME, WORDS = "Zubrowczyk", "quaxolotl"
PHRASE = "cỏ may cầu thang"


def taken(page: Page) -> str:
    """An takes it at the counter; Chi, the chair, is named in it. The number of the file."""
    page.goto("/don/to-cao/nhan/")
    sound(page)
    page.get_by_label("Họ và tên người tố cáo").fill(f"Lê {NAME}")
    page.get_by_label("Nơi ở").fill("Ngõ Kín, phường Hạc Thành")
    page.get_by_label("Nội dung tố cáo").fill(f"Bà Chủ tịch thu tiền {WORDS}")
    page.get_by_label("Lê Thị Chi").check()
    page.get_by_label("Bản lược bỏ").fill(f"Bà {NAME} kể việc thu tiền")
    page.get_by_role("button", name="Niêm phong và vào sổ").click()
    expect(page.get_by_role("alert").first).to_contain_text("Bản lược bỏ còn họ tên")
    page.get_by_label("Bản lược bỏ").fill("Việc thu tiền không biên lai")
    page.get_by_role("button", name="Niêm phong và vào sổ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Giấy biên nhận")
    expect(page.locator("main")).not_to_contain_text(NAME)
    page.get_by_role("link", name="Mở hồ sơ").click()
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def asked(page: Page, number: str) -> str:
    """Bình, who handles it, reads the redacted copy alone, and asks for the name."""
    page.goto(f"/don/{number}/")
    expect(page.locator("main")).to_contain_text("Việc thu tiền không biên lai")
    expect(page.locator("main")).not_to_contain_text(NAME)
    sound(page)
    page.get_by_role("link", name="Đề nghị mở").click()
    expect(page.get_by_label("Lý do")).to_be_visible()
    sound(page)
    page.get_by_label("họ tên, địa chỉ, cách liên hệ").check()
    page.get_by_label("nguyên văn nội dung").check()
    page.get_by_label("Lý do").fill("Cần gặp để làm rõ ngày, giờ")
    page.get_by_label("Cụm mật khẩu mới").fill(PHRASE)
    page.get_by_label("Gõ lại cụm mật khẩu").fill(PHRASE)
    page.get_by_role("button", name="Đề nghị mở phần niêm phong").click()
    expect(page.get_by_role("row").filter(has_text="Lê Thanh Bình").first).to_be_visible()
    sound(page)
    page.get_by_role("row").filter(has_text="Lê Thanh Bình").get_by_role("link").first.click()
    return page.url


def test_two_custodians_let_one_person_read_and_the_named_officer_learns_nothing(
    open_page: Open, place: Place, picture: Picture
) -> None:
    number = taken(open_page("an"))
    handler = open_page("binh", width=360)
    request = asked(handler, number)

    for who in ("khanh", "thuy"):
        page = open_page(who)
        page.goto("/giu-bi-mat/")
        sound(page)
        picture(page, f"niem-phong-{who}")
        page.goto(request)
        page.get_by_label("Cụm mật khẩu của ông bà").fill(place.passwords[who])
        page.get_by_role("button", name="Duyệt và trao nửa khóa").click()
        expect(page.locator("main")).to_contain_text("đã duyệt")
        expect(page.locator("main")).not_to_contain_text(NAME)
        sound(page)

    handler.goto(request)
    handler.get_by_label("Cụm mật khẩu đã đặt khi lập đề nghị này").fill(PHRASE)
    handler.get_by_role("button", name="Đọc phần được mở").click()
    expect(handler.locator("main")).to_contain_text(f"Lê {NAME}")
    expect(handler.locator("main")).to_contain_text(WORDS)
    sound(handler)
    handler.goto(request)
    expect(handler.locator("main")).not_to_contain_text(NAME)
    expect(handler.get_by_role("region", name="Nhật ký đọc")).to_contain_text("Lê Thanh Bình")

    named = open_page("chi")
    answer = named.goto(f"/don/{number}/")
    assert answer is not None
    assert answer.status == 404
    assert named.goto(request).status == 404  # type: ignore[union-attr]
    named.goto("/don/?loai=denunciation")
    assert named.locator(f"a[href='/don/{number}/']").count() == 0
    assert [path for path in place.data.rglob("*") if path.is_file() and _holds(path)] == []


def _holds(path: Path) -> bool:
    """In the files of the database, the blobs, the logs: not one byte of name or words."""
    data = path.read_bytes()
    return NAME.encode() in data or WORDS.encode() in data
