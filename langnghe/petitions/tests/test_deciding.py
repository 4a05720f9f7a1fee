"""Decide, send, carry out, publish, close: the normal case, then each refusal."""

from datetime import date
from decimal import Decimal

import pytest

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition, Quantity
from langnghe.petitions.tests.conftest import RULING, accepted, decided
from langnghe.rules.services import replace_rule

DECIDED = date(2026, 12, 10)
LATER = date(2026, 12, 14)


def test_deciding_ends_the_term_of_resolution_and_starts_the_one_to_send(cast: Cast) -> None:
    petition = decided(cast)

    assert (petition.state, petition.answered_on, petition.closed_on) == ("decided", DECIDED, None)
    assert petition.resolution_due_on == date(2026, 12, 18)
    assert petition.due_on == date(2026, 12, 15)
    assert petition.clocks.get(ended_on__isnull=True).rule == "complaint.first.send"
    decision = selectors.life(petition).decision
    assert decision is not None
    assert (decision.number, decision.outcome) == ("45/QĐ-UBND", "right")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"summary": ""}, "nội dung quyết định"),
        ({"outcome": "maybe"}, "kết quả"),
        ({"carry_out_by": date(2026, 12, 1)}, "Hạn thi hành"),
    ],
)
def test_a_decision_that_is_not_whole_is_refused(cast: Cast, wrong: dict[str, object], sentence: str) -> None:
    ruling = services.Ruling(**{**vars(RULING), **wrong})
    with pytest.raises(Invalid, match=sentence):
        services.decide(accepted(cast), ruling=ruling, by=cast.chi, on=DECIDED)


def test_deciding_needs_the_right_to_decide(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.decide(accepted(cast), ruling=RULING, by=cast.an, on=DECIDED)


def test_where_findings_and_request_differ_a_dialogue_comes_first(cast: Cast) -> None:
    petition = accepted(cast)
    with pytest.raises(WrongState, match="đối thoại") as refused:
        services.decide(petition, ruling=RULING, still_differ=True, by=cast.chi, on=DECIDED)
    assert "Điều 30" in refused.value.cite

    talk(petition, cast)
    assert (
        services.decide(petition, ruling=RULING, still_differ=True, by=cast.chi, on=DECIDED).state
        == "decided"
    )


def talk(petition: Petition, cast: Cast, called: date = date(2026, 11, 20)) -> None:
    services.call_dialogue(
        petition, held_on=date(2026, 11, 30), place="Phòng họp số 2", content="Đơn giá bồi thường",
        chair="Chủ tịch UBND", by=cast.an, on=called,
    )  # fmt: skip
    services.hold_dialogue(petition, text="Hai bên nêu ý kiến.", by=cast.an, on=date(2026, 11, 30))


def test_a_dialogue_is_called_five_days_before(cast: Cast) -> None:
    with pytest.raises(Invalid, match="muộn nhất"):
        talk(accepted(cast), cast, called=date(2026, 11, 26))


def test_a_unit_that_calls_earlier_is_held_to_its_own_rule(cast: Cast) -> None:
    admin = create_user(
        "quan", password="only-for-tests", display_name="Quản", unit=cast.committee.pk,
        role=Role.ADMINISTRATOR, since=date(2021, 1, 1),
    )  # fmt: skip
    replace_rule(
        "dialogue.notice", unit=cast.committee.pk, since=date(2026, 11, 1), number=12, measure="calendar days",
        person="Chi", cite="Điều 4 Quy chế 7/QĐ-UBND", by=admin, on=date(2026, 11, 1),
    )  # fmt: skip
    petition = accepted(cast)

    with pytest.raises(Invalid, match="muộn nhất") as refused:
        talk(petition, cast)
    assert refused.value.cite == "Điều 4 Quy chế 7/QĐ-UBND"
    talk(petition, cast, called=date(2026, 11, 18))


def test_minutes_without_a_dialogue_called_are_refused(cast: Cast) -> None:
    with pytest.raises(WrongState, match="đã đến ngày"):
        services.hold_dialogue(accepted(cast), text="Biên bản", by=cast.an, on=LATER)


def test_sending_ends_its_term(cast: Cast) -> None:
    petition = services.send(decided(cast), to="Người khiếu nại, bưu chính", by=cast.an, on=LATER)

    assert petition.due_on is None
    assert not petition.clocks.filter(ended_on__isnull=True).exists()


def test_a_file_is_not_closed_before_its_decision_is_sent(cast: Cast) -> None:
    petition = decided(cast)
    with pytest.raises(WrongState, match="chưa được ghi là đã gửi"):
        services.close(petition, because="Không có gì phải thi hành", by=cast.an, on=LATER)

    services.send(petition, to="Người khiếu nại", by=cast.an, on=LATER)
    closed = services.close(petition, because="Đã thi hành xong", by=cast.an, on=LATER)
    assert (closed.state, closed.closed_on) == ("closed", LATER)
    assert services.reopen(closed, because="Còn khoản chưa trả", by=cast.chi, on=LATER).state == "decided"


def test_what_is_ordered_and_what_is_carried_out_are_kept_apart_and_dated(cast: Cast) -> None:
    petition = decided(cast)
    ordered = {
        "money_citizens": Decimal(120_000_000),
        "land_citizens": Decimal("35.5"),
        "persons_repaid": Decimal(1),
    }
    services.carry_out(petition, amounts=ordered, is_done=False, by=cast.an, on=DECIDED)
    for day, amount in ((date(2026, 12, 20), 50_000_000), (date(2026, 12, 28), 70_000_000)):
        services.carry_out(
            petition, amounts={"money_citizens": Decimal(amount)}, is_done=True, by=cast.an, on=day,
            unit=cast.committee,
        )  # fmt: skip

    done = Quantity.objects.filter(is_done=True).order_by("on")
    assert [(row.on.day, row.shown) for row in done] == [(20, 50_000_000), (28, 70_000_000)]
    assert Quantity.objects.get(kind="land_citizens").shown == Decimal("35.50")


@pytest.mark.parametrize(
    ("amounts", "sentence"),
    [
        ({}, "ít nhất một"),
        ({"money_state": Decimal("0.5")}, "số nguyên"),
        ({"money_state": Decimal(-1)}, "không thể âm"),
        ({"gold": Decimal(1)}, "ít nhất một"),
    ],
)
def test_quantities_that_cannot_be_are_refused(
    cast: Cast, amounts: dict[str, Decimal], sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        services.carry_out(decided(cast), amounts=amounts, is_done=False, by=cast.an, on=LATER)


def test_what_is_made_public_names_nobody(cast: Cast) -> None:
    petition = decided(cast)
    with pytest.raises(Invalid, match="họ tên"):
        services.publish(petition, way="posting", redacted="Ông Lê Văn Bình đúng", by=cast.an, on=LATER)
    services.publish(petition, way="posting", redacted="Công nhận một phần khiếu nại.", by=cast.an, on=LATER)

    assert len(selectors.life(petition).publications) == 1


def test_officials_are_among_the_persons(cast: Cast) -> None:
    petition, on = decided(cast), LATER
    amounts = {"persons_investigated": Decimal(1), "officials_investigated": Decimal(2)}
    with pytest.raises(Invalid, match="nhiều hơn tổng số người"):
        services.carry_out(petition, amounts=amounts, is_done=False, by=cast.an, on=on)

    services.carry_out(
        petition, amounts=amounts | {"persons_investigated": Decimal(3)}, is_done=False, by=cast.an, on=on
    )
    services.carry_out(
        petition, amounts={"persons_investigated": Decimal(1)}, is_done=True, by=cast.an, on=on
    )
    found = {
        tally.kind.value: (int(tally.done), tally.left_shown) for tally in selectors.tallies_of(petition)
    }
    assert found == {"persons_investigated": (1, 2), "officials_investigated": (0, 2)}
