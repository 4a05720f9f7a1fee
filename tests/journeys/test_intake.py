"""A citizen sends a petition on the web and finds it; an officer enters an old book of 5,000 rows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from langnghe.petitions.tests.books import book, row
from tests.journeys.test_story import sound

pytestmark = pytest.mark.journey
Open = Callable[..., Page]


def test_a_citizen_sends_a_petition_without_an_account_and_finds_it(open_page: Open) -> None:
    page = open_page(width=360)
    page.goto("/gui-don/")
    page.get_by_role("link", name="Gửi đơn qua mạng").click()
    page.get_by_label("Họ và tên").fill("Lê Văn Bình")
    page.get_by_label("Nơi ở").fill("12 Đông Sơn")
    page.get_by_label("Việc gì, ở đâu").fill("Đèn đường ngõ 5 hỏng")
    page.get_by_label("Nội dung và yêu cầu").fill("Tôi tố cáo ông K.")
    page.get_by_role("button", name="Gửi đơn").click()
    expect(page.get_by_role("alert").first).to_contain_text("phong bì kín")
    page.get_by_label("Nội dung và yêu cầu").fill("Đèn hỏng ba tháng nay, đề nghị sửa.")
    page.get_by_role("button", name="Gửi đơn").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã nhận đơn số")
    sound(page)
    code = page.locator("dd.code").inner_text()
    page.get_by_role("link", name="Tra cứu đơn").last.click()
    page.get_by_label("Mã trên giấy biên nhận").fill(code)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("đã tiếp nhận")


def test_an_old_book_of_five_thousand_rows_is_written_whole(open_page: Open, tmp_path: Path) -> None:
    kept = tmp_path / "so-2024.xlsx"
    kept.write_bytes(book([row(n) for n in range(1, 5001)]))
    page = open_page("an")
    page.goto("/don/nhap-so/")
    page.get_by_label("Bảng tính của sổ cũ").set_input_files(kept)
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.locator("main")).to_contain_text("5.000 dòng đều đọc được")
    page.get_by_role("button", name="Ghi cả tệp vào sổ").click()
    expect(page.locator("main")).to_contain_text("Đang ghi vào sổ")
    for _again in range(60):
        if page.get_by_role("button", name="Hủy lần nhập").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    expect(page.locator("main")).to_contain_text("đã ghi vào sổ")
    page.get_by_label("Lý do hủy").fill("nhập thử")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Hủy lần nhập").click()
    expect(page.locator("main")).to_contain_text("đã hủy")
