"""The book in the form of its day: which columns, what of a correction stays visible, and the files."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from langnghe.audit.models import Entry
from langnghe.reception import services
from langnghe.reception.models import Visit
from langnghe.reception.papers import book as paper
from langnghe.reception.selectors import printed
from langnghe.reception.services.correcting import CorrectionReason
from langnghe.reception.views import desk as views

from .conftest import Desk, turn

ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "columns", "cited"),
    [
        (date(2014, 6, 30), 8, ""),
        (date(2014, 7, 1), 8, "Điều 25"),
        (date(2014, 12, 14), 8, "Điều 25"),
        (date(2014, 12, 15), 10, "Điều 16"),
        (date(2021, 11, 14), 10, "Điều 16"),
        (date(2021, 11, 15), 8, "Điều 25"),
        (date(2026, 6, 30), 8, "Điều 25"),
        (date(2026, 7, 1), 12, "03/TCD"),
    ],
)
def test_the_form_is_that_of_the_day(cast: Any, desk: Desk, day: date, columns: int, cited: str) -> None:
    services.record_visit(desk.unit, turn(), received_on=day, by=cast.an, on=ON)
    (part,) = parts(cast, desk, since=day, until=day)
    assert len(part.form.columns) == len(part.lines[0].cells) == columns
    assert cited in part.form.cite
    assert bool(part.form.cite) == bool(cited)


def parts(cast: Any, desk: Desk, *, since: date = date(2014, 1, 1), until: date = ON) -> list[printed.Part]:
    return printed.parts_of(desk.unit.pk, since=since, until=until, viewer=cast.an, on=ON)


@pytest.fixture
def three(cast: Any, desk: Desk) -> list[Visit]:
    """One turn by the old form written a day later from paper, one corrected and one voided by the new form."""
    late = services.record_visit(
        desk.unit, turn(content="Ghi giấy khi mất điện"), received_on=date(2026, 6, 30), by=cast.an, on=date(2026, 7, 2)
    )  # fmt: skip
    wrong, doubled = (
        services.record_visit(desk.unit, turn(full_name=name), received_on=ON, by=cast.an, on=ON)
        for name in ("Lê Văn Bính", "=HYPERLINK(1)")
    )
    services.correct_visit(
        wrong, changes={"full_name": "Lê Văn Bình", "heads": 2}, reason=CorrectionReason.TYPING, by=cast.an, on=ON
    )  # fmt: skip
    services.void_visit(doubled, reason="Ghi trùng", by=cast.an, on=ON)
    return [late, wrong, doubled]


def test_corrections_and_voided_lines_stay_visible(
    cast: Any, desk: Desk, three: list[Visit], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(5):
        older, newest = parts(cast, desk)
    assert older.lines[0].notes == ("ghi vào sổ ngày 02/7/2026",)
    wrong, doubled = newest.lines
    assert wrong.notes == ("sửa ngày 20/11/2026 (Nguyễn Thị An): họ tên, số người",)
    assert wrong.cells[2].startswith("Lê Văn Bình")
    assert wrong.cells[6] == "2"
    assert doubled.is_voided
    assert doubled.notes == ("hủy ngày 20/11/2026: Ghi trùng",)


AGENCY = "Chi nhánh Văn phòng đăng ký đất đai"


@pytest.mark.parametrize(
    ("said", "told"),
    [({"result": "explained"}, ("x", "")), ({"result": "guided", "result_note": AGENCY}, ("", AGENCY))],
)
def test_competence_is_ticked_only_where_the_register_tells(
    cast: Any, desk: Desk, said: dict[str, str], told: tuple[str, str]
) -> None:
    services.record_visit(desk.unit, turn(**said), received_on=ON, by=cast.an, on=ON)
    (part,) = parts(cast, desk)
    assert part.lines[0].cells[8:10] == told


def test_the_files_hold_each_form_and_run_nothing(
    client: Client, cast: Any, three: list[Visit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "today", lambda: ON)
    client.force_login(cast.an)
    asked = {"since": "2026-06-01", "until": "2026-11-20"}
    sheet = client.get(reverse("reception:printed_book", args=["xlsx"]), asked)
    book = CalamineWorkbook.from_filelike(BytesIO(sheet.content))
    assert [len(book.get_sheet_by_name(name).to_python()[2]) for name in book.sheet_names] == [9, 13]
    with ZipFile(BytesIO(sheet.content)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet2.xml")
    taken = Entry.objects.get(action="register.exported")
    assert (taken.actor, taken.data["lines"], taken.data["kind"]) == ("an", 3, "form-xlsx")
    taken_out = client.get(reverse("reception:printed_book", args=["pdf"]), asked)
    page = pypdfium2.PdfDocument(taken_out.content)[0]
    words = page.get_textpage().get_text_range()
    assert page.get_width() > page.get_height()
    for part in ("SỔ TIẾP CÔNG DÂN", "Ghi giấy khi mất điện", "hủy ngày 20/11/2026: Ghi trùng"):
        assert part in " ".join(words.split())


def test_a_book_that_would_be_cut_off_is_refused(
    client: Client, cast: Any, three: list[Visit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "today", lambda: ON)
    monkeypatch.setattr(views, "MOST_ROWS", 1)
    client.force_login(cast.an)
    answer = client.get(
        reverse("reception:export", args=["csv"]), {"since": "2026-06-01", "until": "2026-11-20"}
    )
    assert answer.status_code == 422
    assert "một tệp chỉ chứa 1 dòng" in answer.content.decode()
    assert not Entry.objects.filter(action="register.exported").exists()


def test_an_empty_period_is_an_empty_book(client: Client, cast: Any, desk: Desk) -> None:
    client.force_login(cast.an)
    asked = {"since": "2020-01-01", "until": "2020-01-31"}
    for kind in ("pdf", "xlsx"):
        assert client.get(reverse("reception:printed_book", args=[kind]), asked).status_code == 200
    assert client.get(reverse("reception:printed_book", args=["doc"]), asked).status_code == 404


def test_the_book_is_for_those_who_read_it(client: Client, cast: Any, desk: Desk) -> None:
    url = reverse("reception:printed_book", args=["pdf"])
    assert client.get(url).status_code == 302
    client.force_login(cast.giang)
    assert client.get(url).status_code == 403


def test_what_the_register_does_not_hold_is_said_under_the_book(
    cast: Any, desk: Desk, three: list[Visit]
) -> None:
    older, newest = parts(cast, desk)

    assert "quá trình xử lý" in older.form.unknown[0]
    assert older.lines[0].cells[5] == newest.lines[0].cells[7] == ""
    assert any("không phải là không thuộc thẩm quyền" in said for said in newest.form.unknown)
    assert "2 dòng, từ số 2/2026 đến số 3/2026; 1 dòng hủy, 2 dòng có ghi chú" in paper.summary(newest)
    assert all("chưa đối chiếu" in paper.basis(part.form) for part in (older, newest))


def test_those_who_speak_for_a_group_stand_beside_the_first(cast: Any, desk: Desk) -> None:
    spoke = {
        "heads": 7,
        "appointed_in_writing": True,
        "representatives": (("Trần Bình", ""),),
    }
    services.record_visit(desk.unit, turn(**spoke), received_on=ON, by=cast.an, on=ON)
    (part,) = parts(cast, desk)

    assert part.lines[0].cells[2] == "Lê Văn Bình\ncùng đại diện: Trần Bình"


def test_no_word_of_a_column_is_wider_than_its_room() -> None:
    long = "Đề nghị xem xét đơn giá bồi thường. " * 40
    cells = ("12/2026", "02/11/2026", "Lê Văn Bình", "038099012345", long, "", "1", "", "x", "", "", "hẹn")
    form = printed.Form(tuple("abcdefghijkl"), "")
    wide = paper.widths(printed.Part(form, [printed.Line(cells, (), is_voided=False)]))

    assert all(room > max(map(len, cell.split() or [""])) for room, cell in zip(wide, cells, strict=True))
    assert max(wide) == wide[4] < paper.LETTERS / 2


def test_the_paper_is_vietnamese_whatever_the_page_speaks(
    client: Client, cast: Any, three: list[Visit], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "today", lambda: ON)
    client.force_login(cast.an)
    asked = {"since": "2026-06-01", "until": "2026-11-20"}
    address = reverse("reception:printed_book", args=["pdf"])
    with override("vi"):  # the request leaves its language behind
        answer = client.get(address, asked, headers={"accept-language": "en"})

    assert "SỔ TIẾP CÔNG DÂN" in pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
