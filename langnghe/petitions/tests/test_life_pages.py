"""Pages of a file's life: every move has one, each keeps what was typed, and each refusal has its sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from conftest import Cast
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.audit.models import Entry
from langnghe.design.writing import short_date
from langnghe.petitions import selectors, services, workflow
from langnghe.petitions.models import Petition, PetitionSetting
from langnghe.petitions.tests.conftest import accepted, classified, decided, facts, received
from langnghe.petitions.views.step_table import BY_MOVE
from langnghe.units.models import Unit

DAY = date(2026, 11, 20)
# How a conciliation ended is one page.
WITHOUT_PAGE = {"fail_conciliation"}


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(DAY)


def as_(client: Client, user: object) -> Client:
    client.force_login(user)  # type: ignore[arg-type]
    return client


def test_every_move_has_a_page() -> None:
    moves = {move.name for table in workflow.TABLES.values() for move in table}

    assert moves - set(BY_MOVE) == WITHOUT_PAGE
    assert set(BY_MOVE) <= moves


STARTS: dict[str, Callable[[Cast], Petition]] = {
    "received": received,
    "classified": classified,
    "accepted": accepted,
    "decided": lambda cast: decided(cast, on=DAY),
    "feedback": lambda cast: accepted(cast, "feedback"),
    "dispute": lambda cast: classified(cast, "dispute"),
}


@pytest.mark.parametrize("start", STARTS)
def test_every_step_that_is_offered_opens_and_refuses_an_empty_form_in_words(
    client: Client, cast: Cast, start: str
) -> None:
    petition = STARTS[start](cast)
    client = as_(client, cast.chi)
    offered = [move.name for move in workflow.moves_from(petition.table, petition.state)]
    for name in set(offered) & set(BY_MOVE):
        address = f"/don/{petition.pk}/{BY_MOVE[name].slug}/"
        assert client.get(address).status_code == 200, address
        empty = client.post(address, {"on": "", "because": "giữ lại chữ này"})
        assert empty.status_code == 422, address
        assert 'class="error"' in empty.content.decode(), address
        if "because" in BY_MOVE[name].form.base_fields:
            assert "giữ lại chữ này" in empty.content.decode(), address


GUIDED = {"on": "2026-11-19", "kind": "complaint", "field": "land", "because": "Quyết định của Chủ tịch"}


def post(client: Client, petition: Petition, **more: Any) -> Petition:
    answer = client.post(f"/don/{petition.pk}/phan-loai/", GUIDED | more)
    assert answer.status_code == 302, answer.content.decode()
    petition.refresh_from_db()
    return petition


def test_the_guided_questions_find_who_is_competent(client: Client, cast: Cast) -> None:
    ward = Unit.objects.get(name="UBND phường Hạc Thành")
    petition = post(
        as_(client, cast.an),
        received(cast),
        about="UBND phường Hạc Thành",
        missing_condition="none",
        within="no",
    )

    assert (petition.is_eligible, petition.is_within, petition.competent) == (True, False, ward)
    page = client.get(f"/don/{petition.pk}/").content.decode()
    assert "không thuộc thẩm quyền; UBND phường Hạc Thành" in page
    assert f'class="btn" href="/don/{petition.pk}/huong-dan/"' in page


def points_to(client: Client, petition: Petition, slug: str) -> bool:
    page = client.get(f"/don/{petition.pk}/").content.decode()
    return f'class="btn" href="/don/{petition.pk}/{slug}/"' in page


def test_a_complaint_that_lacks_a_condition_points_to_completing_then_to_filing_away(
    client: Client, cast: Cast
) -> None:
    petition = post(as_(client, cast.an), received(cast), missing_condition="eligible.author")
    address = f"/don/{petition.pk}/bo-sung/"

    assert (petition.is_eligible, petition.missing_condition) == (False, "eligible.author")
    assert points_to(client, petition, "bo-sung")
    assert "có chữ ký hoặc điểm chỉ" in client.get(address).content.decode()
    given = {"on": "2026-11-20", "because": "Thiếu chữ ký"}
    shown = client.post(address, given).content.decode()
    assert "Để có đủ điều kiện xử lý" in shown
    page = client.post(address, {**given, "confirm": "1"}, follow=True)
    assert "Hướng dẫn bổ sung" in page.content.decode()
    assert "số 01/UBND" in page.content.decode()
    assert points_to(client, petition, "luu-don")


def test_what_nobody_can_supply_points_to_filing_away(client: Client, cast: Cast) -> None:
    given = [("complaint", "eligible.not_processed_yet"), ("feedback", "eligible.kn_pa")]
    for kind, condition in given:
        petition = post(as_(client, cast.an), received(cast), kind=kind, missing_condition=condition)
        assert points_to(client, petition, "luu-don"), condition


def test_a_complaint_that_lacks_a_signature_is_not_accepted_before_it_is_classified_again(
    client: Client, cast: Cast
) -> None:
    petition = post(as_(client, cast.an), received(cast), missing_condition="eligible.author")
    address = f"/don/{petition.pk}/thu-ly/"
    refused = as_(client, cast.chi).post(address, {"on": "2026-11-20"})

    assert refused.status_code == 409
    assert "chữ ký hoặc điểm chỉ" in refused.content.decode()
    assert "khoản 5 Điều 11 Luật Khiếu nại" in refused.content.decode()
    post(client, petition, missing_condition="none")
    assert client.post(address, {"on": "2026-11-20"}).status_code == 302


def test_a_complaint_passed_on_outside_competence_points_back_to_who_passed_it_on(
    client: Client, cast: Cast
) -> None:
    petition = received(cast, channel="passed_on")
    petition = post(
        as_(client, cast.chi), petition, about="UBND phường Hạc Thành", within="no", missing_condition="none"
    )

    assert points_to(client, petition, "tra-lai")


def test_a_step_with_nothing_to_do_is_not_offered(client: Client, cast: Cast) -> None:
    page = as_(client, cast.chi).get(f"/don/{accepted(cast).pk}/").content.decode()

    assert "/tam-dinh-chi/" in page
    for slug in ("gui-tam-dinh-chi", "mot-so-nguoi-rut"):
        assert f"/{slug}/" not in page


def test_criteria_make_a_complaint_complex(client: Client, cast: Cast) -> None:
    petition = post(as_(client, cast.an), received(cast), criteria=["several_agencies"])

    assert (petition.is_complex, petition.complex_because) == (True, ["several_agencies"])


def test_a_tick_without_a_criterion_is_refused_in_words(client: Client, cast: Cast) -> None:
    petition = received(cast)
    answer = as_(client, cast.an).post(
        f"/don/{petition.pk}/phan-loai/", GUIDED | {"is_complex": "on", "missing_condition": "none"}
    )

    assert answer.status_code == 422
    assert "ít nhất một tiêu chí" in answer.content.decode()


RULED = {"on": "2026-11-20", "outcome": "right", "summary": "Đã xem xét lại.", "confirm": "1"}


@pytest.mark.parametrize(
    ("differ", "status", "words"),
    [
        ({}, 422, "còn khác nhau không?"),
        ({"still_differ": "yes"}, 409, "Chưa có biên bản đối thoại"),
        ({"still_differ": "no"}, 302, ""),
    ],
)
def test_a_decision_says_whether_claim_and_findings_still_differ(
    client: Client, cast: Cast, differ: dict[str, str], status: int, words: str
) -> None:
    petition = accepted(cast)
    answer = as_(client, cast.chi).post(f"/don/{petition.pk}/quyet-dinh/", RULED | differ)

    assert answer.status_code == status, answer.content.decode()
    assert words in answer.content.decode()
    told = Entry.objects.filter(action="petition.decided").values_list("data", flat=True).first()
    assert (told or {}).get("still_differ") == (False if status == 302 else None)


def test_the_words_of_the_petition_suggest_and_nobody_is_bound(client: Client, cast: Cast) -> None:
    petition = received(cast)
    page = as_(client, cast.an).get(f"/don/{petition.pk}/phan-loai/").content.decode()

    assert "Lời trong đơn gợi ý: khiếu nại" in page
    assert "ngoài ba luật" not in page


@pytest.mark.parametrize(
    ("instance", "on", "cite"),
    [(1, date(2024, 5, 1), "Điều 18"), (2, date(2024, 5, 1), "Luật Khiếu nại"), (2, DAY, "141/2025")],
)
def test_competence_follows_level_and_day(cast: Cast, instance: int, on: date, cite: str) -> None:
    found = selectors.competent(cast.committee, instance=instance, on=on)

    assert cite in found.rules[0].cite
    assert found.units


def test_a_step_is_undone_on_its_page(client: Client, cast: Cast) -> None:
    petition = classified(cast)
    client = as_(client, cast.an)
    assert "Hoàn tác bước này" in client.get(f"/don/{petition.pk}/").content.decode()
    petition.steps.update(taken_at=timezone.now())
    text = client.post(f"/don/{petition.pk}/hoan-tac/", follow=True).content.decode()

    assert "Đã hoàn tác" in text
    petition.refresh_from_db()
    assert petition.state == "received"
    assert "chưa có bước nào" in client.post(f"/don/{petition.pk}/hoan-tac/", follow=True).content.decode()


def test_a_matter_tells_how_often_and_who(client: Client, cast: Cast) -> None:
    petition = decided(cast, on=DAY)
    client = as_(client, cast.an)
    address = f"/vu-viec/{petition.matter_id}/"
    added = client.post(
        address, {"on": "2026-11-19", "name": "Sở Nông nghiệp", "role": "co_operate"}, follow=True
    )
    text = added.content.decode()

    story = text.partition('id="story"')[2].partition("</section>")[0]
    told = [
        story.index(word) for word in ("Tiếp nhận, vào sổ", "Phân loại", "Thụ lý", "Ra quyết định giải quyết")
    ]

    assert told == sorted(told)
    assert f"Đơn {petition}" in story
    assert "Số lần giải quyết</dt><dd>1" in text
    assert "Sở Nông nghiệp (phối hợp)" in text
    assert client.post(address, {"on": "2026-11-19", "role": "lead"}).status_code == 422
    assert as_(client, cast.dung).get(address).status_code == 404


def test_the_head_sets_the_way_of_working_and_a_proposal_walks_it(client: Client, cast: Cast) -> None:
    add_membership(cast.editor, unit=cast.committee.pk, role=Role.HANDLER, since=date(2021, 1, 1))
    given = {"unit": cast.committee.pk, "approvals": "1", "approver": "em", "rank": "1"}
    assert as_(client, cast.an).get("/don/cach-lam/").status_code == 403
    assert as_(client, cast.chi).post("/don/cach-lam/", given | {"approver": "ai"}).status_code == 422
    assert client.post("/don/cach-lam/", given).status_code == 302
    assert PetitionSetting.objects.get().approvals == 1
    assert client.post("/don/cach-lam/", given | {"approvals": "2", "approver": ""}).status_code == 422
    assert PetitionSetting.objects.get().approvals == 1

    petition = classified(cast)
    address = f"/don/{petition.pk}"
    assert client.post(f"{address}/thu-ly/", {"on": "2026-11-19"}).status_code == 409
    assert (
        as_(client, cast.an).post(f"{address}/de-xuat/", {"on": "2026-11-19", "move": "accept"}).status_code
        == 422
    )
    client.post(f"{address}/de-xuat/", {"on": "2026-11-19", "move": "accept", "text": "Đủ điều kiện"})
    assert "người duyệt ở cấp này" in client.post(f"{address}/duyet/", follow=True).content.decode()
    as_(client, cast.editor).post(f"{address}/duyet/", {"approve": ""})
    assert as_(client, cast.chi).post(f"{address}/thu-ly/", {"on": "2026-11-19"}).status_code == 302


def test_a_finished_file_tells_its_whole_story(client: Client, cast: Cast) -> None:
    petition = decided(cast, on=DAY)
    services.publish(petition, way="posting", redacted="Đúng một phần", by=cast.an, on=DAY)
    client = as_(client, cast.an)
    given = {
        "on": "2026-11-20",
        "is_done": "yes",
        "amount_money_citizens": "120000000",
        "amount_land_citizens": "35.5",
        "because": "Trả cả hoa lợi",
    }
    answer = client.post(f"/don/{petition.pk}/thi-hanh/", given)
    assert answer.status_code == 302, answer.content.decode()
    text = client.get(f"/don/{petition.pk}/").content.decode()

    for words in ("120.000.000", "niêm yết tại trụ sở", "45/QĐ-UBND", "nếu không có khiếu nại tiếp"):
        assert words in text


def test_who_verifies_is_chosen_by_name_and_stands_on_the_file(client: Client, cast: Cast) -> None:
    petition = accepted(cast)
    client, address = as_(client, cast.chi), f"/don/{petition.pk}/giao-xac-minh/"
    given = {"on": "2026-11-20", "number": "21/QĐ", "due_on": "2026-12-01"}

    assert "Chọn người của đơn vị" in client.post(address, given).content.decode()
    assert client.post(address, given | {"people": [cast.dung.pk]}).status_code == 422
    page = client.post(address, given | {"people": [cast.an.pk]}, follow=True).content.decode()
    assert page[page.index('id="verification"') :].count(str(cast.an)) >= 1


def test_who_approves_is_ended_on_the_page_of_the_way_of_working(client: Client, cast: Cast) -> None:
    code = cast.committee.pk
    row = services.name_approver(code, rank=1, user=cast.an, by=cast.chi, on=DAY)
    services.set_approvals(code, approvals=1, by=cast.chi, on=DAY)
    address = f"/don/cach-lam/nguoi-duyet/{row.pk}/thoi/"
    assert as_(client, cast.an).post(address).status_code == 404
    assert "chưa có ai duyệt" in as_(client, cast.chi).post(address, follow=True).content.decode()
    services.name_approver(code, rank=1, user=cast.chi, by=cast.chi, on=DAY)
    page = client.post(address, follow=True).content.decode()

    assert "thôi duyệt từ hôm nay" in page
    assert f"Cấp 1: {cast.an}" not in page


def test_what_is_carried_out_beyond_what_was_decided_asks_why(client: Client, cast: Cast) -> None:
    petition = decided(cast, on=DAY)
    client, address = as_(client, cast.an), f"/don/{petition.pk}/thi-hanh/"
    ordered = {"on": "2026-11-20", "is_done": "no", "amount_land_citizens": "10.5"}
    assert client.post(address, ordered).status_code == 302
    assert "10,5" in client.get(address).content.decode()
    done = ordered | {"is_done": "yes", "amount_land_citizens": "50"}
    refused = client.post(address, done)

    assert refused.status_code == 422
    text = refused.content.decode()
    assert "quyết định 10,5, đã thi hành 50" in text
    assert 'value="50"' in text
    page = client.post(address, done | {"because": "Đo lại thửa đất"}, follow=True).content.decode()
    assert "nhiều hơn 39,5" in page
    assert "Đo lại thửa đất" in page


def test_bodies_of_a_matter_are_written_by_who_leads_one_of_its_files(client: Client, cast: Cast) -> None:
    """The newest file was handed on; the older one is still led here."""
    older = classified(cast, "feedback")
    newer = services.receive(**facts(cast, kind="feedback", matter=older.matter)).petition
    given = {"kind": "feedback", "field": "land", "because": "Vì", "by": cast.an, "on": DAY}
    newer = services.classify(newer, **given)
    ward = Unit.objects.get(name="UBND phường Hạc Thành")
    services.transfer(newer, to=ward, because="Thuộc phường", by=cast.chi, on=DAY)
    client, address = as_(client, cast.an), f"/vu-viec/{older.matter_id}/"
    for name, role in (("Sở A", "lead"), ("Sở B", "lead"), ("Sở C", "co_operate"), ("Ban D", "follow")):
        answer = client.post(address, {"on": DAY.isoformat(), "name": name, "role": role})
        assert answer.status_code == 302, answer.content.decode()

    page = client.get(address).content.decode()
    for told in ("Sở B (chủ trì)", "Sở C (phối hợp)", "Ban D (theo dõi)"):
        assert told in page
    assert (
        client.post(address, {"on": DAY.isoformat(), "name": "Sở C", "role": "co_operate"}).status_code == 422
    )


def test_a_body_of_a_matter_ends_its_role_and_who_had_it_is_kept(
    client: Client, cast: Cast, at_today: Any
) -> None:
    at_today(DAY)
    petition = classified(cast, "feedback")
    given = {"unit": None, "name": "Sở C", "role": "co_operate", "by": cast.an}
    body = services.add_body(petition, **given, on=date(2026, 11, 18))
    matter = f"/vu-viec/{petition.matter_id}/"
    end = f"{matter}co-quan/{body.pk}/thoi/"
    client.force_login(cast.dung)
    assert client.post(end).status_code == 404
    client.force_login(cast.an)
    assert end in client.get(matter).content.decode()
    shown = client.post(end, follow=True).content.decode()

    body.refresh_from_db()
    assert body.until == DAY
    assert f"từ {short_date(date(2026, 11, 18))} đến {short_date(DAY)}" in shown
    assert end not in shown
    assert "không có vai trò nào đang giữ" in client.post(end, follow=True).content.decode()
    services.add_body(petition, **given, on=DAY)
