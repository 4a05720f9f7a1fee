"""Two officers at two desks in the same second: numbers without a gap and without a double."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from django.db import connection

from conftest import make_cast
from langnghe.reception import services
from langnghe.reception.models import Visit, VisitBook
from langnghe.units.models import Unit

from .conftest import turn

DAY = date(2024, 4, 5)
EACH = 8


def test_two_desks_take_numbers_without_gap_or_double(committed_db: None) -> None:
    cast = make_cast()
    code = cast.committee.pk
    # Each unit of work has its own connection, as two web workers have.
    connection.close()

    def write(_worker: int) -> None:
        try:
            unit = Unit.objects.get(pk=code)
            for _ in range(EACH):
                services.record_visit(unit, turn(), received_on=DAY, by=cast.an, on=DAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(2)))

    assert sorted(Visit.objects.values_list("number", flat=True)) == list(range(1, 2 * EACH + 1))
    assert VisitBook.objects.get().last == 2 * EACH


def test_the_same_form_from_two_windows_is_one_turn(committed_db: None) -> None:
    cast = make_cast()
    connection.close()

    def write(_worker: int) -> int:
        try:
            return services.record_visit(
                cast.committee, turn(), received_on=DAY, by=cast.an, on=DAY, idempotency="one-form"
            ).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(write, range(2))

    assert first == second
    assert list(Visit.objects.values_list("number", flat=True)) == [1]
