"""The pages: who may, what leaves as an attachment, what is shown inline."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.documents import services
from langnghe.documents.models import StoredFile
from langnghe.documents.tests.conftest import ON, pdf, picture, table

About = tuple[str, int]


@pytest.fixture
def an(client: Client, cast: Cast) -> Client:
    client.force_login(cast.an)
    return client


@pytest.fixture
def scan(cast: Cast, about: About) -> StoredFile:
    return services.store(pdf(), name="Đơn của Bình.pdf", about=about, by=cast.an, on=ON)


def attach(client: Client, about: About, *uploads: Any, **more: Any) -> Any:
    data = {"papers": list(uploads), "level": "normal"} | more
    return client.post(f"/tep/gan/{about[0]}/{about[1]}/", data)


def test_files_are_attached_and_the_thing_is_shown_again(an: Client, about: About) -> None:
    page = an.get(f"/tep/gan/{about[0]}/{about[1]}/").content.decode()
    assert "chưa cài trình quét vi-rút" in page
    assert "mỗi tệp đến 25 MB" in page
    assert "dữ liệu ẩn trong PDF, DOCX, XLSX (như tên tác giả) giữ nguyên" in page

    answer = attach(an, about, SimpleUploadedFile("a.jpg", picture()), SimpleUploadedFile("b.pdf", pdf()))

    assert answer.status_code == 302
    assert answer.url == "/viec/7/"
    assert {file.name for file in StoredFile.objects.all()} == {"a.jpg", "b.pdf"}


def test_of_several_files_all_are_kept_or_none(an: Client, about: About) -> None:
    answer = attach(an, about, SimpleUploadedFile("a.jpg", picture()), SimpleUploadedFile("b.pdf", b""))

    assert answer.status_code == 422
    assert "b.pdf: Tệp này trống" in answer.content.decode()
    assert not StoredFile.objects.exists()


def test_no_file_is_told_in_a_sentence(an: Client, about: About) -> None:
    answer = attach(an, about)
    assert answer.status_code == 422
    assert "Chọn ít nhất một tệp" in answer.content.decode()


def test_a_download_is_an_attachment_that_nobody_sniffs_and_leaves_a_trace(
    an: Client, scan: StoredFile
) -> None:
    answer = an.get(f"/tep/{scan.pk}/tai-ve/")

    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''%C4%90%C6%A1n")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer.content.startswith(b"%PDF")
    assert Entry.objects.filter(action="file.opened", actor="an").count() == 1


def test_a_page_is_drawn_by_us(an: Client, scan: StoredFile) -> None:
    answer = an.get(f"/tep/{scan.pk}/trang/1.png")
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    assert an.get(f"/tep/{scan.pk}/trang/2.png").status_code == 404


def test_only_pictures_are_shown_inline(an: Client, cast: Cast, about: About, scan: StoredFile) -> None:
    photo = services.store(picture(), name="a", about=about, by=cast.an, on=ON)
    assert an.get(f"/tep/{photo.pk}/anh/")["Content-Disposition"] == "inline"
    assert an.get(f"/tep/{scan.pk}/anh/").status_code == 404


def test_a_table_has_no_preview_and_the_page_says_so(an: Client, cast: Cast, about: About) -> None:
    book = services.store(table(), name="so.xlsx", about=about, by=cast.an, on=ON)
    assert "không xem trước được" in an.get(f"/tep/{book.pk}/").content.decode()


@pytest.mark.parametrize("address", ["", "tai-ve/", "trang/1.png", "bo/", "che/"])
def test_another_unit_learns_nothing(client: Client, cast: Cast, scan: StoredFile, address: str) -> None:
    client.force_login(cast.dung)
    assert client.get(f"/tep/{scan.pk}/{address}").status_code == 404
    assert client.get(f"/tep/{scan.pk + 1000}/{address}").status_code == 404


def test_another_unit_attaches_nothing(client: Client, cast: Cast, about: About) -> None:
    client.force_login(cast.dung)
    assert attach(client, about, SimpleUploadedFile("a.jpg", picture())).status_code == 404


def test_without_signing_in_there_is_only_the_way_in(client: Client, scan: StoredFile) -> None:
    assert client.get(f"/tep/{scan.pk}/tai-ve/").status_code == 302


def test_a_file_is_voided_with_a_reason(an: Client, scan: StoredFile) -> None:
    assert an.post(f"/tep/{scan.pk}/bo/", {"because": ""}).status_code == 422
    assert an.post(f"/tep/{scan.pk}/bo/", {"because": "quét nhầm"}).status_code == 302
    assert "quét nhầm" in an.get(f"/tep/{scan.pk}/").content.decode()


def test_boxes_are_typed_as_lines(an: Client, scan: StoredFile) -> None:
    assert an.get(f"/tep/{scan.pk}/che/").status_code == 200
    wrong = an.post(f"/tep/{scan.pk}/che/", {"boxes": "1 10 nửa 60 25"})
    assert wrong.status_code == 422
    assert "Không đọc được dòng" in wrong.content.decode()

    answer = an.post(f"/tep/{scan.pk}/che/", {"boxes": "1 10 20 60 25\n1 0,5 30 50 40"})

    assert answer.status_code == 302
    assert StoredFile.objects.filter(redacted_from=scan).exists()


def test_a_picture_is_painted_over_on_the_same_page(an: Client, cast: Cast, about: About) -> None:
    photo = services.store(picture(size=(400, 200)), name="a", about=about, by=cast.an, on=ON)
    assert f"/tep/{photo.pk}/che/" in an.get(f"/tep/{photo.pk}/").content.decode()
    page = an.get(f"/tep/{photo.pk}/che/").content.decode()
    assert f'data-redact-page="1" data-src="/tep/{photo.pk}/anh/"' in page
    assert "phần ảnh nằm dưới vùng che không còn trong tệp" in page

    answer = an.post(f"/tep/{photo.pk}/che/", {"boxes": "1 10 20 60 25"})

    copy = StoredFile.objects.get(redacted_from=photo)
    assert answer.headers["Location"] == f"/tep/{copy.pk}/"
    assert Entry.objects.filter(action="file.stored", data__file=copy.pk).exists()
