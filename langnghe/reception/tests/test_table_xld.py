"""Tables 02/XLD and 04/XLD at the desk: page, rows behind a number, paper and workbook."""

from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from langnghe.petitions import services
from langnghe.petitions.tests.conftest import decided

PERIOD = {"since": "2026-11-01", "until": "2026-12-31"}


@pytest.fixture
def asked(client: Client, cast: Any) -> dict[str, str]:
    decided(cast, date(2026, 12, 10), findings=services.Findings(is_eligible=True))
    client.force_login(cast.an)
    return {"don_vi": cast.committee.pk, **PERIOD}


@pytest.mark.parametrize("slug", ["02-xld", "04-xld"])
def test_the_page_says_what_it_counts_and_what_stays_open(
    client: Client, asked: dict[str, str], slug: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(32):
        page = client.get(reverse("reception:table", args=[slug]), asked)

    shown = page.content.decode()
    assert page.status_code == 200
    assert "Đã xử lý: tính theo ngày" in shown
    assert "chưa kiểm chứng" in shown


def test_a_number_opens_its_petitions(client: Client, cast: Any, asked: dict[str, str]) -> None:
    page = client.get(reverse("reception:table", args=["02-xld"]), asked)
    values = {cell.number: cell.value for cell in page.context["filled"].cells}
    assert (values[1], values[4], values[16], values[18]) == (1, 1, 1, None)
    address = reverse(
        "reception:table_records", args=["02-xld", asked["don_vi"], "xld02_16", *PERIOD.values()]
    )
    behind = client.get(address)

    (row,) = behind.context["rows"]
    assert str(row[0][1]) == "1"
    assert "Biểu 02/XLD" in behind.content.decode()
    client.force_login(cast.giang)
    assert client.get(address).status_code in {403, 404}


def test_the_paper_and_the_workbook_have_every_column(client: Client, asked: dict[str, str]) -> None:
    paper = client.get(reverse("reception:table_file", args=["02-xld", "pdf"]), asked)
    words = pypdfium2.PdfDocument(paper.content)[0].get_textpage().get_text_range()
    assert "đôn đốc" in " ".join(words.split())
    book = client.get(reverse("reception:table_file", args=["02-xld", "xlsx"]), asked)
    rows = CalamineWorkbook.from_filelike(BytesIO(book.content)).get_sheet_by_index(0).to_python()
    found = {row[0]: row[2] for row in rows if isinstance(row[0], float)}
    assert (found[1.0], found[16.0], found[18.0]) == (1.0, 1.0, "")
    assert len(found) == 26
