"""The whole story of one supervision, walked by the cast in a real browser, with axe on every page."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Place

pytestmark = pytest.mark.journey
PERIOD = "2021-01-01/2023-12-31"
PUBLIC = ("/", "/lich-tiep/", "/tra-cuu/", "/gui-don/", "/gui-don/truc-tuyen/", "/tin-tuc/", "/so-lieu/", "/giam-sat/", "/van-ban/", "/don-vi/", "/dang-nhap/")  # fmt: skip
DESKS = {"an": ("/ban/", "/tiep-dan/", "/tiep-dan/luot-moi/", "/tiep-dan/so/", "/don/", "/don/nhan/", "/don/nhap-so/", "/don/thu-den/"), "chi": ("/tiep-dan/lich/",), "em": ("/binh-luan/",)}  # fmt: skip
Open = Callable[..., Page]
PICTURED = {"/": "home", "/lich-tiep/": "02"}


def sound(page: Page) -> None:
    """No violation that axe finds, and nothing that scrolls sideways."""
    found = Axe().run(page).response["violations"]
    told = [f"{row['id']}: {row['nodes'][0]['html'][:120]}" for row in found]
    assert told == [], f"{page.url}: {told}"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), (
        f"{page.url} scrolls sideways"
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_every_public_page_is_sound(
    open_page: Open, width: int, picture: Callable[[Page, str], None]
) -> None:
    page = open_page(width=width)
    for path in PUBLIC:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        sound(page)
        if width == 1280 and path in PICTURED:
            picture(page, PICTURED[path])


@pytest.mark.parametrize("who", sorted(DESKS))
def test_every_desk_page_is_sound(open_page: Open, who: str) -> None:
    page = open_page(who)
    for path in DESKS[who]:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        sound(page)
        page.set_viewport_size({"width": 360, "height": 800})
        sound(page)
        page.set_viewport_size({"width": 1280, "height": 900})


def test_the_head_plans_and_finds_each_deadline_explained(
    open_page: Open, picture: Callable[[Page, str], None]
) -> None:
    head = open_page("chi")
    head.goto("/tiep-dan/lich/?don_vi=n14797-UBND")
    expect(head.locator("main form").first).to_be_visible()
    picture(head, "01")
    head.goto("/don/")
    head.locator("main tbody th a").first.click()
    expect(head.locator("main")).to_contain_text("Điều")
    sound(head)
    picture(head, "05")


def test_a_page_works_without_scripts(open_page: Open) -> None:
    page = open_page(scripts=False, width=360)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/tra-cuu/")
    page.fill("input[name=code]", "0000-0000-0000-1")
    page.click("main button[type=submit]")
    expect(page.locator("main")).to_contain_text("mã")


def test_the_figures_open_their_records(open_page: Open, picture: Callable[[Page, str], None]) -> None:
    page = open_page()
    page.goto("/so-lieu/380-UBND/?tu=2021-01-01&den=2023-12-31")
    expect(page.locator("main")).to_contain_text("1.166")
    page.goto(f"/so-lieu/380-UBND/visit_groups/{PERIOD}/")
    expect(page.locator("tbody tr")).to_have_count(13)
    sound(page)
    page.goto(f"/so-lieu/380-DU/sessions_held/{PERIOD}/")
    expect(page.locator("tbody tr")).to_have_count(20)
    picture(page, "07")


def test_the_supervision_states_what_the_rules_asked(
    open_page: Open, picture: Callable[[Page, str], None]
) -> None:
    page = open_page()
    page.goto("/giam-sat/")
    page.get_by_role("link", name="3135").click()
    main = page.locator("main")
    for words in ("67 ngày", "36 ngày", "20 ngày", "23-QĐ/TW", "763-QĐ/TU"):
        expect(main).to_contain_text(words)
    sound(page)
    picture(page, "08")
    page.get_by_role("link", name="Xem báo cáo đã ký").first.click()
    expect(page.locator("main")).to_contain_text("SHA-256")
    sound(page)
    picture(page, "09")
    pdf = page.request.get(page.url.replace("/bao-cao/", "/bao-cao.pdf"))
    assert pdf.body().startswith(b"%PDF")
    word = page.request.get(page.url.replace("/bao-cao/", "/bao-cao.docx"))
    assert word.body().startswith(b"PK")


def test_a_comment_waits_and_a_voided_visit_shows(
    open_page: Open, place: Place, picture: Callable[[Page, str], None]
) -> None:
    reader = open_page(width=1280)
    reader.goto("/tin-tuc/")
    reader.locator("main article a").first.click()
    article = reader.url
    expect(reader.locator("main")).to_contain_text("5 trên 5 con số trong bài khớp sổ")
    expect(reader.locator("#binh-luan h2")).to_contain_text("1 bình luận")
    assert "{name}" not in reader.content()
    sound(reader)
    picture(reader, "10")
    reader.fill("input[name=name]", "Ban doc")
    reader.fill("textarea[name=body]", "toi rat dong y voi bai viet nay cua quy bao")
    reader.locator("#binh-luan button[type=submit]").click()
    expect(reader.locator("body")).to_contain_text("tiếng Việt có dấu")
    expect(reader.locator("#binh-luan h2")).to_contain_text("1 bình luận")

    editor = open_page("em")
    editor.goto("/binh-luan/")
    editor.get_by_role("button", name="Đăng", exact=True).first.click()
    reader.goto(article)
    expect(reader.locator("#binh-luan h2")).to_contain_text("2 bình luận")


def test_an_officer_receives_and_a_citizen_tracks(
    open_page: Open, picture: Callable[[Page, str], None]
) -> None:
    officer = open_page("an")
    officer.goto("/tiep-dan/luot-moi/?don_vi=n14797-UBND")
    officer.get_by_role("button", name="Ghi vào sổ").click()
    officer.fill("input[name=full_name]", "Bình Văn Thử")
    officer.fill("input[name=address]", "số 1 Phố Thử, phường Hạc Thành")
    officer.fill("textarea[name=content]", "Đề nghị xem lại ranh giới thửa đất (thử)")
    officer.select_option("select[name=result]", "explained")
    officer.get_by_role("button", name="Ghi vào sổ").click()
    expect(officer.locator("main")).to_contain_text("Bình Văn Thử")
    sound(officer)
    picture(officer, "03")

    officer.goto("/don/nhan/")
    if officer.locator("select[name=unit]").count():
        officer.select_option("select[name=unit]", "n14797-UBND")
    officer.fill("input[name=full_name]", "Bình Văn Thử")
    officer.fill("input[name=address]", "số 1 Phố Thử")
    officer.fill("input[name=phone]", "0999123456")
    officer.fill("textarea[name=summary]", "Khiếu nại đơn giá bồi thường (thử)")
    officer.locator("main form button[type=submit]").first.click()
    code = officer.locator("main dd.code").first.inner_text().strip()
    sound(officer)
    picture(officer, "04")

    citizen = open_page(width=360)
    citizen.goto("/tra-cuu/#" + code)
    citizen.fill("input[name=code]", code.lower())
    citizen.locator("main form button[type=submit]").first.click()
    expect(citizen.locator("main")).to_contain_text("Hạc Thành")
    expect(citizen.locator("main")).not_to_contain_text("Bình Văn Thử")
    assert code not in citizen.url
    sound(citizen)
    picture(citizen, "06")
