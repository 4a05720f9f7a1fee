"""Papers handed in go along with a petition that is handed on: each book says where they are, whoever gives them back."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.kernel.errors import NotAllowed, WrongState
from langnghe.petitions import services
from langnghe.petitions.models import Petition, SubmittedPaper, Transfer
from langnghe.petitions.selectors.handed_in import handed_in
from langnghe.petitions.selectors.known import known_facts
from langnghe.petitions.selectors.own_papers import own_of
from langnghe.petitions.services.intake.submitted import Paper, papers_of, write_papers
from langnghe.petitions.tests.conftest import classified
from langnghe.petitions.tests.test_denunciation_life import handed_on
from langnghe.petitions.tests.test_transfers import SENT, TAKEN
from langnghe.units.models import Unit
from langnghe.vault.tests.conftest import Keepers

BOOK, COPY = Paper("Giấy chứng nhận quyền sử dụng đất", "original"), Paper("Ảnh chụp rãnh nước", "copy", 2)
LATER = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS = tmp_path
    settings.CLAMD_SOCKETS = []


def taken_in(cast: Cast, ward: Unit) -> tuple[Petition, Transfer, Petition]:
    first = classified(cast, "feedback")
    write_papers(first, [BOOK, COPY])
    services.transfer(first, to=ward, because="Thuộc phường", by=cast.chi, on=SENT)
    transfer = Transfer.objects.get(petition=first)
    return first, transfer, services.take_in(transfer, by=cast.dung, on=TAKEN)


def original(petition: Petition) -> SubmittedPaper:
    return petition.papers.get(form="original")


def test_they_lie_with_whoever_took_the_petition_in(cast: Cast, ward: Unit, client: Client) -> None:
    first, _transfer, line = taken_in(cast, ward)

    assert papers_of(line) == [BOOK, COPY]
    assert papers_of(first) == []
    assert "originals" not in known_facts(first, cast.committee)
    assert BOOK.name in known_facts(line, ward)["originals"]
    client.force_login(cast.an)
    page = client.get(f"/don/{first.pk}/").content.decode()
    assert f"{BOOK.name} (bản chính, 1 bản)" in page
    assert f"đi cùng đơn ngày {TAKEN:%d/%m/%Y}; nay ở {ward.name}" in page
    assert f"/don/{first.pk}/giay-to/" not in page
    client.force_login(cast.dung)
    assert f"/giay-to/{original(line).pk}/tra/" in client.get(f"/don/{line.pk}/").content.decode()


def test_every_book_names_the_body_that_has_them_now(cast: Cast, ward: Unit) -> None:
    first, transfer, line = taken_in(cast, ward)
    write_papers(line, [Paper("Biên bản kiểm tra", "copy")])
    assert [holder for _paper, holder in handed_in(fresh(first))] == [ward.name] * 2
    assert [holder for _paper, holder in handed_in(fresh(line))] == ["", "", ""]

    services.send_back(transfer, because="Không thuộc phường", by=cast.dung, on=LATER)
    assert [holder for _paper, holder in handed_in(fresh(line))] == [cast.committee.name] * 3
    assert [holder for _paper, holder in handed_in(fresh(first))] == ["", "", ""]

    first.refresh_from_db()
    services.transfer(first, to=ward, because="Đã xác định lại ranh giới", by=cast.chi, on=LATER)
    again = services.take_in(Transfer.objects.latest("id"), by=cast.dung, on=LATER)
    for book in (first, line):
        assert [holder for _paper, holder in handed_in(fresh(book))] == [ward.name] * 3
    assert [holder for _paper, holder in handed_in(fresh(again))] == ["", "", ""]


def fresh(petition: Petition) -> Petition:
    return Petition.objects.get(pk=petition.pk)


def test_a_sending_that_nobody_took_in_leaves_them_where_they_are(cast: Cast, ward: Unit) -> None:
    """Papers go with whoever takes the petition in: one sent back before that has moved none."""
    first = classified(cast, "feedback")
    write_papers(first, [BOOK, COPY])
    services.transfer(first, to=ward, because="Thuộc phường", by=cast.chi, on=SENT)
    services.send_back(Transfer.objects.get(petition=first), because="Gửi nhầm", by=cast.dung, on=TAKEN)

    assert papers_of(first) == [BOOK, COPY]
    assert [holder for _paper, holder in handed_in(fresh(first))] == ["", ""]


def test_the_office_that_has_them_gives_them_back_and_both_books_say_so(cast: Cast, ward: Unit) -> None:
    first, _transfer, line = taken_in(cast, ward)
    with pytest.raises(NotAllowed):
        services.return_paper(original(first), by=cast.an, on=TAKEN)

    services.return_paper(original(line), by=cast.dung, on=LATER)
    assert original(first).returned_on == original(line).returned_on == LATER


def test_what_was_given_back_before_stays_behind(cast: Cast, ward: Unit) -> None:
    first = classified(cast, "feedback")
    write_papers(first, [BOOK, COPY])
    services.return_paper(original(first), by=cast.an, on=SENT)
    services.transfer(first, to=ward, because="Thuộc phường", by=cast.chi, on=SENT)
    line = services.take_in(Transfer.objects.get(petition=first), by=cast.dung, on=TAKEN)
    assert papers_of(line) == [COPY]


def test_sent_back_they_come_back_with_what_was_added_there(cast: Cast, ward: Unit) -> None:
    first, transfer, line = taken_in(cast, ward)
    services.return_paper(original(line), by=cast.dung, on=TAKEN)
    added = Paper("Biên bản kiểm tra", "copy")
    write_papers(line, [added])
    services.send_back(transfer, because="Không thuộc phường", by=cast.dung, on=LATER)

    assert papers_of(line) == []
    assert papers_of(first) == [COPY, added]
    with pytest.raises(WrongState, match="nơi đang giữ đơn"):
        services.return_paper(line.papers.get(name=added.name), by=cast.dung, on=LATER)
    assert original(first).returned_on == TAKEN
    services.return_paper(first.papers.get(name=added.name), by=cast.an, on=LATER)
    assert line.papers.get(name=added.name).returned_on == LATER


def test_sent_back_and_on_again_each_stands_once_for_the_sender(cast: Cast, ward: Unit) -> None:
    first, transfer, line = taken_in(cast, ward)
    services.send_back(transfer, because="Không thuộc phường", by=cast.dung, on=LATER)
    first.refresh_from_db()
    services.transfer(first, to=ward, because="Đã xác định lại ranh giới", by=cast.chi, on=LATER)
    again = services.take_in(Transfer.objects.latest("id"), by=cast.dung, on=LATER)

    assert papers_of(again) == [BOOK, COPY]
    assert papers_of(line) == papers_of(first) == []
    assert [one.name for one in own_of(first, living=again.pk).papers] == [BOOK.name, COPY.name]


def test_of_a_sealed_file_none_comes(keepers: Keepers) -> None:
    transfer = handed_on(keepers)
    write_papers(transfer.petition, [COPY])
    line = services.take_in(transfer, by=keepers.cast.dung, on=TAKEN)
    assert not line.papers.exists()
