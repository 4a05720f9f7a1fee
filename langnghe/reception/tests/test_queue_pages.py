"""Pages of the line: the officer calls, the slip prints, the hall sees numbers and no names."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe.kernel.clock import today
from langnghe.reception import services
from langnghe.reception.models import QueueTicket, TicketState

from .conftest import Desk


@pytest.fixture
def as_an(cast: Any, client: Client) -> Client:
    client.force_login(cast.an)
    return client


def test_a_number_is_taken_called_and_finished(as_an: Client, desk: Desk) -> None:
    slip = as_an.post(reverse("reception:take_ticket"), {"token": "t", "priority": "far"}, follow=True)
    called = as_an.post(reverse("reception:call_next"), {"room": "Bàn 3"}, follow=True)
    ticket = QueueTicket.objects.get()
    done = as_an.post(reverse("reception:ticket_change", args=[ticket.pk, "xong"]), follow=True)

    assert "Nhìn màn hình" in slip.content.decode()
    assert "Đang gọi số 1 đến Bàn 3" in called.content.decode()
    assert "Đã tiếp 1 số hôm nay" in done.content.decode()


def test_calling_with_nobody_there_says_so(as_an: Client, desk: Desk) -> None:
    answer = as_an.post(reverse("reception:call_next"), {"room": "Bàn 3"}, follow=True)

    assert "Không còn ai chờ" in answer.content.decode()


def test_a_room_without_a_name_is_asked_for(as_an: Client, desk: Desk) -> None:
    answer = as_an.post(reverse("reception:call_next"), {"room": ""}, follow=True)

    assert "Ghi bàn hoặc phòng" in answer.content.decode()


def test_the_hall_reads_numbers_and_rooms_without_a_script(
    cast: Any, client: Client, desk: Desk, django_assert_max_num_queries: Any
) -> None:
    services.take_ticket(desk.place, by=cast.an, on=today())
    services.take_ticket(desk.place, by=cast.an, on=today())
    services.call_next(desk.place, room="Phòng 2", by=cast.an, on=today())

    with django_assert_max_num_queries(8):
        page = client.get(reverse("reception:screen", args=[desk.place.pk]))

    text = page.content.decode()
    assert page.status_code == 200
    assert "Phòng 2" in text
    assert "Đang chờ: 1" in text
    assert page["Refresh"] == "5"
    assert QueueTicket.objects.filter(state=TicketState.CALLED).count() == 1


def test_a_screen_that_does_not_exist_and_a_line_of_another_unit_are_not_found(
    cast: Any, client: Client, desk: Desk
) -> None:
    ticket = services.take_ticket(desk.place, by=cast.an, on=today())
    assert client.get(reverse("reception:screen", args=[0])).status_code == 404

    client.force_login(cast.dung)
    assert client.get(reverse("reception:ticket", args=[ticket.pk])).status_code == 404
    assert client.get(reverse("reception:queue")).status_code == 403


def test_an_unknown_step_is_not_found(as_an: Client, cast: Any, desk: Desk) -> None:
    ticket = services.take_ticket(desk.place, by=cast.an, on=today())

    assert as_an.post(reverse("reception:ticket_change", args=[ticket.pk, "xoa"])).status_code == 404
