"""Several files attached at once: all are looked at before the file is locked, so a slow one holds up nobody."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import Cast
from langnghe.documents.models import StoredFile
from langnghe.documents.tests.conftest import pdf, picture
from langnghe.petitions.tests.conftest import received


@pytest.fixture(autouse=True)
def places(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS = tmp_path / "files"
    settings.CLAMD_SOCKETS = []


def attach(client: Client, petition: int, *uploads: SimpleUploadedFile) -> tuple[Any, list[str]]:
    with CaptureQueriesContext(connection) as log:
        answer = client.post(f"/tep/gan/petition/{petition}/", {"papers": list(uploads), "level": "normal"})
    return answer, [query["sql"] for query in log if "FOR UPDATE" in query["sql"]]


def test_the_file_is_locked_once_for_all_of_them(an: Client, cast: Cast) -> None:
    uploads = [SimpleUploadedFile("a.jpg", picture()), SimpleUploadedFile("b.pdf", pdf())]
    answer, locks = attach(an, received(cast).pk, *uploads)

    assert answer.status_code == 302
    assert len(locks) == 1
    assert StoredFile.objects.count() == 2


def test_one_that_is_refused_is_refused_before_anything_is_locked(an: Client, cast: Cast) -> None:
    uploads = [SimpleUploadedFile("a.jpg", picture()), SimpleUploadedFile("b.pdf", "không phải PDF".encode())]
    answer, locks = attach(an, received(cast).pk, *uploads)

    assert answer.status_code == 422
    assert "b.pdf: " in answer.content.decode()
    assert locks == []
    assert not StoredFile.objects.exists()
