"""A code is read back by a reader of pictures, from paper and at the size of the page."""

import json

import pypdfium2
import pytest
import typst
import zxingcpp

from langnghe.design.qr import qr

ON_PAPER = '#set page(width: 80mm, height: 80mm)\n#image(bytes(json(bytes(sys.inputs.code))), format: "svg", width: 34mm)'


@pytest.mark.parametrize(
    "text",
    [
        "https://vi-du.vn/tra-cuu/#ABCDEFGHJKLM",
        "https://tiếp-dân.vi-du.vn/lịch?tháng=7/2026&đơn-vị=14797-UBND",
        "<script>&\"'",
        "x" * 900,
    ],
)
def test_what_is_drawn_is_read(text: str) -> None:
    sheet = typst.compile(ON_PAPER.encode(), sys_inputs={"code": json.dumps(str(qr(text)))})
    picture = pypdfium2.PdfDocument(sheet)[0].render(scale=8).to_pil()
    assert [one.text for one in zxingcpp.read_barcodes(picture)] == [text]


def test_nothing_of_the_text_stands_in_the_drawing() -> None:
    assert "script" not in qr("<script>")
