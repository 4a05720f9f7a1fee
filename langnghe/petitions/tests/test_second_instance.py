"""A complaint lodged a second time: linked files, its own table, a dialogue always; then each refusal."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.audit.models import Entry
from langnghe.kernel.errors import Invalid, NotFound, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import EarlierDecision, Letter, Petition
from langnghe.petitions.tests.conftest import RULING, accepted, decided, facts, received
from langnghe.units.models import Unit

RECEIVED = date(2026, 12, 28)
ISSUED = date(2026, 12, 10)


@pytest.fixture
def province(cast: Cast) -> Unit:
    return Unit.objects.get(area=cast.committee.area.parent, kind="PEOPLES_COMMITTEE")


@pytest.fixture
def binh(cast: Cast, province: Unit) -> Any:
    """Works for the province, where second complaints go."""
    since = date(2021, 1, 1)
    return create_user(
        "tinh", password="x", display_name="Vũ Tỉnh", unit=province.pk, role=Role.HEAD, since=since
    )


def lodged(cast: Cast, province: Unit, officer: Any, **more: Any) -> Petition:
    """A second complaint about decision 45/QĐ-UBND, in the province's book."""
    given = facts(cast, unit=province, by=officer, received_on=RECEIVED)
    petition = services.receive(**given).petition
    named = {
        "body": cast.committee,
        "number": "45/QĐ-UBND",
        "issued_on": ISSUED,
        "by": officer,
        "on": RECEIVED,
    }
    return services.take_second(petition, **(named | more))


def accepted_second(cast: Cast, province: Unit, officer: Any) -> Petition:
    petition = lodged(cast, province, officer)
    petition = services.classify(
        petition, kind="complaint", field="land", because="Khiếu nại lần hai", by=officer, on=RECEIVED
    )
    return services.accept(petition, by=officer, on=date(2026, 12, 30))


def test_the_two_files_and_matters_are_linked(cast: Cast, province: Unit, binh: Any) -> None:
    first = decided(cast)
    second = lodged(cast, province, binh)

    assert (second.instance, second.earlier) == (2, first)
    assert second.matter.continues == first.matter
    story = selectors.matter_story(binh, RECEIVED, second.matter_id)
    assert (story.resolved, story.chain) == (1, [first.matter])


def test_the_link_opens_neither_file_to_the_other(cast: Cast, province: Unit, binh: Any) -> None:
    first, second = decided(cast), lodged(cast, province, binh)

    with pytest.raises(NotFound):
        selectors.file(binh, RECEIVED, first.pk)
    with pytest.raises(NotFound):
        selectors.file(cast.an, RECEIVED, second.pk)


def test_a_first_decision_kept_on_paper_is_named_without_a_link(
    cast: Cast, province: Unit, binh: Any
) -> None:
    second = lodged(cast, province, binh, number="12/QĐ-UBND")

    assert (second.instance, second.earlier) == (2, None)
    earlier = selectors.life(second).earlier
    assert earlier is not None
    assert earlier.number == "12/QĐ-UBND"


def test_the_term_of_the_second_resolution_runs(cast: Cast, province: Unit, binh: Any) -> None:
    second = accepted_second(cast, province, binh)

    clock = second.clocks.get(ended_on__isnull=True)
    assert (clock.rule, clock.cite) == ("complaint.second_resolution", "Điều 37 Luật Khiếu nại")
    assert (clock.due_on - clock.counted_from).days >= 45


def test_a_second_decision_needs_a_dialogue_and_what_becomes_of_the_first(
    cast: Cast, province: Unit, binh: Any
) -> None:
    second = accepted_second(cast, province, binh)
    on = date(2027, 1, 20)
    with pytest.raises(Invalid, match="công nhận, sửa hay hủy"):
        services.decide(second, ruling=RULING, by=binh, on=on)
    ruling = services.Ruling(outcome="wrong", on_first="upheld", summary="Giữ nguyên.", number="7/QĐ-UBND")
    with pytest.raises(WrongState, match="đối thoại"):
        services.decide(second, ruling=ruling, by=binh, on=on)

    services.call_dialogue(
        second, held_on=date(2027, 1, 12), place="Trụ sở", content="Đơn giá", chair="Chủ tịch UBND tỉnh",
        by=binh, on=date(2027, 1, 5),
    )  # fmt: skip
    services.hold_dialogue(second, text="Một bên vắng", is_absent=True, by=binh, on=date(2027, 1, 12))
    assert services.decide(second, ruling=ruling, by=binh, on=on).state == "decided"
    assert second.clocks.get(ended_on__isnull=True).rule == "complaint.second.send"


def test_a_second_decision_is_not_complained_of_again(cast: Cast, province: Unit, binh: Any) -> None:
    second = accepted_second(cast, province, binh)

    with pytest.raises(WrongState):
        services.appeal(second, to="Bộ", because="", by=binh, on=date(2027, 1, 20))


def test_a_mistaken_second_is_a_first_again(cast: Cast, province: Unit, binh: Any) -> None:
    petition = lodged(cast, province, binh)
    services.classify(petition, kind="complaint", field="land", because="Vì", by=binh, on=RECEIVED)
    first = services.take_first(petition, because="Chưa ai giải quyết", by=binh, on=RECEIVED)

    assert (first.instance, first.earlier) == (1, None)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"number": " "}, "số quyết định"), ({"issued_on": date(2027, 1, 1)}, "sau ngày nhận")],
)
def test_a_first_decision_that_cannot_be_is_refused(
    cast: Cast, province: Unit, binh: Any, wrong: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        lodged(cast, province, binh, **wrong)


def test_the_first_file_knows_of_the_appeal(cast: Cast) -> None:
    petition = services.appeal(decided(cast), to="UBND tỉnh", because="", by=cast.an, on=RECEIVED)

    assert petition.steps.get(name="appeal").because == "UBND tỉnh"
    with pytest.raises(Invalid, match="nơi nhận"):
        services.appeal(received(cast), to=" ", because="", by=cast.an, on=RECEIVED)


def late(cast: Cast, province: Unit, officer: Any) -> Petition:
    """Received on the 42nd day after the first decision."""
    petition = lodged(cast, province, officer, issued_on=date(2026, 11, 16))
    return services.classify(
        petition, kind="complaint", field="land", because="Khiếu nại lần hai", by=officer, on=RECEIVED
    )


def test_a_late_second_complaint_is_accepted_only_with_its_reason(
    cast: Cast, province: Unit, binh: Any, client: Client, at_today: Callable[[date], None]
) -> None:
    at_today(RECEIVED)
    petition = late(cast, province, binh)
    with pytest.raises(Invalid, match="trở ngại khách quan"):
        services.accept(petition, by=binh, on=RECEIVED)

    client.force_login(binh)
    address, day = f"/don/{petition.pk}/thu-ly/", {"on": RECEIVED.isoformat()}
    assert client.post(address, day).status_code == 422
    client.post(address, day | {"late_because": "Nằm viện đến 20/12/2026"})
    petition.refresh_from_db()
    assert petition.state == "accepted"
    assert "Nằm viện đến 20/12/2026" in client.get(f"/don/{petition.pk}/").content.decode()


def replaced(cast: Cast) -> tuple[Petition, str]:
    """A first decision whose paper of our book was replaced: 01 became 02."""
    on = date(2026, 12, 10)
    ruling = services.Ruling(outcome="right", summary="Đã xem xét lại.")
    first = services.decide(accepted(cast), ruling=ruling, by=cast.chi, on=on)
    was = first.answer_number
    return first, was


def replace(cast: Cast) -> None:
    new = services.replace_letter(Letter.objects.get(), by=cast.an, on=RECEIVED)
    services.issue_letter(new, by=cast.chi, on=RECEIVED)


def test_a_second_complaint_follows_the_number_of_the_decision_that_stands(
    cast: Cast, province: Unit, binh: Any
) -> None:
    _first, was = replaced(cast)
    petition = lodged(cast, province, binh, number=was, issued_on=date(2026, 12, 10))
    replace(cast)

    assert EarlierDecision.objects.get(step__petition=petition).number == "02/QĐ-UBND"
    entry = Entry.objects.get(action="petition.earlier_renumbered")
    assert (entry.subject_id, entry.actor, entry.data["was"]) == (petition.pk, "", was)


def test_one_that_comes_with_the_number_of_the_replaced_paper_finds_the_decision(
    cast: Cast, province: Unit, binh: Any
) -> None:
    first, was = replaced(cast)
    replace(cast)
    petition = lodged(cast, province, binh, number=was, issued_on=date(2026, 12, 10))

    assert petition.earlier == first
    assert EarlierDecision.objects.get(step__petition=petition).number == "02/QĐ-UBND"
