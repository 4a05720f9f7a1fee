"""The form of one minute: carry over, the careful question, a form that waited without a connection."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe.kernel.clock import today
from langnghe.people.models import Person
from langnghe.reception import services
from langnghe.reception.models import PaperReceived, Visit

from .conftest import Desk, turn
from .test_pages import FORM

PAGE = "reception:record"


@pytest.fixture
def as_an(cast: Any, client: Client) -> Client:
    client.force_login(cast.an)
    return client


def test_an_earlier_turn_fills_the_form(as_an: Client, cast: Any, desk: Desk) -> None:
    earlier = services.record_visit(
        desk.unit, turn(phone="0912345678"), received_on=today(), by=cast.an, on=today()
    )

    found = as_an.get(reverse(PAGE), {"tim": "345678"}).content.decode()
    filled = as_an.get(reverse(PAGE), {"tu": earlier.pk}).content.decode()

    assert f"Lượt {earlier}" in found
    assert 'value="Lê Văn Bình"' in filled
    assert "Vẫn vụ việc của lần trước" in filled
    as_an.post(reverse(PAGE), FORM | {"known": earlier.pk, "same_matter": "on"})
    assert Visit.objects.order_by("id").last().matter_id == Visit.objects.get(pk=earlier.pk).matter_id  # type: ignore[union-attr]


def test_the_question_is_asked_with_all_that_was_typed_and_answered(as_an: Client, desk: Desk) -> None:
    given = FORM | {"content": "Hỏi nơi nộp đơn tố cáo"}

    asked = as_an.post(reverse(PAGE), given)
    written = as_an.post(reverse(PAGE), given | {"not_denunciation": "procedure"})

    assert asked.status_code == 409
    assert "Hỏi cho chắc" in asked.content.decode()
    assert "Hỏi nơi nộp đơn" in asked.content.decode()
    assert written.status_code == 302
    assert Visit.objects.get().not_denunciation == "procedure"


def test_a_denunciation_leaves_nothing_even_on_the_page(as_an: Client, desk: Desk) -> None:
    answer = as_an.post(reverse(PAGE), FORM | {"content": "Bà Y nhận tiền", "is_denunciation": "on"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "theo chế độ mật" in text
    assert "Bà Y" not in text
    assert "Lê Văn Bình" not in text
    assert Person.objects.count() == 0


def test_a_turn_that_waited_is_written_once_on_its_day(as_an: Client, desk: Desk) -> None:
    day = today() - timedelta(days=1)
    given = FORM | {"received_on": day.isoformat()}

    first = as_an.post(reverse(PAGE), given, headers={"X-Waited": "1"})
    again = as_an.post(reverse(PAGE), given, headers={"X-Waited": "1"})

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["number"] == again.json()["number"]
    assert Visit.objects.get().received_on == day


@pytest.mark.parametrize(
    "wrong",
    [
        {"heads": "0"},
        {"received_on": "2020-01-01"},
        {"received_on": "2999-01-01"},
        {"papers": "x; 0"},
        {"representatives": "; Thanh Hóa"},
        {"not_denunciation": "because"},
        {"known": "999999"},
    ],
    ids=str,
)
def test_a_turn_that_waited_and_is_wrong_says_why(as_an: Client, desk: Desk, wrong: dict[str, str]) -> None:
    answer = as_an.post(reverse(PAGE), FORM | wrong, headers={"X-Waited": "1"})

    assert answer.status_code in {404, 409, 422}
    assert Visit.objects.count() == 0
    if answer.status_code != 404:
        assert answer.json()["errors"]


def test_lines_become_papers_and_speakers(as_an: Client, desk: Desk) -> None:
    as_an.post(
        reverse(PAGE),
        FORM
        | {
            "heads": "6",
            "representatives": "Trần Thị Hoa; 5 phố Ví Dụ\n\n",
            "papers": "Đơn; 2; gốc\nBản đồ",
        },
    )

    visit = Visit.objects.get()
    assert [one.person.full_name for one in visit.representatives.all()] == ["Trần Thị Hoa"]
    assert list(PaperReceived.objects.values_list("title", "sheets", "is_original").order_by("id")) == [
        ("Đơn", 2, True),
        ("Bản đồ", 1, False),
    ]


def test_the_page_masks_the_number_and_prints_the_papers(as_an: Client, cast: Any, desk: Desk) -> None:
    visit = services.record_visit(
        desk.unit,
        turn(identity_kind="card", identity_number="038099001234", papers=(("Đơn", 1, False),)),
        received_on=today(), by=cast.an, on=today(),
    )  # fmt: skip

    page = as_an.get(reverse("reception:visit", args=[visit.pk])).content.decode()
    printed = as_an.get(reverse("reception:visit_paper", args=[visit.pk, "bien-nhan", "pdf"]))

    assert "•••• 1234" in page
    assert "038099001234" not in page
    assert printed["Content-Type"] == "application/pdf"
    assert "no-store" in printed["Cache-Control"]
    assert as_an.get(reverse("reception:visit_paper", args=[visit.pk, "bien-nhan", "exe"])).status_code == 404


def test_a_notice_is_issued_from_the_page_and_another_unit_sees_none(
    as_an: Client, cast: Any, desk: Desk
) -> None:
    visit = services.record_visit(
        desk.unit,
        turn(result="refused", refusal_ground="refusal.3"),
        received_on=today(),
        by=cast.an,
        on=today(),
    )
    address = reverse("reception:issue_notice", args=[visit.pk])

    assert as_an.post(address, {"number": ""}).status_code == 422
    assert as_an.post(address, {"number": "5", "issued_on": "2020-01-01"}).status_code == 422
    assert as_an.post(address, {"number": "5", "issued_on": today().isoformat()}).status_code == 302
    as_an.force_login(cast.dung)
    assert as_an.get(reverse("reception:visit_paper", args=[visit.pk, "tu-choi", "pdf"])).status_code == 404
