"""A day at the desk in a real browser: a morning by keyboard, a cut line, a group, a head's session, a dialogue."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_story import sound

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
FORM = "form[data-waiting]"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, name: str, most: int = 12) -> None:
    """Go on with Tab alone until the button of that name has the focus."""
    button = page.get_by_role("button", name=name)
    for _ in range(most):
        press(page, "Tab")
        if button.evaluate("it => it === document.activeElement"):
            return
    raise AssertionError(f"{name} is not within {most} tabs")


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.fill(f"{FORM} [name={name}]", value)


def write(page: Page, name: str, content: str) -> None:
    fill(page, full_name=name, content=content, phone="0912345678")
    page.get_by_role("button", name="Ghi vào sổ").click()


def call(page: Page, kind: str, hours: tuple[str, str]) -> None:
    """Call a session of today and open its page."""
    page.goto("/tiep-dan/lich/")
    form = page.locator("form[action*='/tiep-dan/buoi-moi/']")
    if not form.is_visible():
        form.locator("xpath=ancestor::details/summary").click()
    form.locator("[name=kind]").select_option(kind)
    form.locator("[name=post]").select_option(index=1)
    form.locator("[name=place]").select_option(index=1)
    form.locator("[name=held_on]").fill(f"{datetime.now(ZoneInfo('Asia/Ho_Chi_Minh')):%Y-%m-%d}")
    form.locator("[name=starts_at]").fill(hours[0])
    form.locator("[name=ends_at]").fill(hours[1])
    form.locator("[name=topic]").fill("Thoát nước ngõ 3")
    form.locator("button[type=submit]").click()
    page.wait_for_url("**/tiep-dan/buoi/*/")


def test_a_morning_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("an")
    page.goto("/tiep-dan/hang-cho/")
    sound(page)
    press(page, "s")
    expect(page.locator("main h1")).to_contain_text("Số thứ tự")
    press(page, "h")
    expect(page.get_by_role("heading", name="Đang chờ")).to_be_visible()
    press(page, "g")
    expect(page.locator("main")).to_contain_text("Đang gọi số")
    press(page, "n")
    expect(page.locator("#tim")).to_be_focused()
    page.keyboard.type("Phạm Văn Sáng")
    press(page, "Enter")
    expect(page.locator(f"{FORM} [name=full_name]")).to_be_focused()
    press(page, "Tab", "Tab")
    page.keyboard.type("0987000111")
    page.locator(f"{FORM} [name=content]").focus()
    page.keyboard.type("Hỏi thủ tục cấp đổi sổ đỏ")
    tab_to(page, "Ghi vào sổ")
    press(page, "Enter")
    expect(page.locator("main h1")).to_contain_text("Lượt số")
    sound(page)

    page.goto("/tiep-dan/luot-moi/")
    page.keyboard.type("0987000111")
    press(page, "Enter")
    expect(page.locator("main a[autofocus]")).to_be_focused()
    press(page, "Enter")
    expect(page.locator(f"{FORM} [name=full_name]")).to_have_value("Phạm Văn Sáng")
    sound(page)
    page.locator(f"{FORM} [name=phone]").focus()
    press(page, "Enter")
    expect(page.locator("main")).to_contain_text("Vụ việc")


def test_a_cut_line_loses_nothing_and_doubles_nothing(open_page: Open) -> None:
    page = open_page("an")
    page.goto("/tiep-dan/luot-moi/")
    page.context.set_offline(True)
    write(page, "Trần Thị Mất Mạng", "Hỏi về tiền điện")
    expect(page.locator("[data-waiting-rows]")).to_contain_text("Trần Thị Mất Mạng")
    write(page, "Lê Thị Thứ Hai", "Hỏi về tiền nước")
    expect(page.locator("[data-waiting-rows] li")).to_have_count(2)
    write(page, "Người Được Giữ Kín", "Tôi tố cáo ông X")
    expect(page.locator("[data-waiting-state]")).to_contain_text("không giữ lại")
    expect(page.locator("[data-waiting-rows] li")).to_have_count(2)
    expect(page.locator(f"{FORM} [name=full_name]")).to_have_value("")

    page.context.set_offline(False)

    expect(page.locator("[data-waiting-rows] li")).to_have_count(0)
    page.goto("/tiep-dan/so/")
    expect(page.locator("main")).not_to_contain_text("Người Được Giữ Kín")
    for name in ("Trần Thị Mất Mạng", "Lê Thị Thứ Hai"):
        assert page.locator("main").inner_text().count(name) == 1


def test_a_group_of_twelve_has_five_speakers_at_most(open_page: Open) -> None:
    page = open_page("an")
    page.goto("/tiep-dan/luot-moi/")
    fill(page, full_name="Đỗ Văn Một", heads="12", content="Đề nghị sửa đường")
    page.locator("details:has([name=representatives]) summary").click()
    fill(page, representatives="\n".join(f"Người Đại Diện {n}" for n in "ABCDE"))
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.locator(".errors").first).to_contain_text("nhiều nhất 5")
    fill(page, representatives="\n".join(f"Người Đại Diện {n}; 1 phố Ví Dụ" for n in "ABCD"))
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.locator("main")).to_contain_text("đoàn đông người")
    expect(page.locator("main")).to_contain_text("Người Đại Diện D")


def test_a_head_to_whom_nobody_came_has_minutes_and_gives_a_task(open_page: Open) -> None:
    page = open_page("chi")
    call(page, "unscheduled", ("18:00", "18:30"))
    page.get_by_role("link", name="Không có công dân đến").click()
    sound(page)
    page.get_by_role("button", name="Lưu biên bản").click()
    page.fill("[name=text]", "Kiểm tra cống ngõ 3")
    page.locator("form:has([name=text]) [name=due_on]").fill("2099-01-05")
    page.get_by_role("button", name="Giao việc").click()
    expect(page.locator("main")).to_contain_text("Kiểm tra cống ngõ 3")
    page.goto("/tiep-dan/viec/")
    expect(page.locator("main")).to_contain_text("Kiểm tra cống ngõ 3")
    sound(page)


def test_a_citizen_sends_an_opinion_to_a_dialogue(open_page: Open) -> None:
    head = open_page("chi")
    call(head, "dialogue", ("19:00", "19:30"))
    head.get_by_role("link", name="Đối thoại:").click()
    head.get_by_role("button", name="Công bố và nhận ý kiến").click()
    head.get_by_role("link", name="Mở trang công khai").click()
    address = head.url

    citizen = open_page(width=360, scripts=False)
    citizen.goto(address)
    citizen.fill("[name=text]", "Bao giờ sửa cống ngõ 3?")
    citizen.get_by_role("button", name="Gửi ý kiến").click()
    expect(citizen.locator("body")).to_contain_text("Đã nhận ý kiến")

    head.go_back()
    head.reload()
    head.get_by_role("button", name="Đưa vào đối thoại").click()
    expect(head.get_by_role("button", name="Đưa vào đối thoại")).to_have_count(0)
    sound(head)
    reader = open_page(width=360)
    reader.goto(address)
    expect(reader.locator("main")).to_contain_text("Bao giờ sửa cống ngõ 3?")
    sound(reader)
    reader.goto("/doi-thoai/")
    sound(reader)
