"""Files as people send them, and a petition that they belong to."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
import xlsxwriter
from PIL import Image

from conftest import Cast
from langnghe.accounts.selectors import units_of
from langnghe.documents import access
from langnghe.kernel import links

ON = date(2026, 11, 16)
KIND = "thing-of-the-tests"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """The blobs of one test lie in a folder of their own."""
    settings.UPLOADS = tmp_path / "files"
    settings.CLAMD_SOCKETS = []
    return tmp_path


@pytest.fixture
def about(cast: Cast) -> tuple[str, int]:
    """A thing of the city's committee, as a room above would register it: its people may, nobody else."""

    def of_the_committee(viewer: Any, _pk: int, on: date) -> bool:
        return cast.committee.pk in units_of(viewer, on=on)

    access.register(access.Owner(KIND, of_the_committee, of_the_committee))
    links.register(links.LinkKind(KIND, "Việc", lambda pk: f"/viec/{pk}/", str, lambda _pk, _viewer: True))
    return KIND, 7


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20)) -> bytes:
    """A picture that tells where it was taken."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of Binh"
    exif[0x0112] = 6
    Image.new("RGB", size, "red").save(out, kind, exif=exif)
    return out.getvalue()


def pdf(text: str = "Lê Văn Bình", pages: int = 1) -> bytes:
    sheets = "#pagebreak()".join([f"#set text(size: 20pt)\n{text}\n"] * pages)
    return bytes(typst.compile(sheets.encode()))


def table() -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write(0, 0, "Số đơn")
    book.close()
    return out.getvalue()


def archive(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def endless() -> bytes:
    """Forms that each draw the next one ten times: ten to the tenth drawings on one page."""
    deep = 10
    forms = [
        f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {n + 1} 0 R>>>>/Length {len(b'/X Do ' * 10)}>>"
        f"\nstream\n{'/X Do ' * 10}\nendstream"
        for n in range(4, 4 + deep)
    ]
    last = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>\nstream\n0 0 9 9 re f\nendstream"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>"
    content = "<</Length 6>>\nstream\n/X Do \nendstream"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        content,
        *forms[1:],
        last,
    ]
    body = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, 1))
    return f"{body}trailer<</Root 1 0 R/Size {len(objects) + 1}>>\n%%EOF".encode()
