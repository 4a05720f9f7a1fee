"""Feedback from the web form to the public answer; and the desk of petitions by the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_petition_second_instance import step
from tests.journeys.test_story import sound

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
TEXT = "Hỏi: mương thoát nước cạnh chợ thử bị tắc.\nĐã nạo vét ngày hôm qua."


def sent(page: Page) -> tuple[str, str]:
    """Send feedback without an account; gives the number and the code."""
    page.goto("/gui-don/truc-tuyen/")
    page.get_by_label("Họ và tên").fill("Trần Thị Thử")
    page.get_by_label("Nơi ở").fill("số 7 Phố Thử")
    page.get_by_label("Số điện thoại").fill("0912000888")
    page.get_by_label("Việc gì, ở đâu").fill("Mương thoát nước cạnh chợ thử bị tắc")
    page.get_by_label("Nội dung và yêu cầu").fill("Mương tắc ba tuần nay, đề nghị nạo vét.")
    page.get_by_role("button", name="Gửi đơn").click()
    heading = page.get_by_role("heading", level=1).inner_text()
    return heading.rpartition(" ")[2], page.locator("dd.code").inner_text()


def test_feedback_from_the_web_to_its_public_answer(open_page: Open) -> None:
    citizen = open_page(width=360)
    number, code = sent(citizen)

    an, chi = open_page("an"), open_page("chi")
    an.goto(f"/don/tim/?q={number}")
    an.get_by_role("link", name=number, exact=True).click()
    file = an.url
    step(an, file, "phan-loai", ago=0, kind="feedback", field="environment", because="Phản ánh mương tắc")
    step(chi, file, "thu-ly", ago=0)
    step(chi, file, "tra-loi", ago=0, text="Đã giao nạo vét, xong ngày hôm qua.")
    an.goto(f"{file}cong-khai/")
    an.select_option("select[name=way]", "web")
    an.fill("textarea[name=redacted]", "Trả lời bà Trần Thị Thử.")
    an.locator("main form.card button[type=submit]").first.click()
    expect(an.locator("main")).to_contain_text("còn họ tên người gửi")
    expect(an.locator("textarea[name=redacted]")).to_have_value("Trả lời bà Trần Thị Thử.")
    an.fill("textarea[name=redacted]", TEXT)
    an.locator("main form.card button[type=submit]").first.click()
    expect(an.locator("body")).to_contain_text("Xong: ")

    citizen.goto("/tra-cuu/")
    citizen.get_by_label("Mã trên giấy biên nhận").fill(code)
    citizen.get_by_label("Bốn số cuối").fill("0888")
    citizen.keyboard.press("Enter")
    expect(citizen.locator("main")).to_contain_text("Đã giao nạo vét")
    sound(citizen)
    citizen.locator("summary", has_text="Đánh giá văn bản trả lời").click()
    citizen.check("input[name=stars][value='5']")
    citizen.get_by_role("button", name="Đánh giá văn bản trả lời").click()
    expect(citizen.locator("main")).to_contain_text("Cảm ơn ông bà")
    citizen.get_by_role("link", name="Trả lời đã công khai").click()
    expect(citizen.locator("main")).to_contain_text("nạo vét")
    expect(citizen.locator("main")).not_to_contain_text("Thử.")
    expect(citizen.locator("main")).not_to_contain_text("Trần Thị")
    sound(citizen)
    citizen.goto("/da-tra-loi/")
    expect(citizen.locator("main")).to_contain_text("mương thoát nước")
    sound(citizen)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_desk_of_petitions_by_keyboard_alone(open_page: Open) -> None:
    number, _code = sent(open_page())
    page = open_page("an")
    page.goto("/don/")
    sound(page)
    press(page, "f")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tìm đơn")
    press(page, "/")
    expect(page.locator("input[name=q]")).to_be_focused()
    page.keyboard.type(number)
    press(page, "Enter")
    expect(page.locator("table.rows")).to_contain_text(number)
    press(page, "j", "Enter")
    expect(page.locator("main")).to_contain_text("chưa phân loại")
    sound(page)
    press(page, "t")
    expect(page.get_by_role("heading", level=1)).to_have_text("Phân loại")
    expect(page.locator("main form.card :focus")).to_have_count(1)
    while page.locator("input[name=kind][value=feedback]:focus").count() == 0:
        press(page, "ArrowDown" if page.locator("input[name=kind]:focus").count() else "Tab")
    press(page, "Space")
    page.locator("textarea[name=because]").focus()
    page.keyboard.type("Phản ánh mương tắc")
    press(page, "Tab")
    while page.locator("button:focus, input[type=submit]:focus").count() == 0:
        press(page, "Tab")
    press(page, "Enter")
    expect(page.locator("body")).to_contain_text("Xong: Phân loại.")
    press(page, "i")
    expect(page.locator("textarea[name=text]")).to_be_focused()
    page.keyboard.type("Đã gọi tổ dân phố")
    press(page, "Tab", "Enter")
    expect(page.locator("main")).to_contain_text("Đã gọi tổ dân phố")
    page.reload()
    press(page, ".")
    expect(page.locator(".head summary")).to_be_focused()
    press(page, "Tab")
    expect(page.locator(".head details a").first).to_be_focused()
    press(page, "Escape")
    expect(page.locator(".head summary")).to_be_focused()
    expect(page.locator(".head details a").first).to_be_hidden()
