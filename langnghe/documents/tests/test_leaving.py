"""Voiding keeps the row with its reason; erasing takes bytes and name off the machine."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from conftest import Cast
from langnghe.documents import blobs, selectors, services
from langnghe.documents.models import FileState, StoredFile
from langnghe.documents.tests.conftest import ON, pdf
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState

About = tuple[str, int]


@pytest.fixture
def scan(cast: Cast, about: About) -> StoredFile:
    return services.store(pdf(), name="Đơn của Bình.pdf", about=about, by=cast.an, on=ON)


def test_a_voided_file_keeps_row_and_reason(cast: Cast, scan: StoredFile) -> None:
    services.void(scan, because="quét nhầm đơn khác", by=cast.an, on=ON)

    row = StoredFile.objects.get()
    assert (row.state, row.voided_on, row.void_because) == (FileState.VOIDED, ON, "quét nhầm đơn khác")


def test_after_voiding_the_same_paper_may_come_again(cast: Cast, scan: StoredFile, about: About) -> None:
    data = selectors.bytes_of(scan)
    services.void(scan, because="nhầm", by=cast.an, on=ON)

    assert services.store(data, name="a.pdf", about=about, by=cast.an, on=ON).pk != scan.pk


def test_voiding_without_a_reason_is_refused(cast: Cast, scan: StoredFile) -> None:
    with pytest.raises(Invalid, match="lý do"):
        services.void(scan, because=" ", by=cast.an, on=ON)


def test_voiding_twice_is_refused(cast: Cast, scan: StoredFile) -> None:
    services.void(scan, because="nhầm", by=cast.an, on=ON)
    with pytest.raises(WrongState):
        services.void(scan, because="nhầm", by=cast.an, on=ON)


def test_voiding_by_another_unit_is_refused(cast: Cast, scan: StoredFile) -> None:
    with pytest.raises(NotAllowed):
        services.void(scan, because="nhầm", by=cast.dung, on=ON)


def test_erasing_takes_bytes_pages_and_names(
    cast: Cast, scan: StoredFile, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    selectors.page_of(scan, 1)
    with django_capture_on_commit_callbacks(execute=True):
        assert services.erase((scan.subject_kind, scan.subject_id), by=cast.an, on=ON) == 1

    scan.refresh_from_db()
    assert (scan.state, scan.name) == (FileState.ERASED, "bảo vệ bí mật")
    assert not blobs.path_of(scan.sha256).exists()
    assert not blobs.preview_of(scan.sha256, 1).exists()
    assert not selectors.files_about(cast.an, (scan.subject_kind, scan.subject_id), ON, with_voided=True)


def test_bytes_that_another_file_still_needs_stay(
    cast: Cast, scan: StoredFile, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    other = (scan.subject_kind, scan.subject_id + 1)
    services.store(selectors.bytes_of(scan), name="a.pdf", about=other, by=cast.an, on=ON)
    with django_capture_on_commit_callbacks(execute=True):
        services.erase((scan.subject_kind, scan.subject_id), by=cast.an, on=ON)

    assert blobs.path_of(scan.sha256).exists()
