"""What an authority may add: a confirmation, or a stricter term."""

from datetime import date

import pytest

from langnghe import lawbook
from langnghe.lawbook.local import confirmed, replaced
from langnghe.lawbook.terms import parse_term

CITE = lawbook.Citation("practice", "1", "Quy chế tiếp công dân của phường")
BY = "Nguyễn Thị Chi"


def book_with(rule: lawbook.Rule) -> lawbook.Book:
    return lawbook.Book(local={rule.id: rule})


def test_a_stricter_local_term_holds_from_its_day() -> None:
    rule = lawbook.default_book().rule("reception.reply")
    book = book_with(replaced(rule, on=date(2026, 8, 1), term=parse_term("7 working days"), by=BY, cite=CITE))
    assert lawbook.deadline("reception.reply", date(2026, 7, 31), book=book).readings[0].term.number == 10
    found = lawbook.deadline("reception.reply", date(2026, 8, 3), book=book)
    assert found.due_on == date(2026, 8, 12)
    assert found.cite == CITE
    assert found.pack_version != lawbook.deadline("reception.reply", date(2026, 8, 3)).pack_version


@pytest.mark.parametrize(
    ("rule_id", "term"),
    [
        ("reception.reply", "11 working days"),
        ("reception.reply", "1 month"),
        ("complaint.first_resolution", "20 working days"),
        ("posting.schedule.lead", "3 working days"),
        ("complaint.lodge", "60 calendar days"),
        ("refusal.1", "3 working days"),
    ],
)
def test_a_looser_local_term_is_refused(rule_id: str, term: str) -> None:
    rule = lawbook.default_book().rule(rule_id)
    with pytest.raises(lawbook.Looser):
        replaced(rule, on=date(2026, 8, 1), term=parse_term(term), by=BY, cite=CITE)


def test_a_longer_posting_is_the_stricter_one() -> None:
    rule = lawbook.default_book().rule("posting.schedule.lead")
    book = book_with(replaced(rule, on=date(2026, 8, 1), term=parse_term("7 working days"), by=BY, cite=CITE))
    assert lawbook.deadline("posting.schedule.lead", date(2026, 11, 25), book=book).due_on == date(
        2026, 11, 16
    )


def test_a_confirmation_names_its_person_and_changes_only_the_mark() -> None:
    rule = lawbook.default_book().rule("complaint.accept.v2")
    book = book_with(confirmed(rule, on=date(2026, 9, 1), by=BY, cite=CITE))
    found = lawbook.deadline("complaint.accept.v2", date(2026, 9, 3), book=book)
    assert found.confidence == "confirmed"
    assert found.due_on == lawbook.deadline("complaint.accept.v2", date(2026, 9, 3)).due_on
    with pytest.raises(lawbook.BadTerm):
        confirmed(rule, on=date(2026, 9, 1), by="", cite=CITE)
