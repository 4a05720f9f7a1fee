"""Redaction takes the text away, not only the sight of it."""

from io import BytesIO

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from conftest import Cast
from langnghe.documents import blobs, selectors, services
from langnghe.documents.content import child
from langnghe.documents.models import FileState, Level, StoredFile
from langnghe.documents.tests.conftest import ON, pdf, picture, table
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState

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


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_of_a_picture_nothing_is_left_under_the_box(cast: Cast, about: About, kind: str) -> None:
    photo = services.store(picture(kind, (400, 200)), name="anh", about=about, by=cast.an, on=ON)
    copy = services.redact(photo, boxes={1: [(0.0, 0.0, 1.0, 0.25)]}, by=cast.an, on=ON)

    ending = photo.name.removeprefix("anh")
    assert (copy.name, copy.media_type) == (f"anh (bản che){ending}", photo.media_type)
    assert (copy.redacted_from_id, copy.level) == (photo.pk, Level.NORMAL)
    with Image.open(BytesIO(selectors.bytes_of(copy))) as left:
        assert left.size == (200, 400)
        painted = left.convert("RGB")
    black, red = (
        set(painted.crop(box).convert("L").tobytes()) for box in ((0, 0, 200, 96), (0, 110, 200, 400))
    )
    assert max(black) < 20
    assert 60 < min(red) <= max(red) < 95
    photo.refresh_from_db()
    assert photo.level == Level.CONFIDENTIAL


def test_neither_camera_nor_small_copy_nor_what_was_transparent_comes_along() -> None:
    given, small = BytesIO(), BytesIO()
    Image.new("RGB", (16, 8), "red").save(small, "JPEG")
    exif = Image.Exif()
    exif[0x010F] = "Camera of Binh"
    exif.get_ifd(0x8769)[0x927C] = b"hidden maker note"
    Image.new("RGB", (40, 20), "red").save(given, "JPEG", exif=exif.tobytes() + small.getvalue())
    _answer, data = child.run("redact_picture", given.getvalue(), "JPEG", '{"1": [[0, 0, 0.5, 1]]}')
    assert data.count(b"\xff\xd8\xff") == 1
    assert not [mark for mark in (b"Exif", b"Camera", b"hidden") if mark in data]

    layered = BytesIO()
    Image.new("RGBA", (40, 20), (200, 0, 0, 0)).save(layered, "PNG")
    _answer, data = child.run("redact_picture", layered.getvalue(), "PNG", '{"1": [[0, 0, 0.5, 1]]}')
    with Image.open(BytesIO(data)) as left:
        assert left.mode == "RGB"
        assert left.getpixel((35, 10)) == (255, 255, 255)
        assert left.getpixel((5, 10)) == (0, 0, 0)


def test_the_box_covers_every_pixel_that_it_touches() -> None:
    given = BytesIO()
    Image.new("RGB", (10, 10), "red").save(given, "PNG")
    _answer, data = child.run("redact_picture", given.getvalue(), "PNG", '{"1": [[0.25, 0.25, 0.71, 0.71]]}')
    with Image.open(BytesIO(data)) as left:
        assert left.getpixel((2, 2)) == left.getpixel((7, 7)) == (0, 0, 0)
        assert left.getpixel((1, 1)) == (255, 0, 0)


def test_a_picture_has_one_page(cast: Cast, about: About) -> None:
    photo = services.store(picture(), name="a.jpg", about=about, by=cast.an, on=ON)
    with pytest.raises(Invalid, match="ngoài trang"):
        services.redact(photo, boxes={2: [(0, 0, 1, 1)]}, by=cast.an, on=ON)
    with pytest.raises(NotAllowed):
        services.redact(photo, boxes=EVERYTHING, by=cast.dung, on=ON)


def test_a_table_is_refused(cast: Cast, about: About) -> None:
    book = services.store(table(), name="a.xlsx", about=about, by=cast.an, on=ON)
    with pytest.raises(WrongState, match="PDF hoặc ảnh"):
        services.redact(book, boxes=EVERYTHING, by=cast.an, on=ON)


def test_a_voided_picture_is_refused(cast: Cast, about: About) -> None:
    photo = services.store(picture(), name="a.jpg", about=about, by=cast.an, on=ON)
    services.void(photo, because="nhầm", by=cast.an, on=ON)
    with pytest.raises(WrongState):
        services.redact(photo, boxes=EVERYTHING, by=cast.an, on=ON)


def test_another_unit_is_refused(cast: Cast, scan: StoredFile) -> None:
    with pytest.raises(NotAllowed):
        services.redact(scan, boxes=EVERYTHING, by=cast.dung, on=ON)


def test_it_is_painted_before_anything_is_locked(cast: Cast, scan: StoredFile) -> None:
    """Where painting fails, since the bytes are gone, nobody has waited for the thing or its file."""
    blobs.path_of(scan.sha256).unlink()
    with CaptureQueriesContext(connection) as log, pytest.raises(NotFound):
        services.redact(scan, boxes=EVERYTHING, by=cast.an, on=ON)
    assert not [query for query in log if "FOR UPDATE" in query["sql"]]


def test_what_was_voided_while_it_was_painted_is_refused(cast: Cast, scan: StoredFile) -> None:
    """The row that the page read is older than what another person did since."""
    services.void(StoredFile.objects.get(pk=scan.pk), because="nhầm", by=cast.an, on=ON)
    assert scan.state == FileState.KEPT
    with pytest.raises(WrongState):
        services.redact(scan, boxes=EVERYTHING, by=cast.an, on=ON)
    assert StoredFile.objects.count() == 1
