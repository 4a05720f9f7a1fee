"""One step for several petitions: tried on each, then written one by one; what is refused stays as it was."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from conftest import PASSWORD, Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.audit.models import Entry
from langnghe.kernel.errors import NotAllowed, WrongState
from langnghe.notifications.models import Message
from langnghe.petitions import selectors, services
from langnghe.petitions.models import MatterBody, Petition, Transfer
from langnghe.petitions.tests.conftest import accepted, classified, received
from langnghe.petitions.tests.test_denunciations import taken
from langnghe.units.models import Unit
from langnghe.vault.tests.conftest import Keepers

DAY = date(2026, 11, 20)
URL = "/don/nhieu-don/"


@pytest.fixture(autouse=True)
def _today(at_today: Callable[[date], None]) -> None:
    at_today(DAY)


@pytest.fixture
def khanh(cast: Cast) -> User:
    user = create_user(
        "khanh",
        password=PASSWORD,
        display_name="Vũ Khánh",
        unit=cast.committee.pk,
        role=Role.HANDLER,
        since=date(2021, 1, 1),
    )
    User.objects.filter(pk=user.pk).update(email="khanh@example.vn")
    return user


def asked(act: str, *petitions: Petition, **more: Any) -> dict[str, Any]:
    return {"viec": act, "don": [one.pk for one in petitions], **more}


def test_the_preview_says_what_each_meets_and_writes_nothing(chi: Client, cast: Cast) -> None:
    ready, early = classified(cast, "feedback"), received(cast)
    entries = Entry.objects.count()
    page = chi.post(URL, asked("luu", ready, early)).content.decode()

    assert "hồ sơ kết thúc, lưu với lý do này" in page
    assert "Sẽ bỏ qua" in page
    assert "trạng thái không cho phép bước này" in page
    assert Entry.objects.count() == entries


def test_what_can_be_filed_is_filed_and_the_rest_is_told(chi: Client, cast: Cast) -> None:
    ready, early = classified(cast, "feedback"), received(cast)
    page = chi.post(
        URL, asked("luu", ready, early, lam="1", on="2026-11-20", because="Trùng nội dung đã trả lời")
    ).content.decode()

    assert "Đã làm 1 đơn; 1 đơn không làm được" in page
    ready.refresh_from_db()
    early.refresh_from_db()
    assert ready.state == "filed"
    assert early.state == "received"

    chi.post(URL, asked("hoan-tac", ready, lam="1"))
    ready.refresh_from_db()
    assert ready.state == "classified"


def test_a_form_that_lacks_something_writes_nothing(chi: Client, cast: Cast) -> None:
    ready = classified(cast, "feedback")
    answer = chi.post(URL, asked("luu", ready, lam="1", on="2026-11-20", because=""))
    assert answer.status_code == 422
    ready.refresh_from_db()
    assert ready.state == "classified"


def test_feedback_goes_to_one_body_together(chi: Client, cast: Cast) -> None:
    both = [classified(cast, "feedback"), classified(cast, "recommendation")]
    complaint = classified(cast)
    given = {"lam": "1", "on": "2026-11-20", "outside": "Công ty Cấp nước", "because": "Thuộc công ty"}
    page = chi.post(URL, asked("chuyen", *both, complaint, **given)).content.decode()

    assert "Đã làm 2 đơn; 1 đơn" in page
    assert set(Petition.objects.values_list("pk", "state")) == {
        (both[0].pk, "transferred"), (both[1].pk, "transferred"), (complaint.pk, "classified"),
    }  # fmt: skip


def test_what_was_sent_together_is_taken_back_together(chi: Client, cast: Cast, ward: Unit) -> None:
    both = [classified(cast, "feedback"), classified(cast, "recommendation")]
    given = {"lam": "1", "on": "2026-11-20", "to": ward.name, "because": "Thuộc phường"}
    assert 'value="hoan-tac"' in chi.post(URL, asked("chuyen", *both, **given)).content.decode()
    first = Transfer.objects.get(petition=both[0])
    services.take_in(first, by=cast.dung, on=DAY)
    page = chi.post(URL, asked("hoan-tac", *both, lam="1")).content.decode()

    assert "Đã làm 1 đơn; 1 đơn không làm được" in page
    assert [Petition.objects.get(pk=one.pk).state for one in both] == ["transferred", "classified"]


def test_a_file_that_somebody_wrote_to_meanwhile_is_passed_over(chi: Client, cast: Cast) -> None:
    one, other = classified(cast, "feedback"), classified(cast, "feedback")
    seen = {f"thay-{row.pk}": str(selectors.version_of(row)) for row in (one, other)}
    services.report_to_head(one, because="Gấp", by=cast.an, on=DAY)
    page = chi.post(
        URL, asked("luu", one, other, lam="1", on="2026-11-20", because="Trùng", **seen)
    ).content.decode()

    assert "vừa được" in page
    assert set(Petition.objects.values_list("pk", "state")) == {(one.pk, "classified"), (other.pk, "filed")}


def test_the_handler_is_reminded_once_a_day_by_the_number_alone(chi: Client, cast: Cast, khanh: User) -> None:
    petition = classified(cast)
    services.give_to_handler([petition.pk], to=khanh, by=cast.chi, on=DAY)
    chi.post(URL, asked("nhac", petition, lam="1"))

    letter = Message.objects.get(template="petitions/letters/nudged")
    assert letter.address == "khanh@example.vn"
    assert letter.context["number"] == str(petition)
    assert "Bình" not in str(letter.context)
    assert list(selectors.reminded(khanh, DAY)) == [petition]
    with pytest.raises(WrongState, match="đã được nhắc"):
        services.nudge(petition, by=cast.chi, on=DAY)


def test_nobody_is_reminded_of_a_closed_file_of_ones_own_or_of_one_without_handler(cast: Cast) -> None:
    own = classified(cast)
    with pytest.raises(WrongState, match="chính ông bà"):
        services.nudge(own, by=cast.an, on=DAY)
    Petition.objects.filter(pk=own.pk).update(handler=None)
    with pytest.raises(WrongState, match="chưa giao"):
        services.nudge(own, by=cast.chi, on=DAY)
    closed = accepted(cast, "feedback")
    services.answer(closed, number="1", text="Xong", by=cast.chi, on=DAY)
    with pytest.raises(WrongState, match="đã kết thúc"):
        services.nudge(closed, by=cast.chi, on=DAY)


def test_a_body_co_operates_on_several_matters(chi: Client, cast: Cast) -> None:
    rows = [received(cast), received(cast)]
    chi.post(URL, asked("phoi-hop", *rows, lam="1", on="2026-11-20", name="Sở Xây dựng"))
    assert set(MatterBody.objects.values_list("matter", "role")) >= {
        (row.matter_id, "co_operate") for row in rows
    }
    page = chi.post(URL, asked("thoi-phoi-hop", *rows, lam="1")).content.decode()
    assert "Đã làm 2 đơn" in page
    assert not MatterBody.objects.filter(role="co_operate").exists()
    assert Entry.objects.filter(action="petition.body_undone").count() == len(rows)
    assert "quá mười phút, hoặc đã hoàn tác" in chi.post(
        URL, asked("thoi-phoi-hop", *rows, lam="1")
    ).content.decode()  # fmt: skip


def test_only_who_wrote_a_body_down_takes_it_back_and_within_minutes(cast: Cast) -> None:
    petition = received(cast)
    services.add_body(petition, unit=None, name="Sở Xây dựng", role="co_operate", by=cast.an, on=DAY)
    with pytest.raises(NotAllowed):
        services.undo_body(petition, by=cast.chi, at=timezone.now(), on=DAY)
    with pytest.raises(WrongState, match="mười phút"):
        services.undo_body(petition, by=cast.an, at=timezone.now() + timedelta(minutes=11), on=DAY)
    services.end_body(petition, body=MatterBody.objects.get(role="co_operate").pk, by=cast.an, on=DAY)
    with pytest.raises(WrongState):
        services.undo_body(petition, by=cast.an, at=timezone.now(), on=DAY)
    assert MatterBody.objects.filter(role="co_operate").exists()


def test_an_assignment_is_taken_back_by_who_made_it(chi: Client, cast: Cast, khanh: User) -> None:
    petition = classified(cast)
    chi.post(URL, asked("giao", petition, lam="1", to=khanh.pk))
    petition.refresh_from_db()
    assert petition.handler == khanh

    at = Entry.objects.get(action="petition.handler_given").at
    with pytest.raises(NotAllowed):
        services.give_back_to_handler(petition, by=cast.an, at=at, on=DAY)
    chi.post(URL, asked("giao-lai", petition, lam="1"))
    petition.refresh_from_db()
    assert petition.handler == cast.an
    with pytest.raises(WrongState):
        services.give_back_to_handler(petition, by=cast.chi, at=at, on=DAY)


def test_a_sealed_file_is_given_and_reminded_alone(client: Client, keepers: Keepers) -> None:
    sealed = taken(keepers)
    client.force_login(keepers.cast.chi)
    for act in ("luu", "chuyen", "phoi-hop", "in"):
        page = client.post(URL, asked(act, sealed)).content.decode()
        assert "Hồ sơ giữ bí mật: làm riêng" in page, act
    assert "sẽ đổi người xử lý" in client.post(URL, asked("giao", sealed)).content.decode()


def test_letters_of_several_files_are_one_pdf(chi: Client, cast: Cast) -> None:
    rows = [accepted(cast, "feedback"), accepted(cast, "feedback")]
    for row in rows:
        services.answer(row, text="Đã sửa đèn đường.", by=cast.chi, on=DAY)
    bare = received(cast)
    answer = chi.post(URL, asked("in", *rows, bare, lam="1"))

    assert answer["Content-Type"] == "application/pdf"
    with pypdfium2.PdfDocument(answer.content) as sheet:
        assert len(sheet) == 2
    assert "chưa có văn bản nào lấy số" in chi.post(URL, asked("in", bare, lam="1")).content.decode()


def test_another_unit_and_an_unknown_act_find_nothing(client: Client, cast: Cast) -> None:
    petition = received(cast)
    client.force_login(cast.dung)
    assert "Chưa chọn đơn nào" in client.post(URL, asked("luu", petition)).content.decode()
    assert client.post(URL, asked("khac", petition)).status_code == 404
    assert client.get(URL).status_code == 405


def test_the_way_back_keeps_the_filters_and_leads_nowhere_else(chi: Client, cast: Cast) -> None:
    more = {"ve": "tim", "hoi": "q=đất&loai=complaint"}
    page = chi.post(URL, asked("luu", received(cast), **more)).content.decode()
    assert 'href="/don/tim/?q=đất&amp;loai=complaint"' in page
    page = chi.post(URL, asked("luu", ve="//example.vn", hoi="//x")).content.decode()
    assert 'href="/don/?//x"' in page


def test_both_lists_offer_the_acts(chi: Client, cast: Cast) -> None:
    received(cast)
    for address in ("/don/?loai=", "/don/tim/?q=bồi thường"):
        page = chi.get(address).content.decode()
        assert 'name="don"' in page
        assert "Nhắc người xử lý" in page
