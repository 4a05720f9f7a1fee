"""Online reception: from 1/7/2026, on a ground of the decree, announced five working days before."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from langnghe import lawbook
from langnghe.audit.models import Entry
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotAllowed, Refusal, WrongState
from langnghe.notifications.models import Message
from langnghe.notifications.tasks import letter
from langnghe.reception import services
from langnghe.reception.models import Session
from langnghe.reception.services.booking import Wish

from .conftest import HOURS, Desk

ON = date(2026, 7, 6)


def session_of(cast: Any, desk: Desk, day: date, *, on: date = ON) -> Session:
    schedule = services.draw_schedule(
        desk.unit, post=desk.head, place=desk.place, rule=lawbook.Dates((day,)), roll="none", since=day, until=day,
        hours=HOURS, by=cast.an, on=on,
    )  # fmt: skip
    services.post_schedule(schedule, by=cast.chi, on=on)
    services.open_booking(schedule, capacity=3, closes_days=1, per_person=1, papers="", by=cast.an, on=on)
    return schedule.sessions.get()


def test_a_session_goes_online_and_those_booked_are_told(cast: Any, desk: Desk) -> None:
    session = session_of(cast, desk, date(2026, 7, 23))
    at = datetime(2026, 7, 7, 9, tzinfo=LOCAL)
    services.book(
        session, Wish("Lê Văn Bình", "land", "0912345678", "b@example.vn"), token="token-of-form-1", at=at
    )
    online = services.hold_online(session, ground=1, by=cast.chi, on=ON)

    assert online.online_ground == "công dân ở xa hoặc yếu thế"
    assert Entry.objects.get(action="session.online").cite != ""
    assert "trực tuyến" in str(letter(Message.objects.get(template="reception/letters/online")).subject)
    with pytest.raises(WrongState):
        services.hold_online(session, ground=1, by=cast.chi, on=ON)


def test_the_notice_is_five_working_days_before(cast: Any, desk: Desk) -> None:
    session = session_of(cast, desk, date(2026, 7, 23))
    terms = services.online_terms(session)
    assert (terms.notice_by, terms.test_by) == (date(2026, 7, 16), date(2026, 7, 22))
    with pytest.raises(Refusal, match="quá hạn thông báo"):
        services.hold_online(session, ground=0, by=cast.chi, on=date(2026, 7, 17))


def test_before_the_decree_there_is_no_online_reception(cast: Any, desk: Desk) -> None:
    session = session_of(cast, desk, date(2026, 6, 25), on=date(2026, 6, 1))
    with pytest.raises(Refusal, match="chưa có quy định"):
        services.hold_online(session, ground=0, by=cast.chi, on=date(2026, 6, 1))


def test_a_ground_about_denunciations_is_not_offered(cast: Any, desk: Desk) -> None:
    grounds = services.online_grounds(ON)
    assert len(grounds) == 4
    assert not any("tố cáo" in ground for ground in grounds)
    session = session_of(cast, desk, date(2026, 7, 23))
    with pytest.raises(Invalid):
        services.hold_online(session, ground=4, by=cast.chi, on=ON)
    with pytest.raises(NotAllowed):
        services.hold_online(session, ground=0, by=cast.an, on=ON)


def test_the_page_shows_terms_and_takes_the_ground(client: Client, cast: Any, desk: Desk) -> None:
    session = session_of(cast, desk, date(2031, 7, 24), on=date(2031, 7, 1))
    client.force_login(cast.chi)
    address = reverse("reception:online", args=[session.pk])
    assert "muộn nhất thứ Năm 17/7/2031" in client.get(address).content.decode()
    assert client.post(address, {"ground": "99"}).status_code == 422
    assert client.post(address, {"ground": "0"}).status_code == 302
    session.refresh_from_db()
    assert session.online_ground == "Vụ việc phức tạp"
