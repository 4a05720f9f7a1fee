"""The turn of the year: numbers begin again, the head closes the old book, and no number follows."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Book, Petition
from langnghe.petitions.tests.conftest import received

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
