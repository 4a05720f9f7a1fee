"""The signed scan of a letter: kept with it, the earlier ones beside it, opened by who may see the file; then refusals."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.documents.models import FileState, StoredFile
from langnghe.petitions import services
from langnghe.petitions.models import Denunciation, Letter
from langnghe.petitions.tests.test_letters import issued

DAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _day(at_today: Callable[[date], None], settings: Any, tmp_path: Path) -> None:
    at_today(DAY)
    settings.UPLOADS = tmp_path


def pdf(words: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("Quyết định về ông Bình.pdf", bytes(typst.compile(words.encode())))


def sign(client: Client, letter: Letter, copy: Any = None) -> Any:
    given = {} if copy is None else {"copy": copy}
    return client.post(f"/van-ban-di/{letter.pk}/da-ky/", given, follow=True)


def test_a_signed_scan_is_kept_with_its_letter_and_opened_from_its_page(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    client.force_login(cast.an)
    before = client.get(f"/van-ban-di/{letter.pk}/").content.decode()
    assert 'type="file"' in before
    assert "dữ liệu ẩn trong PDF, DOCX, XLSX (như tên tác giả) giữ nguyên" in before
    page = sign(client, letter, pdf("Đã ký"))
    letter.refresh_from_db()
    scan = StoredFile.objects.get()

    assert (letter.state, letter.signed_copy, scan.media_type) == ("signed", scan.pk, "application/pdf")
    assert scan.name == "ban-ky-01-TB-UBND.pdf"
    assert f"/tep/{scan.pk}/" in page.content.decode()
    assert client.get(f"/tep/{scan.pk}/tai-ve/").content.startswith(b"%PDF")
    assert Entry.objects.get(action="petition.letter_signed").data["copy"] == scan.pk


def test_a_later_scan_stands_and_the_earlier_one_is_kept(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    client.force_login(cast.an)
    sign(client, letter)
    services.mark_sent(letter, way="trao tay", by=cast.an, on=DAY)
    for words in ("thiếu trang", "đủ trang"):
        page = sign(client, letter, pdf(words))
    letter.refresh_from_db()
    first, second = StoredFile.objects.order_by("pk")

    assert (letter.state, letter.signed_copy) == ("sent", second.pk)
    assert f"/tep/{first.pk}/" in page.content.decode()
    assert "bản trước" in page.content.decode()


def test_a_paper_that_is_no_pdf_or_picture_is_refused_and_nothing_is_kept(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    client.force_login(cast.an)
    for content, said in ((b"PK\x03\x04 docx", "phải là PDF hoặc ảnh"), (b"MZ program", "không nhận được")):
        page = sign(client, letter, SimpleUploadedFile("x.pdf", content))
        assert page.status_code == 422
        assert said in page.content.decode()
    letter.refresh_from_db()

    assert (letter.state, letter.signed_copy) == ("issued", None)
    assert not StoredFile.objects.exists()


def test_another_unit_does_not_open_the_scan(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    client.force_login(cast.an)
    sign(client, letter, pdf("Đã ký"))
    client.force_login(cast.dung)

    assert client.get(f"/tep/{StoredFile.objects.get().pk}/tai-ve/").status_code == 404
    assert sign(client, letter, pdf("khác")).status_code == 404


def test_a_sealed_files_letter_takes_no_scan_in_clear(client: Client, cast: Cast) -> None:
    letter = issued(cast)
    Denunciation.objects.create(petition=letter.petition, sealed_on=DAY)
    client.force_login(cast.an)

    assert 'type="file"' not in client.get(f"/van-ban-di/{letter.pk}/").content.decode()
    assert sign(client, letter, pdf("Đã ký")).status_code == 403
    assert not StoredFile.objects.exists()


def test_a_petition_that_goes_to_paper_takes_the_scans_of_its_letters(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    letter = issued(cast)
    client.force_login(cast.an)
    sign(client, letter, pdf("Đã ký"))
    with django_capture_on_commit_callbacks(execute=True):
        services.move_to_paper(letter.petition, by=cast.an, on=DAY)
    letter.refresh_from_db()

    assert StoredFile.objects.get().state == FileState.ERASED
    assert letter.signed_copy is None
