"""A month of a head, a citizen who books and comes, a known citizen in a few keys, the papers of the desk."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_story import sound

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
UNIT = "n14797-UBND"
FORM = "form[data-waiting]"
MOST_KEYS = 20


def today() -> date:
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()


class Keys:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.pressed += len(text)


def test_a_known_citizen_and_a_known_matter_take_a_few_keys(open_page: Open) -> None:
    page = open_page("an")
    page.goto("/tiep-dan/luot-moi/")
    for name, value in {
        "full_name": "Phạm Văn Quen",
        "phone": "0987000222",
        "content": "Hỏi đổi sổ đỏ",
    }.items():
        page.fill(f"{FORM} [name={name}]", value)
    page.keyboard.press("Control+Enter")
    expect(page.locator("main h1")).to_contain_text("Lượt số")

    keys = Keys(page)
    keys.press("n")
    expect(page.locator("#tim")).to_be_focused()
    keys.type("0987000222")
    keys.press("Enter")
    expect(page.locator("main a[autofocus]")).to_be_focused()
    keys.press("Enter")
    expect(page.locator(f"{FORM} [name=content]")).to_be_focused()
    sound(page)
    keys.press("Control+Enter")
    page.wait_for_url(re.compile(r"/tiep-dan/luot/\d+/$"))
    expect(page.locator("main")).to_contain_text("Vụ việc")
    assert keys.pressed < MOST_KEYS


def draw(page: Page, day: date, *, hours: tuple[str, str]) -> None:
    """A schedule of one day for the deputy, posted, with places to book."""
    page.goto("/tiep-dan/lich/")
    form = page.locator("main form").filter(has=page.locator("[name=shape]"))
    form.locator("[name=post]").select_option(index=2)
    form.locator("[name=place]").select_option(index=1)
    form.locator("[name=shape]").select_option("dates")
    form.locator("[name=dates]").fill(f"{day:%d/%m/%Y}")
    form.locator("[name=since]").fill(f"{day:%Y-%m-%d}")
    form.locator("[name=until]").fill(f"{day:%Y-%m-%d}")
    form.locator("[name=starts_at]").fill(hours[0])
    form.locator("[name=ends_at]").fill(hours[1])
    form.get_by_role("button", name="Xem trước").click()
    sound(page)
    page.get_by_role("button", name="Lập lịch này").click()
    page.get_by_role("button", name="Niêm yết lịch này").click()
    page.fill("[name=capacity]", "3")
    page.fill("[name=closes_days]", "0")
    page.fill("[name=per_person]", "1")
    page.get_by_role("button", name="Lưu cách đăng ký").click()
    sound(page)


def test_a_citizen_books_and_comes(open_page: Open) -> None:
    head = open_page("chi")
    draw(head, today(), hours=("21:00", "22:00"))

    citizen = open_page(width=360, scripts=False)
    citizen.goto(f"/lich-tiep/{UNIT}/dang-ky/")
    card = citizen.locator(".card").filter(has_text="21:00").first
    held_today = f"{today():%d/%m/%Y}" in card.inner_text()
    card.get_by_role("link", name="Đăng ký buổi này").click()
    citizen.get_by_label("Họ và tên").fill("Hoàng Thị Đến")
    citizen.get_by_label("Số điện thoại").fill("0912000333")
    citizen.get_by_role("button", name="Đăng ký", exact=True).click()
    expect(citizen.get_by_role("heading", name="Đã đăng ký")).to_be_visible()

    if not held_today:  # a day off: the schedule moved the session, and the citizen comes then
        return
    officer = open_page("an")
    officer.goto("/tiep-dan/hang-cho/")
    line = officer.locator("li").filter(has_text="Hoàng Thị Đến")
    line.get_by_role("button", name="Đã đến").click()
    expect(officer.locator("main h1")).to_contain_text("Số thứ tự")
    officer.keyboard.press("h")
    officer.fill("[name=room]", "Bàn 2")
    officer.get_by_role("button", name="Gọi người chờ gặp Phó Chủ tịch").first.click()
    expect(officer.locator("main")).to_contain_text("Đang gọi số")
    sound(officer)
    officer.keyboard.press("n")
    expect(officer.locator(f"{FORM} [name=full_name]")).to_have_value("Hoàng Thị Đến")
    officer.fill(f"{FORM} [name=content]", "Hỏi bồi thường đất")
    officer.keyboard.press("Control+Enter")
    page = officer.locator("main")
    expect(page).to_contain_text("Hoàng Thị Đến")
    expect(page).to_contain_text("Phó Chủ tịch")


def _area(page: Page, month: str) -> str:
    page.goto(f"/lich-tiep/{UNIT}/dia-ban/?thang={month}")
    return page.locator("main").inner_text()


def test_a_month_of_a_head(open_page: Open) -> None:
    head = open_page("chi")
    day = today() + timedelta(days=60)
    draw(head, day, hours=("08:00", "09:00"))
    proof = head.get_by_role("link", name="In trích nhật ký niêm yết").get_attribute("href")
    assert proof
    assert head.request.get(proof).headers["content-type"] == "application/pdf"
    assert head.request.get(f"/lich-tiep/{UNIT}/thong-bao.pdf?thang={day:%Y-%m}").ok

    head.locator("section").filter(has_text="Các buổi").locator("li a").first.click()
    head.locator("summary", has_text="Dời lịch").click()
    moved = head.locator("form[action$='/doi/']")
    moved.locator("[name=to]").fill(f"{day + timedelta(days=7):%Y-%m-%d}")
    moved.locator("[name=reason]").fill("Họp Hội đồng nhân dân")
    moved.locator("button").click()
    expect(head.locator("main")).to_contain_text("Thay cho")
    sound(head)

    reader = open_page(width=360, scripts=False)
    reader.goto(f"/lich-tiep/{UNIT}/")
    expect(reader.locator("main")).to_contain_text("Họp Hội đồng nhân dân")
    # A day off moves the session to the next day that is worked, perhaps into another month.
    months = sorted({f"{one:%Y-%m}" for one in (day, day + timedelta(days=7))})
    assert "dời lịch" in " ".join(_area(reader, month) for month in months)
    reader.goto("/nghia-vu-tiep-dan/tinh/38/?xep=thieu")
    expect(reader.locator("[aria-sort=descending]")).to_have_count(1)
    look = open_page(width=360)
    for address in (
        f"/lich-tiep/{UNIT}/",
        "/nghia-vu-tiep-dan/",
        "/nghia-vu-tiep-dan/tinh/38/",
        f"/lich-tiep/{UNIT}/nghia-vu/",
    ):
        look.goto(address)
        sound(look)
