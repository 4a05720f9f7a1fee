"""A raw page is taken apart without losing a line silently, and no template placeholder survives it."""

from pathlib import Path

import pytest

from langnghe.newsroom.taking_apart import NotAPage, Page, take_apart

OURS = """(Tin thử) - Sáng 5/3, Đoàn kiểm tra làm việc với phường Mẫu về lịch tiếp công dân năm 2022.

Kiểm tra lịch tiếp công dân tại phường Mẫu

Sáng 5/3, Đoàn kiểm tra làm việc với phường Mẫu về lịch tiếp công dân năm 2022.

Kiểm tra lịch tiếp công dân tại phường Mẫu

Toàn cảnh buổi làm việc.

Năm 2022, phường đã tiếp 120 lượt người. Lịch được niêm yết tại trụ sở, gửi đến từng tổ dân phố và đăng trên trang tin \
của phường để người dân biết trước ngày tiếp; ngày hoãn đều có lý do.

Tổ Mẫu


Tổ Mẫu

 {name} - {time}

 Trả lời

{body}

0 bình luận

Ý kiến của bạn sẽ được biên tập trước khi đăng. Vui lòng gõ tiếng Việt có dấu

Địa phương

Xem thêm Phường Mẫu

Thời tiết

Chia sẻ thông tin với bạn bè!
Tắt [X]"""
REAL = sorted((Path(__file__).resolve().parents[4] / "shared" / "real").glob("*.txt"))


def pages() -> list[Page]:
    """Our own page everywhere, and real ones where they lie beside the clone."""
    return [take_apart(raw) for raw in [OURS, *(path.read_text(encoding="utf-8") for path in REAL)]]


def test_our_page_gives_its_parts_once() -> None:
    page = take_apart(OURS)
    assert page.title == "Kiểm tra lịch tiếp công dân tại phường Mẫu"
    assert page.lead.startswith("Sáng 5/3")
    assert (page.dateline, page.byline, page.section) == ("Tin thử", "Tổ Mẫu", "Địa phương")
    assert [(part.kind, part.text[:9]) for part in page.parts] == [
        ("photo", "Toàn cảnh"),
        ("paragraph", "Năm 2022,"),
    ]
    assert page.more_on == ["Phường Mẫu"]


def test_no_placeholder_and_no_repeated_title_is_left() -> None:
    for page in pages():
        texts = [page.title, page.lead, page.byline, *(part.text for part in page.parts)]
        assert not any("{" in text for text in texts)
        assert texts.count(page.title) == 1
        assert page.byline
        assert page.section == "Địa phương"


def test_what_was_dropped_is_told() -> None:
    assert "{name} - {time}" in take_apart(OURS).dropped


@pytest.mark.parametrize("raw", ["", "0 bình luận\nTrả lời", "Một dòng."])
def test_a_text_that_is_no_page_is_refused(raw: str) -> None:
    with pytest.raises(NotAPage):
        take_apart(raw)
