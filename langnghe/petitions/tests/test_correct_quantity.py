"""A wrong number is corrected by a line beside it: both are kept, the right one counts, also in the table of the law."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from conftest import Cast
from langnghe.kernel.clock import now
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition, Quantity
from langnghe.petitions.tests.conftest import decided
from langnghe.petitions.tests.test_complaint_results import row

ORDERED, LATER = date(2026, 12, 12), date(2026, 12, 28)


@pytest.fixture
def petition(cast: Cast) -> Petition:
    found = decided(cast)
    services.carry_out(
        found, amounts={"money_state": Decimal(50_000_000)}, is_done=False, by=cast.an, on=ORDERED
    )
    services.carry_out(
        found, amounts={"money_state": Decimal(5_000_000)}, is_done=True, by=cast.an, on=ORDERED
    )
    return found


def wrong() -> Quantity:
    return Quantity.objects.get(is_done=False, corrects=None)


def correct(cast: Cast, quantity: Quantity, amount: int, because: str = "Gõ thừa một số 0") -> Quantity:
    return services.correct_quantity(quantity, amount=Decimal(amount), because=because, by=cast.an, on=LATER)


def test_both_lines_stay_and_the_right_one_counts_on_the_first_day(petition: Petition, cast: Cast) -> None:
    line = correct(cast, wrong(), 5_000_000)

    assert line.on == ORDERED
    assert Quantity.objects.count() == 3
    assert [(one.decided, one.done) for one in selectors.tallies_of(petition)] == [
        (Decimal(5_000_000), Decimal(5_000_000))
    ]
    assert row(cast)[7] == 5_000_000
    correct(cast, line, 6_000_000)
    assert row(cast)[7] == 6_000_000


def test_a_correction_that_is_undone_gives_the_first_line_back(petition: Petition, cast: Cast) -> None:
    correct(cast, wrong(), 0)
    assert row(cast)[7] == 0
    services.undo(petition, by=cast.an, at=now())
    assert row(cast)[7] == 50_000_000
    assert selectors.tallies_of(petition)[0].decided == 50_000_000


@pytest.mark.parametrize(
    ("amount", "because", "sentence"),
    [("5000000", " ", "Ghi vì sao"), ("50000000", "x", "giống số đã ghi"), ("0.5", "x", "ghi số nguyên")],
)
def test_a_correction_needs_its_reason_and_another_number_that_can_be(
    petition: Petition, cast: Cast, amount: str, because: str, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        services.correct_quantity(wrong(), amount=Decimal(amount), because=because, by=cast.an, on=LATER)


def test_a_line_that_was_corrected_is_not_corrected_again(petition: Petition, cast: Cast) -> None:
    first = wrong()
    correct(cast, first, 5_000_000)
    with pytest.raises(WrongState):
        correct(cast, first, 6_000_000)


def test_officials_stay_among_the_persons(petition: Petition, cast: Cast) -> None:
    amounts = {"persons_disciplined": Decimal(3), "officials_disciplined": Decimal(2)}
    services.carry_out(petition, amounts=amounts, is_done=False, by=cast.an, on=ORDERED)
    with pytest.raises(Invalid, match="nhiều hơn tổng số người"):
        correct(cast, Quantity.objects.get(kind="persons_disciplined"), 1)


def test_who_does_not_hold_the_file_corrects_nothing(petition: Petition, cast: Cast) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        services.correct_quantity(wrong(), amount=Decimal(1), because="x", by=cast.dung, on=LATER)


def test_the_page_asks_and_the_file_shows_both(
    client: Client, petition: Petition, cast: Cast, at_today: Callable[[date], None]
) -> None:
    at_today(LATER)
    client.force_login(cast.an)
    address = f"/don/{petition.pk}/so-luong/{wrong().pk}/"
    assert "sửa số" in client.get(f"/don/{petition.pk}/").content.decode()
    assert "Sửa số" in client.get(address).content.decode()
    refused = client.post(address, {"on": "2026-12-28", "amount": "5000000", "because": ""})
    assert refused.status_code == 422
    given = {"on": "2026-12-28", "amount": "5000000", "because": "Gõ thừa một số 0"}
    page = client.post(address, given, follow=True).content.decode()
    assert "<s>50.000.000</s>" in page
    assert "trước là 50.000.000: Gõ thừa một số 0" in page
    assert client.get(address).status_code == 404
