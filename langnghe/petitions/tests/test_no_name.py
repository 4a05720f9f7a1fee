"""A petition without name or address is booked all the same, found ineligible, and no letter invents an addressee."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.people.services import NOT_STATED
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition
from langnghe.petitions.selectors.known import known_facts
from langnghe.petitions.tests.books import row
from langnghe.petitions.tests.conftest import ON
from langnghe.petitions.tests.test_come_with import at_counter
from langnghe.petitions.tests.test_counter_pages import URL, given
from langnghe.petitions.tests.test_mail import letter
from langnghe.petitions.tests.test_old_books import checked


@pytest.mark.parametrize("absent", [("full_name",), ("address",), ("full_name", "address")])
def test_the_counter_books_it_with_one_tick(an: Client, cast: Cast, absent: tuple[str, ...]) -> None:
    typed = given(cast, **dict.fromkeys(absent, ""))
    refused = an.post(URL, typed)
    assert refused.status_code == 422
    assert "đánh dấu" in refused.content.decode()

    assert an.post(URL, typed | {"is_nameless": "on"}).status_code == 302
    person = Petition.objects.get().person
    assert [getattr(person, name) for name in absent] == [NOT_STATED] * len(absent)


def test_the_questions_begin_with_what_is_missing(an: Client, cast: Cast) -> None:
    an.post(URL, given(cast, full_name="", is_nameless="on"))
    page = an.get(f"/don/{Petition.objects.get().pk}/phan-loai/")

    assert page.context["form"].initial["missing_condition"] == "eligible.author"
    assert '<option value="eligible.author" selected>' in page.content.decode()


def test_one_with_a_name_begins_with_nothing_missing(an: Client, cast: Cast) -> None:
    an.post(URL, given(cast))
    page = an.get(f"/don/{Petition.objects.get().pk}/phan-loai/")

    assert not page.context["form"].initial["missing_condition"]


def test_a_letter_without_a_sender_is_booked(an: Client, cast: Cast) -> None:
    mail = services.keep_mail(letter(sender="binh@example.vn"), unit=cast.committee, on=ON)
    page = an.get(f"/don/thu-den/{mail.pk}/")
    assert page.context["form"].initial["is_nameless"]
    typed = given(cast, full_name="", address="", is_nameless="on", channel="email", received_on="2026-11-12")

    assert an.post(f"/don/thu-den/{mail.pk}/", typed).status_code == 302
    assert Petition.objects.get().person.full_name == NOT_STATED


@pytest.mark.parametrize("word", ["không ghi", "Không rõ", "nặc danh", "KHÔNG CÓ TÊN", "-", "..."])
def test_an_old_book_says_it_in_many_words(word: str) -> None:
    lines, problems = checked(row(7, name=word))

    assert problems == []
    assert lines[0].full_name == NOT_STATED


def test_an_empty_name_in_an_old_book_is_told_what_to_write() -> None:
    _lines, problems = checked(row(7, name=""))
    assert "viết “không ghi”" in problems[0]


def test_a_dispute_is_a_kind_of_an_old_book_too() -> None:
    lines, problems = checked(row(7, kind="Tranh chấp"))
    assert (problems, lines[0].kind) == ([], "dispute")


def test_no_letter_is_addressed_to_it_and_its_words_may_be_published(cast: Cast) -> None:
    petition = at_counter(cast, full_name=NOT_STATED, address=NOT_STATED)
    known = known_facts(selectors.file(cast.an, ON, petition.pk), cast.committee)

    assert not {"person", "addressee_name", "address"} & set(known)
    more: dict[str, Any] = {"by": cast.an, "on": date(2026, 11, 13)}
    services.classify(petition, kind="recommendation", field="land", because="Vì", **more)
    services.accept(petition, by=cast.chi, on=date(2026, 11, 16))
    services.answer(petition, number="1/UBND", text="Đã sửa.", by=cast.chi, on=date(2026, 11, 17))
    told = services.publish(
        petition, way="web", redacted="Đơn không ghi nơi ở: đã sửa.", by=cast.an, on=date(2026, 11, 18)
    )
    assert told.redacted
