"""What is on screen as a spreadsheet: the same filters, the same rows, no cell that runs."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from conftest import Cast
from langnghe.people.services import add_person
from langnghe.petitions import services
from langnghe.petitions.tests.conftest import classified, received
from langnghe.petitions.tests.test_denunciations import taken
from langnghe.petitions.views import finding as views_finding
from langnghe.petitions.views import listing
from langnghe.units.models import Unit
from langnghe.vault.tests.conftest import Keepers


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(date(2026, 11, 20))


def text_of(client: Client, address: str) -> str:
    return b"".join(client.get(address)).decode("utf-8-sig")


def sheet_of(client: Client, address: str) -> list[list[Any]]:
    content = BytesIO(b"".join(client.get(address)))
    return list(CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python())


def test_both_files_have_the_rows_that_the_filters_leave(client: Client, cast: Cast) -> None:
    classified(cast)
    received(cast)
    client.force_login(cast.an)
    text = text_of(client, "/don/xuat.csv?loai=complaint")
    rows = sheet_of(client, "/don/xuat.xlsx?loai=complaint")

    assert len(text.strip().splitlines()) == 2
    assert "1/2026" in text
    assert "1/2026" in rows[-1]
    assert rows[0][0] == "Đơn phải xử lý, ngày 20/11/2026"


def test_a_name_that_looks_like_a_formula_stays_a_name(client: Client, cast: Cast) -> None:
    received(cast, person=add_person('=HYPERLINK("http://example.vn")'))
    client.force_login(cast.an)

    assert "'=HYPERLINK" in text_of(client, "/don/xuat.csv")


def test_another_unit_gets_an_empty_list_and_a_stranger_the_door(client: Client, cast: Cast) -> None:
    received(cast)
    assert client.get("/don/xuat.csv").status_code == 302
    client.force_login(cast.dung)

    assert "Lê Văn Bình" not in text_of(client, "/don/xuat.csv")
    assert "Lê Văn Bình" not in text_of(client, "/don/tim/xuat.csv?q=bồi")
    assert "Lê Văn Bình" not in text_of(client, "/don/chuyen/xuat.csv")
    assert client.get("/don/xuat.doc").status_code == 404


def test_the_files_have_every_row_not_a_page_and_no_limit(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (listing, views_finding):
        monkeypatch.setattr(module, "AT_ONCE", 2)
    for _ in range(5):
        received(cast)
    client.force_login(cast.an)

    for address in ("/don/xuat.csv", "/don/tim/xuat.csv?q=bồi+thường"):
        lines = text_of(client, address).strip().splitlines()
        assert len(lines) == 6, address
        assert {line.count("/2026") >= 1 for line in lines[1:]} == {True}
    assert len(sheet_of(client, "/don/tim/xuat.xlsx?q=bồi")) == 8


def test_what_search_finds_has_the_words_of_the_page(client: Client, cast: Cast) -> None:
    received(cast)
    received(cast, summary="Phản ánh đèn đường", person=add_person("+84 Lê"))
    client.force_login(cast.an)

    text = text_of(client, "/don/tim/xuat.csv?q=đèn")
    assert "'+84 Lê" in text
    assert "bồi thường" not in text


def test_every_sending_is_in_the_file_of_both_ends(client: Client, cast: Cast, ward: Unit) -> None:
    petition = classified(cast, "feedback")
    services.transfer(petition, to=ward, because="Thuộc phường", by=cast.chi, on=date(2026, 11, 20))
    for user in (cast.an, cast.dung):
        client.force_login(user)
        assert "Thuộc phường" in text_of(client, "/don/chuyen/xuat.csv")
        assert sheet_of(client, "/don/chuyen/xuat.xlsx")[-1][3] == str(petition)


def test_a_sealed_file_is_in_no_file_by_its_words(client: Client, keepers: Keepers) -> None:
    taken(keepers)
    client.force_login(keepers.cast.an)
    listed = text_of(client, "/don/xuat.csv")

    assert "giữ bí mật" in listed
    assert "Ông Mỗ" not in listed
    assert len(text_of(client, "/don/tim/xuat.csv?q=thu+tiền").strip().splitlines()) == 1
