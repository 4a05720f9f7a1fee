"""Storing: kept once by digest, pictures written anew, every unfit file refused with a sentence."""

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.documents import blobs, selectors, services
from langnghe.documents.content import child, kinds, office
from langnghe.documents.models import StoredFile
from langnghe.documents.tests.conftest import ON, archive, endless, pdf, picture, table
from langnghe.kernel.errors import Invalid, NotAllowed

About = tuple[str, int]


def test_a_file_is_kept_by_its_digest_outside_the_web_root(cast: Cast, about: About, folder: Path) -> None:
    stored = services.store(
        SimpleUploadedFile("C:\\quét\\Đơn của Bình.exe", pdf(pages=3)), about=about, by=cast.an, on=ON
    )

    kept = blobs.path_of(stored.sha256)
    assert (stored.name, stored.media_type, stored.pages) == ("Đơn của Bình.pdf", "application/pdf", 3)
    assert kept.is_relative_to(folder)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert blobs.digest_of(kept.read_bytes()) == stored.sha256


def test_the_entry_tells_digest_and_type_but_no_name(cast: Cast, about: About) -> None:
    services.store(pdf(), name="Đơn của Bình.pdf", about=about, by=cast.an, on=ON)

    entry = Entry.objects.get(action="file.stored")
    assert (entry.subject_kind, entry.subject_id) == about
    assert "Bình" not in str(entry.data)


def test_the_same_paper_attached_twice_is_one_file(cast: Cast, about: About) -> None:
    first = services.store(table(), name="a.xlsx", about=about, by=cast.an, on=ON)
    data = selectors.bytes_of(first)
    again = services.store(data, name="b.xlsx", about=about, by=cast.an, on=ON)

    assert again.pk == first.pk
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_loses_camera_and_place_and_stands_upright(cast: Cast, about: About, kind: str) -> None:
    stored = services.store(picture(kind), name="anh", about=about, by=cast.an, on=ON)

    with Image.open(BytesIO(selectors.bytes_of(stored))) as kept:
        assert kept.size == (20, 40)
        assert not kept.getexif()
    assert b"Camera" not in selectors.bytes_of(stored)


def test_zero_bytes_are_refused(cast: Cast, about: About) -> None:
    with pytest.raises(Invalid, match="trống"):
        services.store(SimpleUploadedFile("a.pdf", b""), about=about, by=cast.an, on=ON)


def test_fifty_megabytes_are_refused_with_the_limit(cast: Cast, about: About) -> None:
    with pytest.raises(Invalid, match=r"50\.0 MB; mỗi tệp chỉ được đến 25 MB"):
        kinds.refuse_size(50_000_000)


@pytest.mark.parametrize(
    "data",
    [b"MZ\x90\x00" + b"\0" * 64, b"<html><script>alert(1)</script></html>", b"chi la chu", archive(a=b"x")],
    ids=["program", "page", "text", "archive"],
)
def test_what_is_not_on_the_list_is_refused_whatever_its_name(cast: Cast, about: About, data: bytes) -> None:
    with pytest.raises(Invalid, match="Loại tệp"):
        services.store(data, name="don.pdf", about=about, by=cast.an, on=ON)


def test_a_broken_pdf_is_refused(cast: Cast, about: About) -> None:
    with pytest.raises(Invalid, match="hỏng"):
        services.store(b"%PDF-1.7\n garbage", name="a.pdf", about=about, by=cast.an, on=ON)


def test_a_picture_of_too_many_points_is_refused(cast: Cast, about: About) -> None:
    out = BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    with pytest.raises(Invalid, match="điểm ảnh"):
        services.store(out.getvalue(), name="a.png", about=about, by=cast.an, on=ON)


def test_an_archive_that_unpacks_without_end_is_refused() -> None:
    bomb = archive(xl__workbook_dot_xml=b"\0" * 30_000_000)
    assert kinds.media_type_of(bomb) == kinds.XLSX
    with pytest.raises(Invalid, match="bung ra quá lớn"):
        office.refuse_bombs(bomb)


def test_an_archive_of_too_many_members_is_refused() -> None:
    with pytest.raises(Invalid, match="bung ra quá lớn"):
        office.refuse_bombs(archive(**{f"m{n}": b"" for n in range(office.MEMBERS + 1)}))


def test_a_file_that_asks_for_too_much_memory_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "MEMORY", 30_000_000)
    with pytest.raises(Invalid, match="thời gian hoặc bộ nhớ"):
        child.run("count", pdf())


def test_a_pdf_that_draws_without_end_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "SECONDS", 1)
    with pytest.raises(Invalid, match="thời gian hoặc bộ nhớ"):
        child.run("page", endless(), "1")


def test_an_officer_of_another_unit_attaches_nothing(cast: Cast, about: About) -> None:
    with pytest.raises(NotAllowed):
        services.store(pdf(), name="a.pdf", about=about, by=cast.dung, on=ON)


def test_of_a_kind_that_no_room_answers_for_nothing_is_kept(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.store(pdf(), name="a.pdf", about=("nothing", 1), by=cast.an, on=ON)


def test_sealed_bytes_are_kept_and_never_listed(cast: Cast, about: About) -> None:
    stored = services.store_sealed(b"sealed", about=about, by=cast.an, on=ON, name="niem-phong")

    assert selectors.bytes_of(stored) == b"sealed"
    assert not selectors.files_about(cast.an, about, ON).exists()


def test_a_name_in_nfd_is_kept_composed(cast: Cast, about: About) -> None:
    name = unicodedata.normalize("NFD", "Đơn của bà Thuý.pdf")
    stored = services.store(SimpleUploadedFile(name, pdf()), about=about, by=cast.an, on=ON)

    assert stored.name == unicodedata.normalize("NFC", stored.name)
    assert "Thuý" in stored.name
