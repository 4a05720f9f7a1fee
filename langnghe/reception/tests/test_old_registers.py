"""Old reception books: read as they were kept, written whole or not at all, undone whole, told apart in the register."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.documents.models import StoredFile
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.old_books.columns import guess
from langnghe.old_books.models import BatchState
from langnghe.old_books.reading import read
from langnghe.people.models import Person
from langnghe.petitions import services as petitions
from langnghe.petitions.tests.books import book
from langnghe.petitions.tests.conftest import received
from langnghe.reception import old_registers, services
from langnghe.reception.models import Visit, VisitBatch
from langnghe.reception.selectors import printed

ON = date(2026, 11, 16)
HEADINGS = ["STT", "Ngày tiếp", "Họ tên - Địa chỉ - CMND của công dân", "Nội dung vụ việc", "Số người", "Người tiếp", "Kết quả"]  # fmt: skip
TCVN3 = ["STT", "Ngµy tiÕp", "Hä vµ tªn", "Néi dung", "KÕt qu¶"]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS = tmp_path


def row(n: int, **more: Any) -> list[Any]:
    given = {
        "number": n,
        "received_on": date(2019, 3, 4),
        "name": f"Lê Văn Bình {n}, 12 Đông Sơn, CMND 171234567",
        "content": f"Kiến nghị sửa đường ngõ {n}",
        "heads": 1,
        "receiver": "",
        "result": "Đã giải thích cho công dân",
    } | more
    return list(given.values())


def checked(*rows: list[Any], headings: list[str] = HEADINGS) -> tuple[list[old_registers.Line], list[str]]:
    sheet = read(book(list(rows), headings, "SỔ TIẾP CÔNG DÂN NĂM 2019"), old_registers.COLUMNS)
    lines, problems = old_registers.check(sheet, guess(sheet.headings, old_registers.COLUMNS), ON)
    return lines, [f"{one.row} {one.column}: {one.sentence}" for one in problems]


def bring(cast: Cast, *rows: list[Any], **more: Any) -> VisitBatch:
    upload = SimpleUploadedFile("Sổ tiếp dân 2019.xlsx", book(list(rows), HEADINGS))
    return services.bring_register(upload, **({"unit": cast.committee, "by": cast.an, "on": ON} | more))


def write(cast: Cast, *rows: list[Any]) -> VisitBatch:
    batch = bring(cast, *rows)
    services.order_register(batch, mapping=batch.mapping, by=cast.an, on=ON)
    return services.write_register(batch.pk, on=ON)


def test_one_column_of_the_older_form_is_taken_apart_and_no_paper_is_kept() -> None:
    lines, problems = checked(row(7))

    assert problems == []
    line = lines[0]
    assert (line.number, line.received_on, line.full_name, line.address) == (
        7,
        date(2019, 3, 4),
        "Lê Văn Bình 7",
        "12 Đông Sơn",
    )
    assert (line.receiver, line.result, line.note) == ("staff", "explained", "Đã giải thích cho công dân")


def test_tcvn3_is_read() -> None:
    rows = [[1, "04/03/2019", "Lª V¨n B×nh", "KiÕn nghÞ söa ®­êng ngâ 5 cho nh©n d©n ®i l¹i", "H­íng dÉn"]]
    lines, problems = checked(*rows, headings=TCVN3)

    assert problems == []
    assert (lines[0].full_name, lines[0].result) == ("Lê Văn Bình", "guided")


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("Tiếp nhận đơn, chuyển phòng TN-MT", "petition"),
        ("Hẹn trả lời trong 10 ngày", "promised"),
        ("HƯỚNG DẪN gửi đơn đến toà án", "guided"),
        ("Đã trả lời", "explained"),
    ],
)
def test_a_sentence_says_the_result_and_is_kept(said: str, result: str) -> None:
    lines, _problems = checked(row(1, result=said))
    assert (lines[0].result, lines[0].note) == (result, said)


@pytest.mark.parametrize(
    ("said", "receiver"),
    [
        ("Thường xuyên", "staff"),
        ("Chủ tịch UBND thành phố", "head"),
        ("Bí thư", "head"),
        ("Phó Chủ tịch được ủy quyền", "delegate"),
    ],
)
def test_who_received_is_read_from_the_role(said: str, receiver: str) -> None:
    assert checked(row(1, receiver=said))[0][0].receiver == receiver


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"name": ""}, "4 full_name: Ô này không được trống."),
        ({"received_on": "30/02/2019"}, "4 received_on: Không đọc được ngày"),
        ({"received_on": date(2027, 1, 1)}, "4 received_on: Ngày này chưa đến"),
        ({"receiver": "Phó Chủ tịch"}, "4 receiver: Ghi “thường xuyên”"),
        ({"receiver": "Ông Lê Văn H."}, "4 receiver: Ghi “thường xuyên”"),
        ({"result": ""}, "4 result: Ô này không được trống."),
        ({"result": "Lưu hồ sơ"}, "4 result: Không thấy kết quả nào"),
        ({"result": "Từ chối tiếp"}, "4 result: Lượt bị từ chối cần căn cứ"),
        ({"heads": 0}, "4 heads: Số người phải là số từ 1."),
        ({"content": "Bà K. tố cáo ông H. nhận tiền"}, "4 content: Nghi là tố cáo"),
    ],
)
def test_a_wrong_cell_is_named_and_not_repeated(more: dict[str, Any], wrong: str) -> None:
    lines, problems = checked(row(1, **more))

    assert lines == []
    assert problems[0].startswith(wrong)


def test_a_book_is_written_whole_and_told_apart(cast: Cast) -> None:
    batch = write(cast, row(3, heads=12), row(9, receiver="Chủ tịch"))

    third, ninth = Visit.objects.order_by("number")
    assert batch.state == BatchState.WRITTEN
    assert (third.number, third.year, third.heads, third.reply_due_on) == (3, 2019, 12, None)
    assert (ninth.receiver, ninth.session) == ("head", None)
    assert "171234567" not in f"{third.person.address} {third.content} {third.result_note}"
    found = printed.parts_of(
        cast.committee.pk, since=date(2019, 1, 1), until=date(2019, 12, 31), viewer=cast.an, on=ON
    )
    assert found[0].lines[0].notes == ("nhập từ sổ cũ ngày 16/11/2026",)


def test_the_next_turn_of_that_year_follows_the_book(cast: Cast) -> None:
    write(cast, row(41), row(42, number=""))
    assert sorted(Visit.objects.values_list("number", flat=True)) == [41, 42]


def test_a_number_that_stands_already_leaves_nothing_half_written(cast: Cast) -> None:
    write(cast, row(3))
    batch = write(cast, row(2), row(3))

    assert batch.state == BatchState.FAILED
    assert Visit.objects.count() == Person.objects.count() == 1


def test_wrong_rows_a_missing_column_and_another_unit_are_refused(cast: Cast) -> None:
    batch = bring(cast, row(1), row(2, result="?"))
    with pytest.raises(Invalid, match="Còn 1 chỗ sai"):
        services.order_register(batch, mapping=batch.mapping, by=cast.an, on=ON)
    fewer = {name: at for name, at in batch.mapping.items() if name != "content"}
    with pytest.raises(Invalid, match="Nội dung"):
        services.order_register(batch, mapping=fewer, by=cast.an, on=ON)
    with pytest.raises(NotAllowed):
        bring(cast, row(1), by=cast.dung)
    with pytest.raises(NotFound):
        services.order_register(batch, mapping=batch.mapping, by=cast.dung, on=ON)


def test_a_book_with_denunciations_leaves_nothing_in_the_machine(cast: Cast) -> None:
    with pytest.raises(Invalid, match=r"dòng tố cáo \(dòng 5\)"):
        bring(cast, row(1), row(2, content="Đơn tố cáo ông H."))
    assert not VisitBatch.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_denunciation_inside_a_cell_leaves_nothing_either(cast: Cast) -> None:
    with pytest.raises(Invalid, match="tố cáo"):
        bring(cast, row(1, content="Ông bà gửi đơn thư tố cáo cán bộ địa chính"))
    assert not StoredFile.objects.exists()


def test_a_book_is_discarded_with_its_file(client: Client, cast: Cast) -> None:
    batch = bring(cast, row(1))
    client.force_login(cast.an)
    answer = client.post(f"/tiep-dan/so-cu/{batch.pk}/bo/", follow=True)

    assert "tệp đã xóa khỏi máy" in answer.content.decode()
    assert StoredFile.objects.get().state == "erased"
    assert Entry.objects.filter(action="visit-batch.discarded").count() == 1


def test_a_book_is_undone_whole_and_written_again_under_the_same_numbers(cast: Cast) -> None:
    batch = write(cast, row(3), row(7))
    with pytest.raises(Invalid, match="lý do"):
        services.undo_register(batch, because=" ", by=cast.an, on=ON)
    services.undo_register(batch, because="gõ sai cột", by=cast.an, on=ON)
    assert not Visit.objects.filter(voided_on__isnull=True).exists()
    assert Entry.objects.filter(action="visit.voided").count() == 2

    again = write(cast, row(3, name="Trần Cúc, 5 Nam Ngạn"))
    third = Visit.objects.get(number=3)
    assert (again.state, third.voided_on, third.person.full_name) == ("written", None, "Trần Cúc")


def test_a_turn_that_was_corrected_holds_the_whole_book(cast: Cast) -> None:
    batch = write(cast, row(7))
    visit = Visit.objects.get()
    services.correct_visit(
        visit, changes={"heads": 3}, reason=services.correcting.CorrectionReason.COUNT, by=cast.an, on=ON
    )
    with pytest.raises(WrongState, match=r"7/2019"):
        services.undo_register(batch, because="sai", by=cast.an, on=ON)


def test_the_pages_take_a_book_all_the_way(client: Client, cast: Cast) -> None:
    client.force_login(cast.an)
    assert "Nhập sổ cũ" in client.get("/tiep-dan/so/").content.decode()
    upload = SimpleUploadedFile("so.xlsx", book([row(1), row(2, result="?")], HEADINGS))
    brought = client.post("/tiep-dan/so-cu/", {"unit": cast.committee.pk, "book": upload}, follow=True)
    batch = VisitBatch.objects.get()
    given = {name: str(at) for name, at in batch.mapping.items()}
    assert "1 chỗ sai" in brought.content.decode()
    assert client.post(f"/tiep-dan/so-cu/{batch.pk}/cho-sai.xlsx", given).content[:2] == b"PK"
    assert client.post(f"/tiep-dan/so-cu/{batch.pk}/", given | {"write": "1"}).status_code == 422

    write(cast, row(1))
    visit = Visit.objects.get()
    assert "Từ sổ cũ" in client.get(f"/tiep-dan/luot/{visit.pk}/").content.decode()
    done = VisitBatch.objects.latest("pk")
    client.post(f"/tiep-dan/so-cu/{done.pk}/huy/", {"because": "nhầm tệp"})
    assert VisitBatch.objects.latest("pk").state == "undone"


def test_nobody_else_sees_the_pages(client: Client, cast: Cast) -> None:
    batch = bring(cast, row(1))
    assert client.get("/tiep-dan/so-cu/").status_code == 302
    client.force_login(cast.giang)
    assert client.get("/tiep-dan/so-cu/").status_code == 403
    assert client.get(f"/tiep-dan/so-cu/{batch.pk}/").status_code == 404


def test_a_turn_that_is_sealed_takes_the_spreadsheet_off_the_machine(cast: Cast) -> None:
    batch, other = write(cast, row(4), row(5)), write(cast, row(6))
    petition = received(cast, received_on=ON)
    visit = Visit.objects.get(number=4)
    Visit.objects.filter(pk=visit.pk).update(petition=petition, matter=petition.matter)
    petitions.move_to_paper(petition, by=cast.an, on=ON)

    batch.refresh_from_db()
    assert batch.name == "bảng tính đã xóa khỏi máy"
    assert [one.subject_id for one in StoredFile.objects.exclude(state="erased")] == [other.pk]
    assert Visit.objects.get(number=5).content == "Kiến nghị sửa đường ngõ 5"
