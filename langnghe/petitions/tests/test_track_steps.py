"""The story that a code tells: each step in plain words, over every book, without names and officers' words."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Denunciation, Petition, Transfer
from langnghe.petitions.selectors.public_steps import WORDS
from langnghe.petitions.tests.conftest import ON, facts
from langnghe.petitions.tests.test_transfers import SENT, TAKEN
from langnghe.petitions.workflow import TABLES
from langnghe.units.models import Unit

URL = "/tra-cuu/"
# What stays between officers, and what another line of the story tells.
NOT_TOLD = {
    "act", "note_verification", "prolong_verification", "report_to_head", "report_verification",
    "send_pause", "take_first", "take_further", "take_second", "tell_sender", "transfer", "use_as_information",
    "send_acceptance",
}  # fmt: skip


@pytest.fixture
def code(cast: Cast) -> str:
    received = services.receive(**facts(cast, kind="complaint"))
    petition = services.classify(
        received.petition, kind="complaint", field="land", because="Bà Mai nói", by=cast.an, on=ON
    )
    services.accept(petition, by=cast.chi, on=date(2026, 11, 18))
    return received.code


def seen(client: Client, code: str, last4: str = "") -> str:
    page = client.post(URL, {"code": code, "last4": last4})
    assert page.status_code == 200
    return page.content.decode()


def told(code: str) -> list[str]:
    found = selectors.track(code)
    assert found is not None
    return [f"{one.on:%d/%m} {one.title} {one.note}" for one in found.steps]


def test_the_newest_step_comes_first_and_receipt_last(code: str) -> None:
    assert [one.split(" ", 1)[0] for one in told(code)] == ["18/11", "12/11", "12/11"]
    assert told(code)[0].startswith("18/11 Đã thụ lý")
    assert told(code)[1].startswith("12/11 Đã xem và phân loại")
    assert "Nhận đơn, vào sổ" in told(code)[-1]


def test_a_pause_is_told_in_the_words_of_the_law_and_not_of_officers(
    client: Client, cast: Cast, code: str
) -> None:
    services.suspend(
        Petition.objects.get(), number="3/QĐ", because="Chờ ông Hùng", by=cast.chi, on=date(2026, 11, 23)
    )
    page = seen(client, code)

    assert "Tạm đình chỉ: tạm dừng giải quyết" in page
    assert "thời gian tạm đình chỉ không tính vào thời hạn" in page
    assert "11a" in page
    assert "đến khi có quyết định tiếp tục giải quyết" in page
    assert "Hùng" not in seen(client, code, "5678")
    assert "3/QĐ" not in page
    assert "số 3/QĐ" in seen(client, code, "5678")


def test_going_on_tells_the_new_day(client: Client, cast: Cast, code: str) -> None:
    petition = services.suspend(
        Petition.objects.get(), number="3/QĐ", because="Chờ", by=cast.chi, on=date(2026, 11, 23)
    )
    services.resume(petition, number="5/QĐ", because="Xong", by=cast.chi, on=date(2026, 12, 3))

    assert "hạn mới: 28/12/2026" in seen(client, code)


def test_a_dialogue_tells_its_day_and_its_place_to_the_sender_alone(
    client: Client, cast: Cast, code: str
) -> None:
    services.call_dialogue(
        Petition.objects.get(), held_on=date(2026, 12, 8), place="Phòng họp nhà ông Hùng", content="Về đất",
        chair="Chủ tịch", by=cast.an, on=date(2026, 11, 23),
    )  # fmt: skip
    page = seen(client, code)

    assert "đối thoại ngày 08/12/2026" in page
    assert "Phòng họp" not in page
    assert "Phòng họp nhà ông Hùng" in seen(client, code, "5678")


def test_a_page_that_was_kept_tells_a_new_step_at_once(
    client: Client, cast: Cast, code: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        seen(client, code)
    with django_assert_num_queries(1):
        assert "Thông báo đối thoại" not in seen(client, code)
    services.call_dialogue(
        Petition.objects.get(), held_on=date(2026, 12, 8), place="a", content="b", chair="c", by=cast.an,
        on=date(2026, 11, 23),
    )  # fmt: skip
    assert "Thông báo đối thoại" in seen(client, code)


def test_a_step_undone_is_not_told(cast: Cast, code: str) -> None:
    Petition.objects.get().steps.filter(name="accept").update(undone_at="2026-11-18T09:00Z")
    assert not any("thụ lý" in one for one in told(code))


def test_sent_sent_back_and_taken_in_are_told_with_the_bodies(
    client: Client, cast: Cast, ward: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    received = services.receive(**facts(cast, kind="feedback"))
    petition = services.classify(
        received.petition, kind="feedback", field="land", because="Đủ", by=cast.an, on=ON
    )
    services.transfer(petition, to=ward, because="Thuộc phường", by=cast.chi, on=SENT)
    services.send_back(Transfer.objects.get(), because="Của ông Hùng", by=cast.dung, on=TAKEN)
    assert f"{ward.name} trả lại đơn" in seen(client, received.code)
    services.transfer(petition, to=ward, because="Thuộc phường", by=cast.chi, on=TAKEN)
    line = services.take_in(Transfer.objects.get(sent_back_on=None), by=cast.dung, on=TAKEN)
    services.classify(line, kind="feedback", field="land", because="Đủ", by=cast.dung, on=TAKEN)
    with django_assert_num_queries(3):
        page = seen(client, received.code)
    with django_assert_num_queries(2):
        assert "đã nhận, vào sổ" in seen(client, received.code)

    assert page.count(f"Chuyển đơn đến {ward.name}") == 2
    assert f"{ward.name} đã nhận, vào sổ" in page
    assert page.count("Đã xem và phân loại đơn") == 2
    assert "Hùng" not in seen(client, received.code, "5678")
    Denunciation.objects.create(petition=line, sealed_on=TAKEN)
    assert seen(client, received.code).count("Đã xem và phân loại đơn") == 1


def test_every_move_is_told_or_kept_back_on_purpose() -> None:
    names = {move.name for table in TABLES.values() for move in table}
    assert names - set(WORDS) <= NOT_TOLD
    assert not set(WORDS) - names
