"""Papers of a petition: attached on its page, kept from other units, gone with a file that goes to paper."""

from pathlib import Path
from typing import Any

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from conftest import Cast
from langnghe.documents.models import FileState, StoredFile
from langnghe.kernel.clock import today
from langnghe.petitions import services
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import received


@pytest.fixture
def petition(cast: Cast, settings: Any, tmp_path: Path) -> Petition:
    settings.UPLOADS = tmp_path
    return received(cast)


def attach(client: Client, petition: Petition) -> Any:
    scan = SimpleUploadedFile("Đơn của Bình.pdf", bytes(typst.compile(b"Binh")))
    return client.post(f"/tep/gan/petition/{petition.pk}/", {"papers": [scan], "level": "normal"})


def test_scans_are_attached_from_the_page_of_the_petition(
    client: Client, cast: Cast, petition: Petition
) -> None:
    client.force_login(cast.an)
    page = client.get(f"/don/{petition.pk}/").content.decode()
    assert f'action="/tep/gan/petition/{petition.pk}/"' in page

    answer = attach(client, petition)

    assert answer.url == f"/don/{petition.pk}/"
    assert "Đơn của Bình.pdf" in client.get(answer.url).content.decode()


def test_another_unit_neither_attaches_nor_opens(client: Client, cast: Cast, petition: Petition) -> None:
    client.force_login(cast.an)
    attach(client, petition)
    client.force_login(cast.dung)

    assert attach(client, petition).status_code == 404
    assert client.get(f"/tep/{StoredFile.objects.get().pk}/tai-ve/").status_code == 404


def test_a_petition_that_goes_to_paper_takes_its_scans_with_it(
    client: Client,
    cast: Cast,
    petition: Petition,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    client.force_login(cast.an)
    attach(client, petition)
    with django_capture_on_commit_callbacks(execute=True):
        services.move_to_paper(petition, by=cast.an, on=today())

    scan = StoredFile.objects.get()
    assert (scan.state, scan.name) == (FileState.ERASED, "bảo vệ bí mật")
    assert client.get(f"/tep/{scan.pk}/tai-ve/").status_code == 404
