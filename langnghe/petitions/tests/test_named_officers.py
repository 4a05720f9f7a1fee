"""Officers named in a denunciation are looked for among all accounts, by name and without a script."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import Cast
from langnghe.accounts.selectors import accounts_named
from langnghe.kernel.clock import today
from langnghe.petitions import access
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.conftest import received
from langnghe.petitions.tests.test_denunciation_leaks import form
from langnghe.vault.tests.conftest import Keepers

URL = "/don/to-cao/nhan/"


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS = tmp_path / "files"
    settings.CLAMD_SOCKETS = []


def given(keepers: Keepers, **more: Any) -> dict[str, Any]:
    sent = form(keepers.cast, **more)
    sent.pop("scans")
    return sent


def seen(viewer: Any) -> bool:
    return access.visible(Petition.objects.all(), viewer, today()).exists()


@pytest.mark.parametrize("typed", ["Trần Dũng", "tran dung", "DŨNG", "dung"])
def test_an_account_is_found_with_marks_or_none_or_by_what_it_is_called(cast: Cast, typed: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        found = accounts_named(typed, on=today())

    assert [one.user for one in found] == [cast.dung]
    assert found[0].roles[0].unit == cast.other
    assert not [one["sql"] for one in asked.captured_queries if typed.lower() in one["sql"].lower()]


@pytest.mark.parametrize("typed", ["", "Trần Dững Không", "Dun"])
def test_half_a_word_and_a_stranger_find_nobody(cast: Cast, typed: str) -> None:
    assert accounts_named(typed, on=today()) == []


def test_an_account_that_is_closed_is_not_found(cast: Cast) -> None:
    cast.dung.is_active = False
    cast.dung.save()

    assert accounts_named("Trần Dũng", on=today()) == []


def test_the_button_shows_them_with_all_that_was_typed_and_writes_nothing(
    an: Client, keepers: Keepers
) -> None:
    sent = given(keepers, named_by_name="Trần Dũng; UBND phường\nVô Danh Kia", find="1")
    answer = an.post(URL, sent)
    page = answer.content.decode()

    assert answer.status_code == 200
    assert f'name="named" value="{keepers.cast.dung.pk}"' in page
    assert f"Trần Dũng ({keepers.cast.other.name}" in page
    assert "Không có tài khoản nào mang tên “Vô Danh Kia”" in page
    assert sent["content"] in page
    assert not Petition.objects.exists()


def test_a_name_is_never_guessed_from(an: Client, keepers: Keepers) -> None:
    sent = given(keepers, named_by_name="Trần Dũng")
    assert an.post(URL, sent).status_code == 422
    assert not Petition.objects.exists()
    assert an.post(URL, {**sent, "named": [keepers.cast.dung.pk]}).status_code == 302

    assert Petition.objects.exists()
    assert not seen(keepers.cast.dung)


def test_a_name_without_an_account_is_said_and_not_swallowed(an: Client, keepers: Keepers) -> None:
    answer = an.post(URL, given(keepers, named_by_name="Vô Danh Kia"))

    assert answer.status_code == 422
    assert "bỏ dòng này" in answer.content.decode()


@pytest.mark.parametrize("page", ["niem-phong", "them-niem-phong"])
def test_the_pages_of_a_file_look_for_them_too(an: Client, keepers: Keepers, page: str) -> None:
    petition = received(keepers.cast, received_on=today())
    if page == "them-niem-phong":
        an.post(f"/don/{petition.pk}/niem-phong/", {"redacted": ""})
    address, dung = f"/don/{petition.pk}/{page}/", keepers.cast.dung.pk
    shown = an.get(address)
    words = {"content": "Thêm lời", "named_by_name": "Dũng"}
    looked = an.post(address, {**words, "find": "1"})

    assert shown.status_code == 200
    assert looked.status_code == 200
    assert f'name="named" value="{dung}"' in looked.content.decode()
    assert "Thêm lời" in looked.content.decode()
    assert an.post(address, {**words, "redacted": "", "named": [dung]}).status_code == 302
    assert access.unknown_to(keepers.cast.dung).filter(subject_id=petition.pk).exists()
