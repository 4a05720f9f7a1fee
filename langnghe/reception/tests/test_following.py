"""Following a schedule: calendar read back, feed, letters with double opt-in, receipts of the units below."""

from datetime import timedelta
from typing import Any

import icalendar
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from langnghe.accounts.rights import Role
from langnghe.accounts.services import create_user
from langnghe.audit.models import Entry
from langnghe.kernel.clock import now, today
from langnghe.kernel.errors import NotFound, WrongState
from langnghe.notifications.models import Message
from langnghe.notifications.tasks import letter
from langnghe.reception import selectors, services
from langnghe.reception.models import Schedule, ScheduleReceipt, Subscriber
from langnghe.units.models import Unit

from .conftest import Desk
from .test_pages import coming


@pytest.fixture
def drawn(cast: Any, desk: Desk) -> Schedule:
    return coming(cast, desk)


@pytest.fixture
def below(desk: Desk) -> Unit:
    """A ward that stands today below the committee, as wards did before 1/7/2025."""
    unit = Unit.objects.filter(parent=desk.unit).order_by("code")[0]
    Unit.objects.filter(pk=unit.pk).update(valid_until=None)
    return unit


def address(name: str, desk: Desk) -> str:
    return reverse(f"reception:{name}", args=[desk.unit.pk])


def events(client: Client, desk: Desk) -> dict[str, Any]:
    parsed = icalendar.Calendar.from_ical(client.get(address("calendar", desk)).content)
    return {str(event["UID"]): event for event in parsed.walk("VEVENT")}


def test_calendar_programs_can_read_and_follow_it(
    client: Client, cast: Any, desk: Desk, drawn: Schedule
) -> None:
    services.post_schedule(drawn, by=cast.chi, on=today())
    parsed = icalendar.Calendar.from_ical(client.get(address("calendar", desk)).content)
    (zone,) = parsed.walk("VTIMEZONE")
    first = parsed.walk("VEVENT")[0]

    assert (parsed["METHOD"], zone["TZID"]) == ("PUBLISH", "Asia/Ho_Chi_Minh")
    assert first["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert first.decoded("DTSTART") == drawn.sessions.order_by("held_on")[0].starts_at


def test_a_change_keeps_the_uid_and_raises_the_sequence(
    client: Client, cast: Any, desk: Desk, drawn: Schedule
) -> None:
    services.post_schedule(drawn, by=cast.chi, on=today())
    session = drawn.sessions.order_by("held_on")[0]
    uid = f"buoi-tiep-{session.pk}@{desk.unit.pk.lower()}.lang-nghe"
    before = events(client, desk)[uid]
    services.delegate_session(session, to=desk.deputy, reason="Họp", by=cast.chi, on=today())
    delegated = events(client, desk)[uid]
    services.move_session(session, to=today() + timedelta(days=40), reason="Bão", by=cast.chi, on=today())
    gone = events(client, desk)[uid]

    assert before["SEQUENCE"] < delegated["SEQUENCE"] < gone["SEQUENCE"]
    assert (delegated["STATUS"], gone["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert "Bão" in gone["DESCRIPTION"]


def test_the_feed_tells_postings_and_changes_and_answers_304(
    client: Client, cast: Any, desk: Desk, drawn: Schedule
) -> None:
    services.post_schedule(drawn, by=cast.chi, on=today())
    session = drawn.sessions.order_by("held_on")[0]
    services.move_session(session, to=today() + timedelta(days=40), reason="Bão", by=cast.chi, on=today())
    answer = client.get(address("feed", desk))
    text = answer.content.decode()

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert "Dời lịch: " in text
    assert "Lý do: Bão" in text
    assert client.get(address("feed", desk), headers={"If-None-Match": answer["ETag"]}).status_code == 304


def follow(client: Client, desk: Desk, email: str = "binh@example.vn") -> str:
    """Ask and confirm; the link comes from the letter, as it does to a reader."""
    client.post(address("subscribe", desk), {"email": email})
    link = str(
        Message.objects.filter(template="reception/letters/subscribe").order_by("-id")[0].context["link"]
    )
    path = link.removeprefix("http://testserver")
    assert client.get(path).status_code == 200
    assert Subscriber.objects.get(email=email).confirmed_at is None
    client.post(path)
    return path


def test_letters_go_only_to_confirmed_addresses_and_one_click_leaves(
    cast: Any, desk: Desk, drawn: Schedule
) -> None:
    client = Client(enforce_csrf_checks=False)
    client.post(address("subscribe", desk), {"email": "khong@example.vn"})
    follow(client, desk)
    services.post_schedule(drawn, by=cast.chi, on=today())

    (message,) = Message.objects.filter(template="reception/letters/posted")
    written = letter(message)
    assert written.to == ["binh@example.vn"]
    assert written.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    leave = written.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    assert leave in str(written.body)

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(leave, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.filter(email="binh@example.vn").exists()
    assert strict.post(leave).status_code == 200


def test_a_change_reaches_those_who_follow(client: Client, cast: Any, desk: Desk, drawn: Schedule) -> None:
    follow(client, desk)
    services.post_schedule(drawn, by=cast.chi, on=today())
    session = drawn.sessions.order_by("held_on")[0]
    services.move_session(session, to=today() + timedelta(days=40), reason="Bão", by=cast.chi, on=today())
    body = str(letter(Message.objects.get(template="reception/letters/changed")).body)

    assert "Lý do: Bão." in body
    assert "dời lịch sang" in body


def test_nobody_learns_who_follows_and_letters_do_not_pile_up(client: Client, desk: Desk) -> None:
    follow(client, desk)
    known = client.post(address("subscribe", desk), {"email": "binh@example.vn"}).content
    for _ in range(3):
        unknown = client.post(address("subscribe", desk), {"email": "moi@example.vn"}).content
    assert b"binh@" not in known + unknown
    assert Message.objects.filter(address="moi@example.vn").count() == 1
    assert client.post(address("subscribe", desk), {"email": "khong phai"}).status_code == 422


def test_a_forged_or_old_link_confirms_nothing(client: Client, desk: Desk) -> None:
    assert client.post(reverse("reception:subscribe_confirm", args=["bia-dat"])).status_code == 404
    assert len(mail.outbox) == 0


def test_units_below_say_that_they_have_it(
    client: Client, cast: Any, desk: Desk, drawn: Schedule, below: Unit
) -> None:
    services.post_schedule(drawn, by=cast.chi, on=today())
    receipt = ScheduleReceipt.objects.get(unit=below)
    officer = create_user(
        "duoi",
        password="x" * 14,
        display_name="Dưới",
        unit=below.pk,
        role=Role.RECEPTION_OFFICER,
        since=today(),
    )
    client.force_login(officer)
    page = client.get(reverse("reception:from_above")).content.decode()
    assert desk.unit.name in page
    client.post(reverse("reception:acknowledge", args=[receipt.pk]))

    receipt.refresh_from_db()
    assert (receipt.received_on, receipt.received_by) == (today(), "duoi")
    assert Entry.objects.filter(action="schedule.received", unit_code=below.pk).count() == 1
    with pytest.raises(WrongState):
        services.acknowledge(receipt, by=officer, on=today())
    with pytest.raises(NotFound):
        services.acknowledge(receipt, by=cast.an, on=today())

    client.force_login(cast.an)
    assert "đã nhận" in client.get(reverse("reception:planned", args=[drawn.pk])).content.decode()


def test_a_change_asks_the_units_below_again(cast: Any, desk: Desk, drawn: Schedule, below: Unit) -> None:
    services.post_schedule(drawn, by=cast.chi, on=today())
    ScheduleReceipt.objects.update(received_on=today(), received_by="duoi")
    session = drawn.sessions.order_by("held_on")[0]
    services.move_session(session, to=today() + timedelta(days=40), reason="Bão", by=cast.chi, on=today())

    assert ScheduleReceipt.objects.get(unit=below).received_on is None


def test_what_was_posted_is_sealed_by_its_digest(cast: Any, drawn: Schedule) -> None:
    services.post_schedule(drawn, by=cast.chi, on=today())
    entry = Entry.objects.get(action="schedule.posted", subject_id=drawn.pk)

    assert entry.data["content"] == selectors.posted_digest(drawn.sessions.all())
    drawn.sessions.update(held_on=today())
    assert entry.data["content"] != selectors.posted_digest(drawn.sessions.all())


def test_the_time_of_a_confirmation_counts_once(client: Client, desk: Desk) -> None:
    path = follow(client, desk)
    first = Subscriber.objects.get().confirmed_at
    client.post(path)
    assert first is not None
    assert first <= now()
    assert Subscriber.objects.get().confirmed_at == first
