"""Pages after a session: minutes, tasks, conclusion; who may, what each wrong input answers."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe.kernel.clock import today
from langnghe.reception import services
from langnghe.reception.models import Session, SessionState, SessionTask

from .conftest import HOURS, Desk

MINUTES = {
    "began_at": "07:30",
    "ended_at": "11:00",
    "conclusion": "Sửa cống",
    "attendees": "Trưởng phòng; Phòng Kinh tế",
}


@pytest.fixture
def as_an(cast: Any, client: Client) -> Client:
    client.force_login(cast.an)
    return client


@pytest.fixture
def here(cast: Any, desk: Desk) -> Session:
    return services.call_session(
        desk.unit, post=desk.head, place=desk.place, kind="unscheduled", held_on=today(),  # type: ignore[arg-type]
        hours=HOURS, topic="Thoát nước", by=cast.an, on=today(),
    )  # fmt: skip


def test_a_session_without_citizens_goes_from_plan_to_conclusion(
    as_an: Client, here: Session, desk: Desk
) -> None:
    pages = {
        name: reverse(f"reception:{name}", args=[here.pk]) for name in ("minutes", "add_task", "conclude")
    }

    assert (
        "Không có công dân đến: lập biên bản"
        in as_an.get(reverse("reception:session", args=[here.pk])).content.decode()
    )
    assert "checked" in as_an.get(pages["minutes"] + "?vang=1").content.decode()
    assert as_an.post(pages["minutes"], MINUTES | {"nobody_came": "on"}).status_code == 302
    given = {"text": "Kiểm tra cống", "unit": desk.unit.pk, "due_on": today().isoformat()}
    assert as_an.post(pages["add_task"], given).status_code == 302
    assert "Kiểm tra cống" in as_an.get(reverse("reception:tasks")).content.decode()
    assert "1 chưa trả lời" in as_an.get(reverse("reception:desk")).content.decode()
    assert (
        as_an.post(pages["conclude"], {"number": "1/TB", "issued_on": today().isoformat()}).status_code == 302
    )

    here.refresh_from_db()
    assert (here.state, here.conclusion_number) == (SessionState.IN_PERSON, "1/TB")
    for name in ("bien-ban", "ket-luan"):
        for kind in ("pdf", "docx"):
            assert (
                as_an.get(reverse("reception:session_paper", args=[here.pk, name, kind])).status_code == 200
            )


def test_wrong_input_keeps_what_was_typed(as_an: Client, here: Session, desk: Desk) -> None:
    minutes = reverse("reception:minutes", args=[here.pk])
    task = reverse("reception:add_task", args=[here.pk])
    conclude = reverse("reception:conclude", args=[here.pk])

    for wrong in ({"ended_at": "07:00"}, {"ended_at": ""}, {"attendees": "; Phòng"}):
        answer = as_an.post(minutes, MINUTES | wrong)
        assert answer.status_code == 422
        assert "Sửa cống" in answer.content.decode()
    assert as_an.post(minutes, MINUTES).status_code == 409
    assert as_an.post(task, {"text": ""}).status_code == 422
    assert (
        as_an.post(task, {"text": "x", "unit": desk.unit.pk, "due_on": today().isoformat()}).status_code
        == 409
    )
    assert as_an.post(conclude, {"number": ""}).status_code == 422
    assert as_an.post(conclude, {"number": "1", "issued_on": today().isoformat()}).status_code == 409
    assert as_an.get(reverse("reception:session_paper", args=[here.pk, "bien-ban", "pdf"])).status_code == 404


def test_a_task_is_answered_on_the_page_and_never_twice(as_an: Client, here: Session, desk: Desk) -> None:
    as_an.post(reverse("reception:minutes", args=[here.pk]), MINUTES | {"nobody_came": "on"})
    as_an.post(
        reverse("reception:add_task", args=[here.pk]),
        {"text": "Kiểm tra", "unit": desk.unit.pk, "due_on": today().isoformat()},
    )
    address = reverse("reception:answer_task", args=[SessionTask.objects.get().pk])

    assert as_an.post(address, {"answer": ""}).status_code == 422
    assert as_an.post(address, {"answer": "Đã xong"}).status_code == 302
    assert as_an.post(address, {"answer": "Lại xong"}).status_code == 409
    assert "Đã xong" in as_an.get(reverse("reception:tasks"), {"tat-ca": "1"}).content.decode()


def test_another_unit_finds_nothing(client: Client, cast: Any, here: Session) -> None:
    client.force_login(cast.dung)

    assert client.get(reverse("reception:minutes", args=[here.pk])).status_code == 404
    assert client.get(reverse("reception:tasks")).status_code == 200
