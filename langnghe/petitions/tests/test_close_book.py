"""The turn of the year: numbers begin again, the head closes the old book, and no number follows."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Book, Letter, LetterBook, Petition
from langnghe.petitions.tests.conftest import accepted, received

NEW_YEAR = date(2027, 1, 4)


@pytest.fixture
def book(cast: Cast) -> Book:
    """Five numbers of 2026: the second was voided, the fourth is missing, as an import could leave it."""
    made = [received(cast) for _ in range(5)]
    services.move_to_paper(made[1], by=cast.an, on=date(2026, 11, 13))
    Petition.objects.filter(pk=made[3].pk).update(number=99, year=2020)
    return Book.objects.get(year=2026)


def test_closing_lists_missing_voided_and_open_and_writes_them_down(cast: Cast, book: Book) -> None:
    state = services.close_book(book, by=cast.chi, on=NEW_YEAR)

    assert (state.missing, state.voided, state.open) == ([4], [2], 3)
    assert Book.objects.get(year=2026).closed_on == NEW_YEAR
    entry = Entry.objects.get(action="book.closed")
    assert entry.data == {"year": 2026, "last": 5, "missing": [4], "voided": [2], "open": 3}


def test_numbers_begin_again_and_the_closed_book_gives_none(cast: Cast, book: Book) -> None:
    services.close_book(book, by=cast.chi, on=NEW_YEAR)

    assert str(received(cast, received_on=NEW_YEAR)) == "1/2027"
    with pytest.raises(WrongState, match="đã khóa"):
        received(cast, received_on=date(2026, 12, 31))
    assert Book.objects.get(year=2026).last == 5


def test_only_the_head_closes_once_and_after_the_year(cast: Cast, book: Book) -> None:
    for stranger in (cast.an, cast.dung, cast.giang):
        with pytest.raises(NotAllowed):
            services.close_book(book, by=stranger, on=NEW_YEAR)
    with pytest.raises(Invalid):
        services.close_book(book, by=cast.chi, on=date(2026, 12, 31))
    services.close_book(book, by=cast.chi, on=NEW_YEAR)
    with pytest.raises(WrongState):
        services.close_book(book, by=cast.chi, on=NEW_YEAR)


def test_the_page_shows_and_closes(
    client: Client, cast: Cast, book: Book, at_today: Callable[[date], None]
) -> None:
    at_today(NEW_YEAR)
    address = f"/don/so/{cast.committee.pk}/2026/"
    client.force_login(cast.an)
    assert "Khóa sổ</button>" not in client.get(address).content.decode()
    client.force_login(cast.chi)
    assert "2026" in client.get("/don/so/").content.decode()
    assert "Khóa sổ</button>" in client.get(address).content.decode()
    assert "Đã khóa sổ" in client.post(address, follow=True).content.decode()


def test_another_units_book_is_not_there(client: Client, cast: Cast, book: Book) -> None:
    client.force_login(cast.dung)

    assert client.get(f"/don/so/{cast.committee.pk}/2026/").status_code == 404
    with pytest.raises(NotFound):
        selectors.book_state(cast.giang, NEW_YEAR, unit=cast.committee.pk, year=2026)


@pytest.fixture
def letters_of_2026(cast: Cast) -> LetterBook:
    """Two numbers of 2026; the first was taken to another year, as an import could leave it."""
    on = date(2026, 11, 20)
    for _ in range(2):
        letter = services.draft_letter(
            accepted(cast), kind="acceptance_notice", unit=cast.committee.pk, by=cast.chi, on=on
        )
        services.issue_letter(letter, by=cast.chi, on=on)
    Letter.objects.filter(number=1).update(number=99, year=2020)
    return LetterBook.objects.get(year=2026)


def test_the_book_of_letters_closes_and_its_numbers_begin_again(
    cast: Cast, letters_of_2026: LetterBook
) -> None:
    missing = services.close_letter_book(letters_of_2026, by=cast.chi, on=NEW_YEAR)
    entry = Entry.objects.get(action="letter_book.closed")
    petition = accepted(cast)

    assert missing == [1]
    assert entry.data == {"year": 2026, "last": 2, "missing": [1]}
    draft = services.draft_letter(
        petition, kind="acceptance_notice", unit=cast.committee.pk, by=cast.chi, on=NEW_YEAR
    )
    with pytest.raises(WrongState, match="đã khóa"):
        services.issue_letter(draft, by=cast.chi, on=date(2026, 12, 31))
    assert services.issue_letter(draft, by=cast.chi, on=NEW_YEAR).shown_number == "01/TB-UBND"
    assert LetterBook.objects.get(year=2026).last == 2


def test_the_book_of_letters_is_closed_by_the_head_once_and_after_the_year(
    client: Client, cast: Cast, letters_of_2026: LetterBook, at_today: Callable[[date], None]
) -> None:
    page = f"/van-ban-di/?co-quan={cast.committee.pk}&nam=2026"
    close = f"/van-ban-di/so/{cast.committee.pk}/2026/khoa/"
    client.force_login(cast.chi)
    at_today(date(2026, 12, 31))
    assert close not in client.get(page).content.decode()
    assert client.post(close).status_code == 422
    at_today(NEW_YEAR)
    assert close in client.get(page).content.decode()
    for stranger, status in ((cast.dung, 404), (cast.an, 403)):
        client.force_login(stranger)
        assert client.post(close).status_code == status
    client.force_login(cast.chi)
    shown = client.post(close, follow=True).content.decode()

    assert "Sổ đã khóa ngày" in shown
    assert "Số thiếu: 1." in shown
    assert client.post(close).status_code == 409
