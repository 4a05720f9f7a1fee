"""Opening balances: what the paper register counted is added once, told apart, never cut and never counted twice."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.reception import services, table_01
from langnghe.reception.models import OpeningBalance
from langnghe.reception.selectors.statutory import fill
from langnghe.reception.stat_tables import TABLES

from .conftest import Desk, turn

ON = date(2024, 6, 20)
DAYS = {"since": date(2024, 3, 15), "until": date(2024, 4, 30)}
PERIOD = {"since": date(2024, 3, 15), "until": date(2024, 6, 14)}
NUMBERS = dict.fromkeys(range(1, 30), 0) | {1: 9, 2: 12, 3: 5, 4: 9, 5: 12, 6: 4, 7: 1}


def enter(cast: Any, desk: Desk, **more: Any) -> OpeningBalance:
    given = {"numbers": NUMBERS, "source": "sổ giấy quyển 2", "by": cast.an, "on": ON} | DAYS | more
    return services.enter_balance(desk.unit, table_01.RULE, **given)


def row_of(desk: Desk, **days: date) -> dict[int, tuple[int | None, int]]:
    filled = fill(TABLES["01-tcd"], desk.unit, **(PERIOD | days))
    return {cell.number: (cell.value, cell.opening) for cell in filled.cells}


def test_it_is_added_to_the_register_and_told_apart(cast: Any, desk: Desk) -> None:
    enter(cast, desk)
    day = date(2024, 5, 6)
    services.record_visit(desk.unit, turn(heads=2), received_on=day, by=cast.an, on=day)

    row = row_of(desk)
    assert (row[1], row[2], row[3]) == ((10, 9), (14, 12), (5, 5))
    assert all(check.holds for check in fill(TABLES["01-tcd"], desk.unit, **PERIOD).checks)
    entry = Entry.objects.get(action="opening-balance.entered")
    assert entry.data["numbers"]["1"] == 9


def test_days_before_every_text_that_was_read_are_refused(cast: Any, desk: Desk) -> None:
    with pytest.raises(Invalid, match="chưa có văn bản nào được đọc"):
        enter(cast, desk, since=date(2019, 1, 1), until=date(2019, 3, 1))


def test_a_period_with_nothing_but_a_balance_is_reported(cast: Any, desk: Desk) -> None:
    enter(cast, desk)
    assert fill(TABLES["01-tcd"], desk.unit, **PERIOD).reported


def test_a_period_that_cuts_it_says_so_and_adds_nothing(cast: Any, desk: Desk) -> None:
    balance = enter(cast, desk)
    filled = fill(TABLES["01-tcd"], desk.unit, since=date(2024, 4, 1), until=PERIOD["until"])

    assert (filled.opening.added, filled.opening.cut) == ([], [balance])
    assert filled.cells[0].value == 0


def test_days_with_lines_take_no_balance_and_later_lines_overtake_it(cast: Any, desk: Desk) -> None:
    day = date(2024, 4, 5)
    visit = services.record_visit(desk.unit, turn(), received_on=day, by=cast.an, on=day)
    with pytest.raises(WrongState, match="đã có 1 dòng"):
        enter(cast, desk)

    balance = enter(cast, desk, until=date(2024, 4, 4))
    services.record_visit(desk.unit, turn(), received_on=date(2024, 4, 2), by=cast.an, on=day)
    filled = fill(TABLES["01-tcd"], desk.unit, **PERIOD)
    assert (filled.opening.overtaken, filled.cells[0].value) == ([balance], 2)
    assert visit.pk


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"numbers": {1: 3}}, "còn thiếu: 2, 3"),
        ({"numbers": NUMBERS | {4: 8}}, "9 ≠ 8 [+] 0 [+] 0 = 8"),
        ({"numbers": NUMBERS | {7: -1}}, "từ 0"),
        ({"source": "  "}, "nguồn của số liệu"),
        ({"until": date(2024, 3, 1)}, "trước ngày đầu"),
        ({"until": date(2024, 6, 21)}, "chưa đến"),
    ],
)
def test_what_cannot_be_a_balance_is_refused(cast: Any, desk: Desk, more: dict[str, Any], wrong: str) -> None:
    with pytest.raises(Invalid, match=wrong):
        enter(cast, desk, **more)
    assert not OpeningBalance.objects.exists()


def test_two_for_one_day_and_another_unit_are_refused(cast: Any, desk: Desk) -> None:
    enter(cast, desk)
    with pytest.raises(WrongState, match="Đã có số dư đầu"):
        enter(cast, desk, since=date(2024, 4, 30), until=date(2024, 5, 2))
    with pytest.raises(NotAllowed):
        enter(cast, desk, since=date(2024, 5, 1), until=date(2024, 5, 2), by=cast.dung)


def test_one_taken_back_counts_no_more_and_stays_to_be_read(cast: Any, desk: Desk) -> None:
    balance = enter(cast, desk)
    with pytest.raises(Invalid, match="lý do"):
        services.take_back_balance(balance, because=" ", by=cast.an, on=ON)
    with pytest.raises(NotFound):
        services.take_back_balance(balance, because="sai", by=cast.dung, on=ON)
    services.take_back_balance(balance, because="gõ nhầm cột 4", by=cast.an, on=ON)

    assert row_of(desk)[1] == (0, 0)
    with pytest.raises(WrongState, match="thu hồi ngày"):
        services.take_back_balance(balance, because="nữa", by=cast.an, on=ON)
    assert enter(cast, desk).pk != balance.pk


def test_the_pages_enter_show_and_take_back(client: Client, cast: Any, desk: Desk) -> None:
    client.force_login(cast.an)
    address = f"{reverse('reception:balances')}?don_vi={desk.unit.pk}"
    given = {"since": "2024-03-15", "until": "2024-04-30", "source": "sổ giấy quyển 2"}
    given |= {f"column_{column}": str(number) for column, number in NUMBERS.items()}
    wrong = client.post(address, given | {"column_4": "8"})
    assert wrong.status_code == 422
    assert "9 ≠ 8 + 0 + 0 = 8" in wrong.content.decode()
    assert "sổ giấy quyển 2" in wrong.content.decode()
    assert client.post(address, given).status_code == 302

    days = {name: day.isoformat() for name, day in PERIOD.items()}
    table = client.get(
        reverse("reception:table", args=["01-tcd"]), {"don_vi": desk.unit.pk, **days}
    ).content.decode()
    assert "trong đó số dư đầu 9" in table
    behind = reverse("reception:table_records", args=["01-tcd", desk.unit.pk, "tcd_01", *days.values()])
    assert "Thêm 9 từ số dư đầu" in client.get(behind).content.decode()

    back = reverse("reception:balance_take_back", args=[OpeningBalance.objects.get().pk])
    assert client.post(back, {"because": ""}).status_code == 422
    assert client.post(back, {"because": "nhầm"}, follow=True).status_code == 200
    assert "đã thu hồi" in client.get(address).content.decode()


def test_who_reads_no_register_sees_none(client: Client, cast: Any, desk: Desk) -> None:
    balance = enter(cast, desk)
    assert client.get(reverse("reception:balances")).status_code == 302
    client.force_login(cast.giang)
    assert client.get(reverse("reception:balances")).status_code == 403
    client.force_login(cast.dung)
    back = reverse("reception:balance_take_back", args=[balance.pk])
    assert client.post(back, {"because": "x"}).status_code == 404
