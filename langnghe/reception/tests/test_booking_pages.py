"""Booking by web and at the counter: pages without an account, the code by POST alone."""

import re
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from langnghe.kernel.clock import now, today
from langnghe.reception import services, tasks
from langnghe.reception.models import Booking, Schedule, Session

from .conftest import Desk
from .test_pages import coming

PERSON = {
    "full_name": "Lê Văn Bình",
    "phone": "0912345678",
    "email": "",
    "field": "land",
    "topic": "Cấp sổ đỏ",
}


@pytest.fixture
def schedule(cast: Any, desk: Desk) -> Schedule:
    drawn = coming(cast, desk)
    services.post_schedule(drawn, by=cast.chi, on=today())
    return services.open_booking(
        drawn, capacity=2, closes_days=0, per_person=1, papers="Căn cước", by=cast.an, on=today()
    )


def first(schedule: Schedule) -> Session:
    return schedule.sessions.filter(held_on__gt=today()).order_by("held_on")[0]


def book(client: Client, session: Session, **more: str) -> Any:
    address = reverse("reception:book", args=[session.pk])
    token = re.search(r'name="token" value="([^"]+)"', client.get(address).content.decode())
    assert token
    return client.post(address, {**PERSON, "token": token[1], **more})


def code_of(answer: Any) -> str:
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]", answer.content.decode())
    assert found
    return found[0]


def mine(client: Client, code: str, **more: str) -> Any:
    return client.post(reverse("reception:booking_mine"), {"code": code, **more})


def test_a_citizen_books_reschedules_and_cancels(client: Client, schedule: Schedule, desk: Desk) -> None:
    chosen = client.get(reverse("reception:booking_of", args=[desk.unit.pk])).content.decode()
    assert "Còn 2 chỗ." in chosen
    answer = book(client, first(schedule))
    assert (answer.status_code, "Số 1, dự kiến khoảng" in answer.content.decode()) == (200, True)
    assert "no-store" in answer["Cache-Control"]

    code = code_of(answer)
    seen = mine(client, code).content.decode()
    assert "Mang theo: Căn cước" in seen
    other = schedule.sessions.filter(held_on__gt=first(schedule).held_on).order_by("held_on")[0]
    assert "Đã đổi ngày" in mine(client, code, step="rebook", to=str(other.pk)).content.decode()
    assert Booking.objects.get().session == other
    assert "Đã hủy" in mine(client, code, step="cancel").content.decode()
    assert Booking.objects.get().state == "cancelled"


def test_the_slip_is_asked_for_with_the_code_and_names_nobody(client: Client, schedule: Schedule) -> None:
    address = reverse("reception:booking_slip")
    code = code_of(book(client, first(schedule)))
    paper = client.post(address, {"code": code})
    [page] = pypdfium2.PdfDocument(paper.content)
    words = " ".join(page.get_textpage().get_text_range().split())
    assert (paper["Content-Type"], "no-store" in paper["Cache-Control"]) == ("application/pdf", True)
    for said in (code.replace("-", "")[:4], "Số 1, dự kiến khoảng", "Căn cước"):
        assert said in words
    assert PERSON["full_name"] not in words
    assert PERSON["topic"] not in words

    assert client.get(address, {"code": code}).status_code == 302
    assert client.post(address, {"code": "AAAA-AAAA-AAAA-A"}).status_code == 404
    mine(client, code, step="cancel")
    assert client.post(address, {"code": code}).status_code == 409


def test_the_slip_of_one_who_waits_says_so(client: Client, schedule: Schedule) -> None:
    for who in range(2):
        book(client, first(schedule), phone=f"091234567{who}")
    code = code_of(book(client, first(schedule), phone="0912345679"))
    page = pypdfium2.PdfDocument(client.post(reverse("reception:booking_slip"), {"code": code}).content)[0]
    assert "Chưa có chỗ: thứ 1 trong danh sách chờ." in " ".join(page.get_textpage().get_text_range().split())


def test_the_code_is_never_in_an_address(client: Client, schedule: Schedule) -> None:
    code = code_of(book(client, first(schedule)))
    answer = client.get(reverse("reception:booking_mine"), {"code": code})

    assert (answer.status_code, answer["Location"]) == (302, reverse("reception:booking_mine"))


def test_a_wrong_code_is_answered_in_words_and_counted(client: Client, db: None) -> None:
    for _ in range(10):
        assert mine(client, "AAAA-AAAA-AAAA-A").status_code == 404
    assert mine(client, "AAAA-AAAA-AAAA-A").status_code == 429
    assert mine(client, "").status_code == 422


def test_what_was_typed_stays_and_a_denunciation_is_guided_away(client: Client, schedule: Schedule) -> None:
    answer = book(client, first(schedule), topic="tố cáo cán bộ")
    text = answer.content.decode()

    assert answer.status_code == 422
    assert "Không ghi nội dung tố cáo ở đây" in text
    assert "Lê Văn Bình" in text
    assert book(client, first(schedule), phone="123").status_code == 422


def test_a_full_session_says_so_and_queues(client: Client, schedule: Schedule) -> None:
    session = first(schedule)
    for who in range(2):
        book(client, session, phone=f"091234567{who}")
    page = client.get(reverse("reception:book", args=[session.pk])).content.decode()
    assert "vào danh sách chờ" in page
    third = book(client, session, phone="0912345670x9").content.decode()
    assert "Thứ 1 trong danh sách chờ." in third


def test_a_cancelled_session_cannot_be_booked(client: Client, cast: Any, schedule: Schedule) -> None:
    session = first(schedule)
    services.move_session(session, to=today() + timedelta(days=45), reason="Họp", by=cast.chi, on=today())
    answer = client.get(reverse("reception:book", args=[session.pk]))

    assert answer.status_code == 404
    assert "Chọn một buổi khác" in answer.content.decode()


def test_the_counter_sees_books_and_cancels(client: Client, cast: Any, schedule: Schedule) -> None:
    session = first(schedule)
    book(client, session)
    client.force_login(cast.an)
    address = reverse("reception:bookings", args=[session.pk])
    page = client.get(address).content.decode()
    assert "Lê Văn Bình" in page

    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    made = client.post(address, {**PERSON, "full_name": "Bà Cụ", "phone": "", "token": token[1]})
    assert "Số 2" in made.content.decode()
    booking = Booking.objects.get(number=2)
    client.post(reverse("reception:booking_cancel", args=[booking.pk]))
    booking.refresh_from_db()
    assert booking.state == "cancelled"


def test_names_are_for_the_unit_that_receives(client: Client, cast: Any, schedule: Schedule) -> None:
    session = first(schedule)
    book(client, session)
    booking = Booking.objects.get()
    client.force_login(cast.dung)
    assert client.get(reverse("reception:bookings", args=[session.pk])).status_code == 404
    assert client.post(reverse("reception:booking_cancel", args=[booking.pk])).status_code == 404
    client.force_login(cast.giang)
    assert client.get(reverse("reception:bookings", args=[session.pk])).status_code == 404


def test_the_schedule_says_how_many_places(client: Client, cast: Any, schedule: Schedule) -> None:
    client.force_login(cast.an)
    terms = reverse("reception:booking_terms", args=[schedule.pk])
    client.post(terms, {"capacity": "7", "closes_days": "2", "per_person": "1", "papers": "Căn cước"})
    schedule.refresh_from_db()
    assert (schedule.capacity, schedule.closes_days) == (7, 2)
    wrong = client.post(terms, {"capacity": "-3", "closes_days": "hai", "per_person": "1", "papers": "Đơn"})
    assert wrong.status_code == 422
    for said in ("Nhập số từ 0 trở lên.", "Nhập một số nguyên, ví dụ 12.", 'value="-3"', 'value="hai"'):
        assert said in wrong.content.decode()
    schedule.refresh_from_db()
    assert schedule.capacity == 7
    assert "7 chỗ mỗi buổi" in client.get(reverse("reception:planned", args=[schedule.pk])).content.decode()


def test_fewer_places_than_are_held_are_refused_beside_the_number(
    client: Client, cast: Any, schedule: Schedule
) -> None:
    for who in range(2):
        book(client, first(schedule), phone=f"091234567{who}")
    client.force_login(cast.an)
    terms = {"capacity": "1", "closes_days": "0", "per_person": "1", "papers": "Đơn"}
    answer = client.post(reverse("reception:booking_terms", args=[schedule.pk]), terms)
    assert answer.status_code == 409
    assert "không giảm số chỗ" in answer.content.decode()


def test_the_jobs_take_back_offers_and_run_twice_without_harm(client: Client, schedule: Schedule) -> None:
    book(client, first(schedule))
    past = now() - timedelta(hours=1)
    Booking.objects.update(state="offered", offered_until=past)
    for _ in range(2):
        tasks.expire_offers(timestamp=0)
        tasks.remind(timestamp=0)
    assert Booking.objects.get().state == "cancelled"


def test_a_unit_without_booking_says_what_to_do(client: Client, desk: Desk) -> None:
    page = client.get(reverse("reception:booking_of", args=[desk.unit.pk])).content.decode()

    assert "Chưa có buổi nào nhận đăng ký trước." in page
