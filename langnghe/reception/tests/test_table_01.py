"""Table 01/TCD from the register: its columns, its checks, the rows behind each number, the page."""

from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from langnghe.accounts.rights import RIGHTS, Right, Role
from langnghe.figures import engine
from langnghe.petitions.models import Matter
from langnghe.reception import services, table_01
from langnghe.reception.models import OpeningBalance, Session, SessionState, Visit
from langnghe.reception.selectors.statutory import fill
from langnghe.reception.stat_tables import TABLES
from langnghe.reception.views import statutory as views

from .conftest import Desk, turn

DAY, LATER = date(2024, 4, 5), date(2024, 4, 8)
PERIOD = {"since": date(2024, 3, 15), "until": date(2024, 6, 14)}
ADDRESS = {name: day.isoformat() for name, day in PERIOD.items()}


@pytest.fixture
def register(cast: Any, desk: Desk) -> list[Visit]:
    """Of each receiver: a first turn, a repeated one by a group of six, and one without a matter; one is voided."""
    visits = []
    for receiver in ("staff", "head", "delegate"):
        for on, heads in ((DAY, 1), (LATER, 6), (LATER, 2)):
            visits.append(
                services.record_visit(
                    desk.unit, turn(heads=heads), received_on=on, by=cast.an, on=on, idempotency=""
                )
            )
            Visit.objects.filter(pk=visits[-1].pk).update(receiver=receiver)
        matter = Matter.objects.create(
            unit=desk.unit, title="Ngõ ngập nước", field="environment", opened_on=DAY
        )
        Visit.objects.filter(pk__in=[visits[-3].pk, visits[-2].pk]).update(matter=matter)
    voided = services.record_visit(desk.unit, turn(), received_on=DAY, by=cast.an, on=DAY, idempotency="")
    Visit.objects.filter(pk=voided.pk).update(voided_on=DAY, void_reason="ghi nhầm")
    return visits


def test_each_column_counts_its_turns(register: list[Visit], desk: Desk) -> None:
    filled = fill(TABLES["01-tcd"], desk.unit, **PERIOD)

    found = [cell.value for cell in filled.cells]
    four, group = [3, 9, 1, 1], [1, 6, 0, 1]
    assert found == [9, 27, 6, *four, *group, 0, *four, *group, 0, *four, *group]
    assert filled.untied == 3


def test_the_checks_of_the_table_hold_and_show_their_arithmetic(register: list[Visit], desk: Desk) -> None:
    checks = fill(TABLES["01-tcd"], desk.unit, **PERIOD).checks

    assert [one.holds for one in checks] == [True, True, True]
    assert checks[0].parts == "3 + 3 + 3"


def test_one_matter_before_two_receivers_keeps_the_check(register: list[Visit], desk: Desk) -> None:
    Visit.objects.filter(matter__isnull=False).update(matter=Matter.objects.first())

    filled = fill(TABLES["01-tcd"], desk.unit, **PERIOD)

    assert filled.cells[2].value == 6
    assert all(one.holds for one in filled.checks)


def test_sessions_held_and_delegated_are_columns_12_and_21(session: Session, desk: Desk) -> None:
    Session.objects.filter(pk=session.pk).update(state=SessionState.IN_PERSON)

    values = {cell.number: cell.value for cell in fill(TABLES["01-tcd"], desk.unit, **PERIOD).cells}

    assert (values[12], values[21]) == (1, 0)


def test_every_number_opens_exactly_its_rows(register: list[Visit], desk: Desk) -> None:
    for figure in table_01.COLUMNS:
        rows = engine.records(figure.key, unit=desk.unit.pk, **PERIOD)
        value = engine.value(figure.key, unit=desk.unit.pk, **PERIOD).value
        assert figure.measure.over(rows) == value, figure.key
    assert len(table_01.COLUMNS) == 29


def test_the_columns_are_for_the_desk_only(client: Client, desk: Desk) -> None:
    days = [day.isoformat() for day in PERIOD.values()]

    assert not [one for one in engine.figures() if one.key.startswith("tcd_")]
    assert client.get(reverse("figures:records", args=[desk.unit.pk, "tcd_01", *days])).status_code == 404


def test_the_page_shows_the_numbers_and_that_the_text_is_not_verified(
    client: Client, cast: Any, register: list[Visit], desk: Desk, django_assert_max_num_queries: Any
) -> None:
    client.force_login(cast.an)
    with django_assert_max_num_queries(25):
        page = client.get(reverse("reception:table", args=["01-tcd"]), {"don_vi": desk.unit.pk, **ADDRESS})

    assert "chưa kiểm chứng" in page.content.decode()
    assert "9 = 3 + 3 + 3" in page.content.decode()
    behind = reverse("reception:table_records", args=["01-tcd", desk.unit.pk, "tcd_06", *ADDRESS.values()])
    assert behind in page.content.decode()
    assert len(client.get(behind).context["rows"]) == 1


def test_a_register_without_a_line_is_not_reported(client: Client, cast: Any, desk: Desk) -> None:
    client.force_login(cast.an)

    page = client.get(reverse("reception:table", args=["01-tcd"]), {"don_vi": desk.unit.pk, **ADDRESS})

    assert "chưa báo cáo" in page.content.decode()
    assert "Kiểm tra của biểu" not in page.content.decode()


def test_another_units_table_is_not_found_and_strangers_sign_in(
    client: Client, cast: Any, desk: Desk
) -> None:
    address = reverse("reception:table", args=["01-tcd"])
    assert client.get(address).status_code == 302
    client.force_login(cast.an)
    assert client.get(address, {"don_vi": "000000", **ADDRESS}).status_code == 404


def test_days_in_the_wrong_order_are_refused(client: Client, cast: Any, desk: Desk) -> None:
    client.force_login(cast.an)
    days = {"since": ADDRESS["until"], "until": ADDRESS["since"]}

    assert (
        client.get(reverse("reception:table", args=["01-tcd"]), {"don_vi": desk.unit.pk, **days}).status_code
        == 422
    )


def test_the_workbook_says_the_same(client: Client, cast: Any, register: list[Visit], desk: Desk) -> None:
    client.force_login(cast.an)
    answer = client.get(
        reverse("reception:table_file", args=["01-tcd", "xlsx"]), {"don_vi": desk.unit.pk, **ADDRESS}
    )

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    numbers = [row[2] for row in rows if isinstance(row[0], float)]
    assert numbers == [cell.value for cell in fill(TABLES["01-tcd"], desk.unit, **PERIOD).cells]


def test_the_page_opens_with_the_period_that_closed_last_and_offers_the_others(
    client: Client, cast: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "today", lambda: date(2024, 3, 20))
    client.force_login(cast.an)
    page = client.get(reverse("reception:table", args=["01-tcd"]))

    assert (page.context["since"], page.context["until"]) == (date(2023, 12, 15), date(2024, 3, 14))
    shown = page.content.decode()
    for days in ("2022-12-15&amp;until=2023-12-14", "2024-03-15&amp;until=2024-06-14"):
        assert f"since={days}" in shown


def test_a_broken_check_shows_its_arithmetic(
    client: Client, cast: Any, register: list[Visit], desk: Desk
) -> None:
    """A total that the paper register stated wrongly: the page and the paper say which sum does not hold."""
    columns = {str(number): 0 for number in range(1, 30)} | {"1": 5, "4": 3}
    OpeningBalance.objects.create(
        unit=desk.unit, table=table_01.RULE, since=date(2024, 3, 15), until=date(2024, 3, 20),
        numbers=columns, source="Sổ giấy", entered_on=DAY, by=cast.an,
    )  # fmt: skip
    client.force_login(cast.an)
    page = client.get(reverse("reception:table", args=["01-tcd"]), {"don_vi": desk.unit.pk, **ADDRESS})

    assert "14 ≠ 6 + 3 + 3" in page.content.decode()
    assert "<strong>không khớp</strong> (12)" in page.content.decode()
    assert "14 ≠ 6 + 3 + 3 = 12" in _words(client, desk)


def _words(client: Client, desk: Desk) -> str:
    answer = client.get(
        reverse("reception:table_file", args=["01-tcd", "pdf"]), {"don_vi": desk.unit.pk, **ADDRESS}
    )
    assert answer["Content-Type"] == "application/pdf"
    page = pypdfium2.PdfDocument(answer.content)[0]
    assert page.get_width() > page.get_height()
    return " ".join(page.get_textpage().get_text_range().split())


def test_the_paper_holds_the_head_the_numbers_and_the_doubt(
    client: Client, cast: Any, register: list[Visit], desk: Desk
) -> None:
    client.force_login(cast.an)
    words = _words(client, desk)

    for part in (
        "Biểu 01/TCD",
        "từ ngày 15/3/2024 đến ngày 14/6/2024",
        "9 27 6 3 9 1 1 1 6",
        "chưa kiểm chứng",
    ):
        assert part in words


def test_a_paper_of_nothing_says_so_and_prints_no_nought(client: Client, cast: Any, desk: Desk) -> None:
    client.force_login(cast.an)

    assert "chưa báo cáo" in _words(client, desk)
    assert " 0 " not in _words(client, desk)


def test_the_table_is_for_those_who_read_the_register(client: Client, cast: Any, desk: Desk) -> None:
    addresses = [
        reverse("reception:table", args=["01-tcd"]),
        reverse("reception:table_file", args=["01-tcd", "pdf"]),
        reverse("reception:table_records", args=["01-tcd", desk.unit.pk, "tcd_01", *ADDRESS.values()]),
    ]
    client.force_login(cast.giang)
    assert [client.get(address).status_code for address in addresses] == [403, 403, 403]
    client.force_login(cast.an)
    assert client.get(reverse("reception:table_file", args=["01-tcd", "doc"])).status_code == 404


def test_the_link_stands_only_where_it_opens(
    client: Client, cast: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A role that posts schedules and reads no register works at the same desk."""
    link = reverse("reception:table", args=["01-tcd"])
    pages = [reverse("reception:desk"), reverse("reception:register")]
    client.force_login(cast.an)
    assert all(link in client.get(page).content.decode() for page in pages)
    monkeypatch.setitem(RIGHTS, Role.HEAD, frozenset({Right.POST}))
    client.force_login(cast.chi)
    assert not any(link in client.get(page).content.decode() for page in pages)
