"""A complaint through both instances in a real browser: decided by the ward, complained of again at the province."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_story import sound

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
WARD, PROVINCE = "n14797-UBND", "38-UBND"
NUMBER = "901/QĐ-UBND"


def day(ago: int) -> str:
    return (date.today() - timedelta(days=ago)).isoformat()  # noqa: DTZ011 - the browser's own day


def taken_in(page: Page, unit: str, *, ago: int, summary: str) -> str:
    """Receive a petition at the counter; gives the address of its file."""
    page.goto("/don/nhan/")
    if page.locator("select[name=unit]").count():
        page.select_option("select[name=unit]", unit)
    page.fill("input[name=full_name]", "Bình Văn Thử")
    page.fill("input[name=address]", "số 1 Phố Thử")
    page.fill("input[name=received_on]", day(ago))
    page.fill("textarea[name=summary]", summary)
    page.locator("main form button[type=submit]").first.click()
    page.locator("main a[href^='/don/']", has_text="Đơn").first.click()
    return page.url.split("#")[0].removesuffix("giay-bien-nhan/")


def step(page: Page, file: str, slug: str, *, ago: int, **given: str) -> None:
    """Fill one step's own form, take the number of its paper where it has one, and come back to the file."""
    page.goto(f"{file}{slug}/")
    page.fill("input[name=on]", day(ago))
    for name, value in given.items():
        field = page.locator(f"[name={name}]").first
        kind = field.evaluate("one => one.type || one.tagName")
        if kind == "radio":
            page.check(f"input[name={name}][value={value}]")
        elif kind == "checkbox":
            field.check()
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("main form.card button[type=submit]").first.click()
    if (paper := page.get_by_role("button", name="Lấy số và ghi")).count():
        paper.click()
    expect(page.locator("body")).to_contain_text("Xong: ")


def test_a_complaint_walks_through_both_instances(open_page: Open) -> None:
    an, chi, province = open_page("an"), open_page("chi"), open_page("lan")
    first = taken_in(an, WARD, ago=40, summary="Khiếu nại mức bồi thường thửa đất số 9 (thử)")
    step(
        an,
        first,
        "phan-loai",
        ago=39,
        kind="complaint",
        field="land",
        because="Quyết định của Chủ tịch phường",
    )
    step(chi, first, "thu-ly", ago=38)
    step(
        chi,
        first,
        "quyet-dinh",
        ago=20,
        number=NUMBER,
        outcome="wrong",
        summary="Giữ nguyên mức bồi thường",
        still_differ="no",
    )
    step(an, first, "gui-quyet-dinh", ago=19, to="Người khiếu nại")
    step(an, first, "khieu-nai-tiep", ago=15, to="UBND tỉnh")
    expect(an.locator("main")).to_contain_text("Khiếu nại tiếp, khởi kiện")
    sound(an)

    second = taken_in(
        province, PROVINCE, ago=15, summary="Khiếu nại lần hai mức bồi thường thửa đất số 9 (thử)"
    )
    step(
        province, second, "lan-hai", ago=15, body="UBND phường Hạc Thành", number=NUMBER, issued_on=day(20)
    )  # fmt: skip
    step(
        province,
        second,
        "phan-loai",
        ago=14,
        kind="complaint",
        field="land",
        because="Đã có quyết định lần đầu",
    )
    step(province, second, "thu-ly", ago=13)
    step(
        province,
        second,
        "moi-doi-thoai",
        ago=12,
        held_on=day(3),
        place="Trụ sở",
        chair="Chủ tịch",
        content="Đơn giá",
    )
    step(province, second, "bien-ban-doi-thoai", ago=3, text="Hai bên nêu ý kiến")
    ruling = {
        "outcome": "partly",
        "on_first": "changed",
        "summary": "Sửa mức bồi thường",
        "number": "77/QĐ-UBND",
    }
    step(province, second, "quyet-dinh", ago=1, **ruling)

    main = province.locator("main")
    for words in ("lần hai", NUMBER, "sửa quyết định lần đầu", "77/QĐ-UBND", "Hoàn tác bước này"):
        expect(main).to_contain_text(words)
    sound(province)
    province.set_viewport_size({"width": 360, "height": 800})
    sound(province)
    province.get_by_role("link", name="Cả vụ việc: diễn biến").click()
    expect(province.locator("main")).to_contain_text("Nối tiếp vụ việc")
    sound(province)
