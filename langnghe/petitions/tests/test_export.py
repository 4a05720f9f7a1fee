"""What is on screen as a spreadsheet: the same filters, the same rows, no cell that runs."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from conftest import Cast
from langnghe.people.services import add_person
from langnghe.petitions.tests.conftest import classified, received


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(date(2026, 11, 20))


def test_both_files_have_the_rows_that_the_filters_leave(client: Client, cast: Cast) -> None:
    classified(cast)
    received(cast)
    client.force_login(cast.an)
    text = client.get("/don/xuat.csv?loai=complaint").content.decode("utf-8-sig")
    sheet = CalamineWorkbook.from_filelike(BytesIO(client.get("/don/xuat.xlsx?loai=complaint").content))
    rows = sheet.get_sheet_by_index(0).to_python()

    assert len(text.strip().splitlines()) == 2
    assert "1/2026" in text
    assert "1/2026" in rows[-1]
    assert rows[0][0] == "Đơn phải xử lý, ngày 20/11/2026"


def test_a_name_that_looks_like_a_formula_stays_a_name(client: Client, cast: Cast) -> None:
    received(cast, person=add_person('=HYPERLINK("http://example.vn")'))
    client.force_login(cast.an)

    assert "'=HYPERLINK" in client.get("/don/xuat.csv").content.decode()


def test_another_unit_gets_an_empty_list_and_a_stranger_the_door(client: Client, cast: Cast) -> None:
    received(cast)
    assert client.get("/don/xuat.csv").status_code == 302
    client.force_login(cast.dung)

    assert "Lê Văn Bình" not in client.get("/don/xuat.csv").content.decode()
