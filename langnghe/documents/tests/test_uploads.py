"""Uploads: in memory alone, within a limit for the whole request; what is too big says so and loses no word."""

import tempfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import Cast
from langnghe.documents import uploads
from langnghe.documents.content import kinds
from langnghe.documents.models import StoredFile
from langnghe.documents.tests.conftest import pdf
from langnghe.kernel.errors import Invalid

About = tuple[str, int]


@pytest.fixture
def an(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    """There is nowhere to put a temporary file."""
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    client.force_login(cast.an)
    return client


def attach(client: Client, about: About, *given: Any) -> Any:
    return client.post(f"/tep/gan/{about[0]}/{about[1]}/", {"papers": list(given), "level": "confidential"})


def test_a_large_file_never_lies_on_the_disk_before_it_is_checked(an: Client, about: About) -> None:
    answer = attach(an, about, SimpleUploadedFile("a.pdf", pdf() + b"%" * 3_000_000))

    assert answer.status_code == 302
    assert StoredFile.objects.get().size > 3_000_000


def test_a_request_over_the_limit_is_told_and_keeps_what_was_typed(
    an: Client, about: About, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST", 50_000)
    papers = [SimpleUploadedFile(f"{n}.pdf", b"%PDF-1.7" + b"x" * 20_000) for n in range(4)]

    answer = attach(an, about, *papers)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "mỗi lần gửi chỉ được đến" in page
    assert '<option value="confidential" selected>' in page
    assert not StoredFile.objects.exists()


def test_one_file_over_its_limit_is_let_go_while_it_comes(
    an: Client, about: About, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "LARGEST", 20_000)
    answer = attach(an, about, SimpleUploadedFile("a.pdf", b"%PDF-1.7" + b"x" * 30_000))

    assert answer.status_code == 422
    assert "mỗi tệp chỉ được đến" in answer.content.decode()


def test_whoever_reads_a_file_that_was_let_go_is_refused_too() -> None:
    with pytest.raises(Invalid, match="60 MB"):
        uploads.TooBig(uploads.too_much(), name="a.pdf", size=70_000_000).read()
