"""Old books: written whole or not at all, undone whole, written again under the same numbers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.documents.models import StoredFile
from langnghe.kernel.clock import today
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.people.models import Person
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Batch, BatchState, Clock, Petition, PetitionText
from langnghe.petitions.tests.books import book, far_apart, row, with_another_sheet
from langnghe.petitions.tests.conftest import received
from langnghe.vault.tests.conftest import Keepers

ON = date(2026, 11, 16)


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS = tmp_path


def bring(cast: Cast, *rows: list[Any], **more: Any) -> Batch:
    upload = SimpleUploadedFile("Sổ 2024.xlsx", book(list(rows)))
    given = {"unit": cast.committee, "by": cast.an, "on": ON} | more
    return services.bring_book(upload, **given)


def write(cast: Cast, *rows: list[Any]) -> Batch:
    batch = bring(cast, *rows)
    services.order_writing(batch, mapping=batch.mapping, by=cast.an, on=ON)
    return services.write_book(batch.pk, on=ON)


def open_row(n: int, **more: Any) -> list[Any]:
    return row(n, closed_on="", result="", **more)


def test_a_book_is_written_whole(cast: Cast) -> None:
    batch = write(cast, row(3), open_row(7, kind="Khiếu nại", received_on=date(2026, 11, 2)))

    closed, waiting = Petition.objects.order_by("number")
    assert batch.state == BatchState.WRITTEN
    assert (closed.number, closed.year, closed.state, closed.closed_because) == (
        3,
        2024,
        "closed",
        "Đã trả lời",
    )
    assert (waiting.number, waiting.year, waiting.state) == (7, 2026, "received")
    assert Clock.objects.get().rule == "complaint.acceptance"
    assert waiting.due_on == Clock.objects.get().due_on
    assert selectors.rebuilt(closed.pk)["received_on"] == closed.received_on.isoformat()
    assert PetitionText.objects.count() == 2
    assert selectors.file(cast.an, ON, waiting.pk) == waiting


def test_the_next_petition_of_the_counter_follows_the_book(cast: Cast) -> None:
    write(cast, open_row(41, received_on=date(2026, 11, 2)))
    assert received(cast).number == 42


def test_lines_without_a_number_get_the_next_one(cast: Cast) -> None:
    write(cast, row(1, number=""), row(2, number=9), row(3, number=""))
    assert sorted(Petition.objects.values_list("number", flat=True)) == [9, 10, 11]


def test_written_twice_it_is_written_once(cast: Cast) -> None:
    batch = write(cast, row(1))
    services.write_book(batch.pk, on=ON)
    assert Petition.objects.count() == 1


def test_a_number_that_stands_already_leaves_nothing_half_written(cast: Cast) -> None:
    first = received(cast)
    batch = write(
        cast,
        open_row(5, received_on=first.received_on),
        open_row(first.number, received_on=first.received_on),
    )

    assert batch.state == BatchState.FAILED
    assert "số đơn" in batch.trouble
    assert Petition.objects.get() == first
    assert Person.objects.count() == 1


def test_wrong_rows_are_not_ordered(cast: Cast) -> None:
    batch = bring(cast, row(1), row(2, name=""))
    with pytest.raises(Invalid, match="Còn 1 chỗ sai"):
        services.order_writing(batch, mapping=batch.mapping, by=cast.an, on=ON)


def test_a_needed_column_is_asked_for(cast: Cast) -> None:
    batch = bring(cast, row(1))
    mapping = {name: at for name, at in batch.mapping.items() if name != "summary"}
    with pytest.raises(Invalid, match="Tóm tắt nội dung"):
        services.order_writing(batch, mapping=mapping, by=cast.an, on=ON)


def test_a_book_with_denunciations_leaves_nothing_in_the_machine(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"dòng tố cáo \(dòng 5\)"):
        bring(cast, row(1), row(2, kind="Tố cáo"))

    assert not Batch.objects.exists()
    assert not StoredFile.objects.exists()
    assert list(tmp_path.rglob("blobs")) == []


@pytest.mark.parametrize(
    "data",
    [
        book([row(1), row(2, summary="Ông bà gửi đơn thư tố cáo cán bộ địa chính")]),
        with_another_sheet("Bà K. gửi đơn tố cáo ông H."),
    ],
    ids=["inside a cell", "on another sheet"],
)
def test_a_denunciation_anywhere_in_the_workbook_leaves_nothing_in_the_machine(
    cast: Cast, tmp_path: Path, data: bytes
) -> None:
    with pytest.raises(Invalid, match="tố cáo"):
        services.bring_book(SimpleUploadedFile("so.xlsx", data), unit=cast.committee, by=cast.an, on=ON)

    assert not Batch.objects.exists()
    assert list(tmp_path.rglob("blobs")) == []


def test_a_book_is_discarded_with_its_file_and_its_name(
    client: Client, cast: Cast, tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:  # fmt: skip
    batch = bring(cast, row(1))
    client.force_login(cast.an)
    assert "Bỏ sổ này" in client.get(f"/don/nhap-so/{batch.pk}/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/don/nhap-so/{batch.pk}/bo/", follow=True)

    assert "tệp đã xóa khỏi máy" in answer.content.decode()
    batch.refresh_from_db()
    assert (batch.state, batch.undone_on) == (BatchState.UNDONE, today())
    assert "Sổ 2024" not in batch.name
    assert StoredFile.objects.get().state == "erased"
    assert not [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()]
    entry = Entry.objects.get(action="petition-batch.discarded")
    assert (entry.subject_id, entry.actor) == (batch.pk, "an")
    page = client.get(f"/don/nhap-so/{batch.pk}/").content.decode()
    assert "Bỏ sổ này" not in page
    assert client.post(f"/don/nhap-so/{batch.pk}/bo/").status_code == 409


def test_a_book_that_was_undone_can_be_discarded_and_one_that_stands_cannot(cast: Cast) -> None:
    batch = write(cast, row(3))
    with pytest.raises(WrongState):
        services.discard_book(batch, by=cast.an, on=ON)
    services.undo_book(batch, because="gõ sai cột", by=cast.an, on=ON)

    discarded = services.discard_book(batch, by=cast.an, on=ON)

    assert discarded.undone_because == "gõ sai cột"
    assert StoredFile.objects.get().state == "erased"
    assert write(cast, row(3)).state == BatchState.WRITTEN


def test_another_unit_discards_nothing(cast: Cast) -> None:
    with pytest.raises(NotFound):
        services.discard_book(bring(cast, row(1)), by=cast.dung, on=ON)


def test_another_unit_brings_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        bring(cast, row(1), by=cast.dung)


def test_a_book_is_undone_whole_and_written_again_under_the_same_numbers(cast: Cast) -> None:
    batch = write(cast, row(3), open_row(7, received_on=date(2026, 11, 2)))
    services.undo_book(batch, because="gõ sai cột", by=cast.an, on=ON)
    assert not Petition.objects.filter(voided_on__isnull=True).exists()
    assert not Clock.objects.filter(ended_on__isnull=True).exists()
    assert Entry.objects.filter(action="petition.voided").count() == 2

    again = write(cast, row(3, name="Trần Cúc"), open_row(8, received_on=date(2026, 11, 2)))

    assert again.state == BatchState.WRITTEN
    third = Petition.objects.get(number=3)
    assert (third.voided_on, third.person.full_name) == (None, "Trần Cúc")
    assert Petition.objects.get(number=7).voided_on == ON


def test_a_line_that_was_worked_on_holds_the_whole_book(cast: Cast) -> None:
    batch = write(cast, open_row(7, received_on=date(2026, 11, 2)))
    services.correct_petition(
        Petition.objects.get(), changes={"signers": 3}, because="thiếu", by=cast.an, on=ON
    )
    with pytest.raises(WrongState, match=r"7/2026"):
        services.undo_book(batch, because="sai", by=cast.an, on=ON)


def test_undoing_needs_a_reason(cast: Cast) -> None:
    with pytest.raises(Invalid, match="lý do"):
        services.undo_book(write(cast, row(1)), because=" ", by=cast.an, on=ON)


def test_the_way_through_the_pages(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    upload = SimpleUploadedFile("so.xlsx", book([row(1), row(2, name="")]))
    page = client.post("/don/nhap-so/", {"unit": cast.committee.pk, "book": upload}, follow=True)
    assert "<td>1</td>" in page.content.decode()
    assert "1,0" not in page.content.decode()
    batch = Batch.objects.get()
    assert "1 chỗ sai" in page.content.decode()
    columns = {name: str(at) for name, at in batch.mapping.items()}
    wrong = client.post(f"/don/nhap-so/{batch.pk}/cho-sai.xlsx", columns)
    assert wrong.content.startswith(b"PK")

    upload = SimpleUploadedFile("so.xlsx", book([row(1), row(2)]))
    client.post("/don/nhap-so/", {"unit": cast.committee.pk, "book": upload})
    batch = Batch.objects.latest("id")
    columns = {name: str(at) for name, at in batch.mapping.items()}
    page = client.post(f"/don/nhap-so/{batch.pk}/", {**columns, "write": "1"}, follow=True)
    assert "Đang ghi vào sổ" in page.content.decode()
    services.write_book(batch.pk, on=today())
    assert "Hủy cả lần nhập" in client.get(f"/don/nhap-so/{batch.pk}/").content.decode()
    page = client.post(f"/don/nhap-so/{batch.pk}/huy/", {"because": "nhầm tệp"}, follow=True)
    assert "nhầm tệp" in page.content.decode()


def test_a_broken_table_and_another_unit_are_told(client: Client, cast: Cast) -> None:
    batch = bring(cast, row(1))
    client.force_login(cast.dung)
    assert client.get(f"/don/nhap-so/{batch.pk}/").status_code == 404
    client.force_login(cast.an)
    answer = client.post(
        "/don/nhap-so/", {"unit": cast.committee.pk, "book": SimpleUploadedFile("a.xlsx", b"")}
    )
    assert answer.status_code == 422
    assert "trống" in answer.content.decode()


def test_a_small_table_whose_cells_lie_far_apart_is_refused_with_a_sentence(
    client: Client, cast: Cast
) -> None:
    """A cell in the last corner made the reader ask for 549 GB, and the process that served the pages died."""
    client.force_login(cast.an)
    upload = SimpleUploadedFile("so.xlsx", far_apart())
    answer = client.post("/don/nhap-so/", {"unit": cast.committee.pk, "book": upload})

    assert answer.status_code == 422
    assert "trên 60 cột" in answer.content.decode()
    assert not Batch.objects.exists()


def whole_folder(folder: Path) -> list[bytes]:
    return [one.read_bytes() for one in folder.rglob("*") if one.is_file() and one.stat().st_size]


@pytest.mark.parametrize("way", ["sealed", "on paper"])
def test_a_line_that_is_sealed_takes_the_spreadsheet_off_the_machine(
    keepers: Keepers,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    way: str,
) -> None:
    cast = keepers.cast
    batch = write(
        cast, open_row(7, received_on=date(2026, 11, 2)), open_row(8, received_on=date(2026, 11, 2))
    )
    other = write(cast, open_row(9, received_on=date(2026, 11, 3)))
    line, beside = Petition.objects.filter(number__in=[7, 8]).order_by("number")
    with django_capture_on_commit_callbacks(execute=True):
        if way == "sealed":
            services.seal_petition(line, redacted="Việc của một cán bộ", by=cast.an, on=ON)
        else:
            services.move_to_paper(line, by=cast.an, on=ON)

    batch.refresh_from_db()
    other.refresh_from_db()
    assert (batch.name, batch.state) == ("bảng tính đã xóa khỏi máy", BatchState.WRITTEN)
    assert [row.subject_id for row in StoredFile.objects.exclude(state="erased")] == [other.pk]
    assert len(whole_folder(tmp_path)) == 1
    assert "Sổ 2024" in other.name
    assert PetitionText.objects.filter(petition=beside).exists()
    assert "số 7" not in str(list(Entry.objects.filter(subject_kind="batch").values_list("data", flat=True)))


def test_its_page_still_opens(an: Client, keepers: Keepers) -> None:
    batch = write(keepers.cast, open_row(7, received_on=date(2026, 11, 2)))
    services.move_to_paper(Petition.objects.get(), by=keepers.cast.an, on=ON)
    page = an.get(f"/don/nhap-so/{batch.pk}/")

    assert page.status_code == 200
    assert "bảng tính đã xóa khỏi máy" in page.content.decode()
    assert an.post(f"/don/nhap-so/{batch.pk}/cho-sai.xlsx").status_code == 409
