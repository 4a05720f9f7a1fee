"""Table 01/KQGQ at the desk: by the same machinery as 01/TCD, every column filled."""

from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from langnghe.petitions.tests.conftest import decided

PERIOD = {"since": "2026-12-01", "until": "2026-12-31"}


@pytest.fixture
def asked(client: Client, cast: Any) -> dict[str, str]:
    decided(cast, date(2026, 12, 10))
    client.force_login(cast.an)
    return {"don_vi": cast.committee.pk, **PERIOD}


def test_the_page_counts_decisions_and_every_column_is_filled(
    client: Client, asked: dict[str, str], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(30):
        page = client.get(reverse("reception:table", args=["01-kqgq"]), asked)

    values = {cell.number: cell.value for cell in page.context["filled"].cells}
    assert (values[5], values[20], values[19]) == (1, 1, 0)
    shown = page.content.decode()
    assert "1 = 1 + 0 + 0 + 0 + 0" in shown
    assert "chưa kiểm chứng" in shown
    assert "đất bằng m²" in shown
    assert reverse("reception:balances") not in shown


def test_a_number_opens_its_decisions(client: Client, asked: dict[str, str]) -> None:
    behind = client.get(
        reverse("reception:table_records", args=["01-kqgq", asked["don_vi"], "kqgq_05", *PERIOD.values()])
    )

    (row,) = behind.context["rows"]
    assert [str(cell) for _heading, cell in row[:2]] == ["1/2026", "45/QĐ-UBND"]
    assert "Biểu 01/KQGQ" in behind.content.decode()
    wrong = reverse("reception:table_records", args=["01-kqgq", asked["don_vi"], "tcd_01", *PERIOD.values()])
    assert client.get(wrong).status_code == 404


def test_the_paper_and_the_workbook_have_every_column(client: Client, asked: dict[str, str]) -> None:
    paper = client.get(reverse("reception:table_file", args=["01-kqgq", "pdf"]), asked)
    words = pypdfium2.PdfDocument(paper.content)[0].get_textpage().get_text_range()
    assert "chuyển điều tra" in " ".join(words.split())
    book = client.get(reverse("reception:table_file", args=["01-kqgq", "xlsx"]), asked)
    rows = CalamineWorkbook.from_filelike(BytesIO(book.content)).get_sheet_by_index(0).to_python()
    found = {row[0]: row[2] for row in rows if isinstance(row[0], float)}
    assert (found[5.0], found[19.0]) == (1.0, 0.0)


def test_the_list_tells_which_tables_are_filled_in_here(
    client: Client, cast: Any, asked: dict[str, str]
) -> None:
    page = client.get(reverse("reception:tables"))

    filled = [slug for _table, slug in page.context["tables"] if slug]
    assert sorted(filled) == ["01-kqgq", "01-tcd", "02-xld", "04-xld"]
    assert "chưa lập được từ sổ trong máy" in page.content.decode()
    client.force_login(cast.giang)
    assert client.get(reverse("reception:tables")).status_code == 403


def test_a_table_that_is_not_filled_in_here_is_not_found(client: Client, asked: dict[str, str]) -> None:
    assert client.get(reverse("reception:table", args=["02-tcd"]), asked).status_code == 404


def test_a_period_without_a_text_is_refused_with_a_sentence(client: Client, asked: dict[str, str]) -> None:
    page = client.get(
        reverse("reception:table", args=["01-kqgq"]), {**asked, "since": "2019-01-01", "until": "2019-03-01"}
    )

    assert page.status_code == 422
