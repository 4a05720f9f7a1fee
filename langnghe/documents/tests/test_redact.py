"""Redaction takes the text away, not only the sight of it."""

import pypdfium2
import pytest

from conftest import Cast
from langnghe.documents import selectors, services
from langnghe.documents.models import Level, StoredFile
from langnghe.documents.tests.conftest import ON, pdf, picture
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState

About = tuple[str, int]
EVERYTHING = {1: [(0.0, 0.0, 1.0, 0.3)]}


@pytest.fixture
def scan(cast: Cast, about: About) -> StoredFile:
    return services.store(pdf("Binh Le", pages=2), name="don.pdf", about=about, by=cast.an, on=ON)


def text_of(file: StoredFile) -> str:
    with pypdfium2.PdfDocument(selectors.bytes_of(file)) as document:
        return "".join(sheet.get_textpage().get_text_bounded() for sheet in document)


def test_the_text_is_gone_and_the_box_is_black(cast: Cast, scan: StoredFile) -> None:
    copy = services.redact(scan, boxes=EVERYTHING, by=cast.an, on=ON)

    assert "Binh" in text_of(scan)
    assert text_of(copy) == ""
    assert b"Binh" not in selectors.bytes_of(copy)
    with pypdfium2.PdfDocument(selectors.bytes_of(copy)) as document:
        assert len(document) == 2
        drawn = document[0].render().to_pil().convert("L")
        assert drawn.getpixel((drawn.width // 2, drawn.height // 10)) < 20
        assert drawn.getpixel((drawn.width // 2, drawn.height // 2)) > 235
    assert (copy.redacted_from_id, copy.level) == (scan.pk, Level.NORMAL)


def test_the_original_becomes_confidential(cast: Cast, scan: StoredFile) -> None:
    services.redact(scan, boxes=EVERYTHING, by=cast.an, on=ON)

    scan.refresh_from_db()
    assert scan.level == Level.CONFIDENTIAL


def test_no_box_is_refused(cast: Cast, scan: StoredFile) -> None:
    with pytest.raises(Invalid, match="ít nhất một vùng"):
        services.redact(scan, boxes={1: []}, by=cast.an, on=ON)


@pytest.mark.parametrize("boxes", [{3: [(0, 0, 1, 1)]}, {1: [(0.5, 0, 0.4, 1)]}, {1: [(0, 0, 1.2, 1)]}])
def test_a_box_outside_its_page_is_refused(
    cast: Cast, scan: StoredFile, boxes: dict[int, list[tuple[float, float, float, float]]]
) -> None:
    with pytest.raises(Invalid, match="ngoài trang"):
        services.redact(scan, boxes=boxes, by=cast.an, on=ON)


def test_a_picture_is_refused(cast: Cast, about: About) -> None:
    photo = services.store(picture(), name="a.jpg", about=about, by=cast.an, on=ON)
    with pytest.raises(WrongState):
        services.redact(photo, boxes=EVERYTHING, by=cast.an, on=ON)


def test_another_unit_is_refused(cast: Cast, scan: StoredFile) -> None:
    with pytest.raises(NotAllowed):
        services.redact(scan, boxes=EVERYTHING, by=cast.dung, on=ON)
