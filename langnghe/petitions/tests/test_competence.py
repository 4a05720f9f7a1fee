"""Competence: what the machine suggests with its article, shown before anything is saved, and what a person says."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.kernel.errors import Invalid
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition, Respondent
from langnghe.petitions.tests.conftest import classified, received
from langnghe.petitions.tests.test_odd_days import sealed
from langnghe.units.models import AdministrativeArea, Unit

DAY, BEFORE = date(2026, 11, 20), date(2025, 3, 1)
GUIDED = {"on": "2026-11-20", "kind": "complaint", "field": "land", "because": "Quyết định của cơ quan khác"}
WARD = "UBND phường Hạc Thành"


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(DAY)


@pytest.fixture
def desk(client: Client, cast: Cast) -> Client:
    client.force_login(cast.an)
    return client


def post(desk: Client, petition: Petition, status: int = 302, **more: Any) -> str:
    answer = desk.post(f"/don/{petition.pk}/phan-loai/", GUIDED | more)
    assert answer.status_code == status, answer.content.decode()
    petition.refresh_from_db()
    return answer.content.decode()


def province() -> AdministrativeArea:
    return Unit.objects.get(name="UBND tỉnh Thanh Hóa", valid_until=None).area


def department(**more: Any) -> Unit:
    area = province()
    given = {"code": "so-nn", "area": area, "kind": "AGENCY", "name": "Sở Nông nghiệp và Môi trường"}
    return Unit.objects.create(**(given | {"sort_key": "s", "folded": "so nong nghiep"} | more))


def test_the_suggestion_stands_beside_the_question_with_its_article_and_saves_nothing(
    desk: Client, cast: Cast
) -> None:
    petition = received(cast)
    page = post(desk, petition, 200, about=WARD, because="", look="1")

    assert "Máy gợi ý: không thuộc thẩm quyền của cơ quan này" in page
    assert f"<li>{WARD}</li>" in page
    assert "Điều 17 Luật Khiếu nại" in page
    assert "Lần đầu đối với quyết định, hành vi của mình" in page
    assert 'class="error"' not in page
    assert petition.state == "received"


def test_the_body_named_at_the_counter_is_asked_about_at_once(desk: Client, cast: Cast) -> None:
    petition = received(cast)
    ward = Unit.objects.get(name=WARD)
    Respondent.objects.create(petition=petition, is_body=True, full_name=WARD, unit=ward)
    page = desk.get(f"/don/{petition.pk}/phan-loai/").content.decode()

    assert f'value="{WARD}"' in page
    assert "Điều 17 Luật Khiếu nại" in page


def test_where_the_machine_suggests_a_person_answers(desk: Client, cast: Cast) -> None:
    petition = received(cast)
    page = post(desk, petition, 422, about=WARD)
    assert "Xem gợi ý của máy rồi chọn" in page
    assert "Điều 17 Luật Khiếu nại" in page

    post(desk, petition, about=WARD, within="yes")
    assert (petition.is_within, petition.competent) == (True, None)


def test_a_body_that_is_in_no_list_is_outside_because_a_person_says_so(desk: Client, cast: Cast) -> None:
    petition = received(cast)
    post(desk, petition, within="no", because="Bản án của Tòa án nhân dân khu vực")

    assert (petition.is_within, petition.competent) == (False, None)
    page = desk.get(f"/don/{petition.pk}/").content.decode()
    assert "không thuộc thẩm quyền" in page
    assert f'class="btn" href="/don/{petition.pk}/huong-dan/"' in page


def test_a_body_that_is_in_no_list_is_named_and_the_next_step_begins_with_it(
    desk: Client, cast: Cast
) -> None:
    court = "Tòa án nhân dân khu vực 1"
    petition = received(cast)
    post(desk, petition, within="no", competent_outside=f" {court} ")

    assert (petition.is_within, petition.competent, petition.competent_outside) == (False, None, court)
    assert f"không thuộc thẩm quyền; {court}" in desk.get(f"/don/{petition.pk}/").content.decode()
    assert court in desk.get(f"/don/{petition.pk}/huong-dan/").content.decode()
    post(desk, petition, within="yes")
    assert petition.competent_outside == ""
    sent_on = received(cast)
    post(desk, sent_on, kind="feedback", within="no", competent_outside="Điện lực Thanh Hóa")
    page = desk.get(f"/don/{sent_on.pk}/chuyen-don/").content.decode()
    assert 'name="outside" value="Điện lực Thanh Hóa"' in page


@pytest.mark.parametrize("more", [{"within": "yes"}, {"within": ""}, {"within": "no", "competent": WARD}])
def test_one_body_is_named_and_only_of_what_is_not_ours(
    desk: Client, cast: Cast, more: dict[str, str]
) -> None:
    page = post(desk, received(cast), 422, competent_outside="Tòa án nhân dân khu vực 1", **more)

    assert "Chỉ ghi một nơi có thẩm quyền" in page


@pytest.mark.parametrize("kind", ["recommendation", "feedback"])
def test_recommendations_and_feedback_are_asked_too(desk: Client, cast: Cast, kind: str) -> None:
    petition = received(cast)
    page = post(desk, petition, 200, kind=kind, look="1")
    assert "Chuyển đơn." in page
    assert "Thông tư 05/2021" in page

    post(desk, petition, kind=kind, within="no", competent=WARD)
    assert (petition.is_within, petition.competent_id) == (False, Unit.objects.get(name=WARD).pk)
    assert f'value="{WARD}"' in desk.get(f"/don/{petition.pk}/chuyen-don/").content.decode()


def test_not_known_stays_not_known(desk: Client, cast: Cast) -> None:
    petition = received(cast)
    post(desk, petition, within="unknown")
    assert petition.is_within is None
    post(desk, petition)
    assert petition.is_within is None


def test_the_body_that_is_not_competent_is_not_named_as_the_competent_one(desk: Client, cast: Cast) -> None:
    ward = Unit.objects.get(name=WARD)
    add_membership(cast.an, unit=ward.pk, role=Role.HANDLER, since=BEFORE)
    page = post(desk, received(cast, unit=ward), 422, within="no", competent=WARD)

    assert "chính cơ quan này" in page


def test_a_divided_district_names_what_took_its_place_for_a_person_to_choose(
    desk: Client, cast: Cast
) -> None:
    district = Unit.objects.get(name="UBND huyện Thọ Xuân")
    after = selectors.competent(district, instance=1, on=DAY)
    petition = received(cast)
    page = post(desk, petition, 200, about="UBND huyện Thọ Xuân", about_on="2025-03-01", look="1")

    assert len(after.units) > 1
    for unit in after.units:
        assert f"<li>{unit.name}</li>" in page
    assert "Nghị định 141/2025" in page

    chosen = after.units[1]
    post(
        desk, petition, about="UBND huyện Thọ Xuân", about_on="2025-03-01", within="no", competent=chosen.name
    )
    assert (petition.is_within, petition.competent) == (False, chosen)


def test_of_several_successors_the_machine_chooses_none(cast: Cast) -> None:
    found = selectors.competent(Unit.objects.get(name="UBND huyện Thọ Xuân"), instance=1, on=DAY)

    assert found.suggests(found.units[0]) is None
    assert found.suggests(cast.committee) is False


def test_a_second_complaint_against_a_department_is_the_provinces(cast: Cast) -> None:
    found = selectors.competent(department(), instance=2, on=DAY)

    assert [unit.name for unit in found.units] == ["UBND tỉnh Thanh Hóa"]
    assert "141/2025" in found.rules[0].cite
    assert "giám đốc sở" in found.rules[0].says


def test_a_first_complaint_against_a_department_is_its_own(cast: Cast) -> None:
    one = department()
    assert selectors.competent(one, instance=1, on=DAY).units == [one]


def test_a_second_complaint_against_a_unit_of_a_department_is_the_departments(cast: Cast) -> None:
    one = department()
    below = department(code="cc-tl", kind="PUBLIC_UNIT", name="Trung tâm Thủy lợi", parent=one)

    assert selectors.competent(below, instance=2, on=DAY).units == [one]


@pytest.mark.parametrize(
    ("name", "instance", "on", "cite"),
    [
        (WARD, 2, DAY, "141/2025"),
        ("UBND phường Hàm Rồng", 2, date(2024, 5, 1), "Điều 18"),
        ("UBND tỉnh Thanh Hóa", 2, DAY, "Luật Khiếu nại"),
    ],
)
def test_the_article_is_that_of_who_decides(
    cast: Cast, name: str, instance: int, on: date, cite: str
) -> None:
    about = next(unit for unit in Unit.objects.filter(name=name) if unit.stands(on))
    assert cite in selectors.competent(about, instance=instance, on=on).rules[0].cite


def test_of_a_body_that_no_rule_names_nothing_is_said(desk: Client, cast: Cast) -> None:
    found = selectors.competent(cast.party, instance=1, on=DAY)
    assert (found.units, found.rules, found.suggests(cast.committee)) == ([], [], None)


def test_the_reason_given_before_is_still_shown(desk: Client, cast: Cast) -> None:
    petition = received(cast)
    post(desk, petition, because="Nêu quyết định thu hồi đất")
    post(desk, petition, kind="feedback", because="Chỉ báo đèn hỏng")
    page = desk.get(f"/don/{petition.pk}/").content.decode()

    assert "Chỉ báo đèn hỏng" in page
    assert "đến 20/11/2026 là khiếu nại: Nêu quyết định thu hồi đất" in page


def test_a_sealed_denunciation_shows_the_rule_and_takes_the_answer(client: Client, cast: Cast) -> None:
    petition = sealed(cast)
    client.force_login(cast.an)
    page = client.get(f"/don/{petition.pk}/phan-loai/").content.decode()
    assert "tố cáo người đứng đầu do cấp trên giải quyết" in page

    post(client, petition, kind="denunciation", within="no")
    assert petition.is_within is False
    assert petition.clocks.filter(rule="denunciation.transfer", ended_on__isnull=True).exists()


def test_what_was_found_outside_is_accepted_only_with_the_reason(client: Client, cast: Cast) -> None:
    outside = services.Findings(is_eligible=True, is_within=False)
    petition = services.classify(
        received(cast), kind="complaint", field="land", because="x", findings=outside, by=cast.an, on=DAY
    )
    with pytest.raises(Invalid, match="không thuộc thẩm quyền"):
        services.accept(petition, by=cast.chi, on=DAY)

    client.force_login(cast.chi)
    page = client.get(f"/don/{petition.pk}/thu-ly/").content.decode()
    assert "Vì sao vẫn thụ lý" in page
    assert 'role="alert"' in page
    assert client.post(f"/don/{petition.pk}/thu-ly/", {"on": "2026-11-20"}).status_code == 422
    given = {"on": "2026-11-20", "outside_because": "Cấp trên giao giải quyết"}
    client.post(f"/don/{petition.pk}/thu-ly/", given)
    petition.refresh_from_db()
    assert petition.state == "accepted"
    assert petition.steps.get(name="accept").because == "Cấp trên giao giải quyết"


def test_what_is_within_or_not_known_is_accepted_as_before(client: Client, cast: Cast) -> None:
    petition = classified(cast)
    client.force_login(cast.chi)
    assert "Vì sao vẫn thụ lý" not in client.get(f"/don/{petition.pk}/thu-ly/").content.decode()
