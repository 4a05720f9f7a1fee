"""Booking a place: the normal way, the queue, the limit, late comers; then what a change of the session does."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from langnghe.audit.models import Entry
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, Refusal, WrongState
from langnghe.notifications.models import Message
from langnghe.people.models import Person
from langnghe.reception import selectors, services
from langnghe.reception.models import Booking, Schedule, Session
from langnghe.reception.services.booking import Booked, Wish

from .conftest import ON

AT = datetime(2024, 3, 4, 9, 0, tzinfo=LOCAL)


@pytest.fixture
def taking(cast: Any, session: Session) -> Session:
    """The session of 5/4/2024 with two places; booking closes one working day before."""
    _open(cast, session, capacity=2)
    return session


def _open(cast: Any, session: Session, **more: int) -> None:
    facts: dict[str, int] = {"capacity": 2, "closes_days": 1, "per_person": 1} | more
    assert session.schedule
    services.open_booking(session.schedule, **facts, papers="Căn cước, đơn nếu có", by=cast.an, on=ON)


def book(session: Session, who: int = 1, *, at: datetime = AT, **more: Any) -> Booked:
    wish = Wish(
        full_name=f"Người Thứ {who}", field="land", phone=f"09123456{who:02}", email=f"n{who}@example.vn"
    )
    return services.book(session, wish, token=f"token-of-form-{who:04}", at=at, **more)


def letters(name: str) -> list[str]:
    rows = Message.objects.filter(template=f"reception/letters/{name}").order_by("id")
    return list(rows.values_list("address", flat=True))


def test_a_place_is_a_number_a_time_and_a_code(taking: Session) -> None:
    booked = book(taking)

    assert (booked.booking.state, booked.booking.number, booked.went_on) == ("booked", 1, False)
    assert selectors.booking_of(booked.code) == booked.booking
    assert selectors.expected_at(booked.booking) == taking.starts_at
    second = selectors.expected_at(book(taking, 2).booking)
    assert second == taking.starts_at + timedelta(hours=2)
    assert letters("booked") == ["n1@example.vn", "n2@example.vn"]


def test_neither_code_nor_name_is_kept_in_the_log_or_the_letter(taking: Session) -> None:
    booked = book(taking)
    entry = Entry.objects.get(action="booking.made")
    message = Message.objects.get()

    assert entry.data == {"session": taking.pk, "state": "booked", "number": 1}
    assert booked.code not in str(message.context)
    assert bytes(booked.booking.code_digest) != booked.code.encode()
    assert b"0912" not in bytes(booked.booking.phone_digest)


def test_a_form_sent_twice_is_one_booking(taking: Session) -> None:
    assert book(taking).booking == book(taking).booking
    assert Booking.objects.count() == 1


def test_a_full_session_has_a_queue_and_a_freed_place_goes_onward(taking: Session) -> None:
    first, _second, third, fourth = (book(taking, who) for who in range(1, 5))
    assert (third.booking.state, selectors.queue_place(fourth.booking)) == ("waiting", 2)

    services.cancel_booking(first.booking, at=AT)
    third.booking.refresh_from_db()
    assert (third.booking.state, third.booking.number) == ("offered", 1)
    assert third.booking.offered_until == AT + timedelta(hours=24)
    assert letters("offered") == ["n3@example.vn"]

    taken = services.take_offer(third.booking, at=AT + timedelta(hours=23))
    assert (taken.state, taken.number) == ("booked", 1)


def test_an_offer_that_runs_out_goes_to_the_next(taking: Session) -> None:
    first, _second, third, fourth = (book(taking, who) for who in range(1, 5))
    services.cancel_booking(first.booking, at=AT)
    later = AT + timedelta(hours=25)
    assert taking.schedule
    services.expire_offers(taking.schedule, at=later)

    third.booking.refresh_from_db()
    fourth.booking.refresh_from_db()
    assert (third.booking.state, fourth.booking.state, fourth.booking.number) == ("cancelled", "offered", 1)
    with pytest.raises(WrongState):
        services.take_offer(third.booking, at=later)


def test_an_offer_is_refused_after_its_end_even_before_the_job_ran(taking: Session) -> None:
    first, _second, third = (book(taking, who) for who in range(1, 4))
    services.cancel_booking(first.booking, at=AT)
    with pytest.raises(WrongState, match="hết hạn"):
        services.take_offer(third.booking, at=AT + timedelta(hours=25))


def test_one_telephone_has_one_place_in_a_schedule(cast: Any, taking: Session) -> None:
    book(taking)
    wish = Wish(full_name="Tên Khác", field="land", phone="+84 912 345 601")
    with pytest.raises(Refusal, match="đã có chỗ"):
        services.book(taking, wish, token="another-form-token", at=AT)

    _open(cast, taking, per_person=2)
    assert services.book(taking, wish, token="another-form-token", at=AT).booking.number == 2


def test_who_comes_too_late_goes_to_the_next_session(taking: Session) -> None:
    """5/4/2024 is a Friday: booking closes on Thursday 4/4."""
    in_time = book(taking, 1, at=datetime(2024, 4, 4, 20, 0, tzinfo=LOCAL))
    late = book(taking, 2, at=datetime(2024, 4, 5, 6, 0, tzinfo=LOCAL))

    assert (in_time.booking.session.held_on, in_time.went_on) == (date(2024, 4, 5), False)
    assert (late.booking.session.held_on, late.went_on) == (date(2024, 4, 22), True)


def test_after_the_last_session_there_is_nothing_to_go_on_to(taking: Session) -> None:
    assert taking.schedule
    last = taking.schedule.sessions.order_by("held_on").last()
    assert last
    with pytest.raises(Refusal, match="chưa có buổi kế tiếp"):
        book(last, at=datetime(2024, 5, 20, 6, 0, tzinfo=LOCAL))


@pytest.mark.parametrize("topic", ["Tôi tố cáo ông trưởng thôn", "Tố giác ông Ba", "to  cao ong Ba"])
def test_a_denunciation_is_not_written_into_a_topic(taking: Session, topic: str) -> None:
    wish = Wish(full_name="Lê Văn Bình", field="other", phone="0912345678", topic=topic)
    with pytest.raises(Invalid, match="Không ghi nội dung tố cáo"):
        services.book(taking, wish, token="token-of-form-0001", at=AT)
    assert (Booking.objects.count(), Person.objects.count()) == (0, 0)


def test_refuses_a_schedule_without_booking_and_a_session_not_posted(
    cast: Any, session: Session, draw: Callable[..., Schedule]
) -> None:
    with pytest.raises(Refusal, match="không nhận đăng ký"):
        book(session)
    hidden = draw(since=date(2024, 6, 1), until=date(2024, 6, 30))
    one = hidden.sessions.order_by("held_on")[0]
    _open(cast, one)
    with pytest.raises(WrongState):
        book(one)


def test_another_day_keeps_the_code(taking: Session) -> None:
    booked, waiting = book(taking), [book(taking, who) for who in (2, 3)][1]
    assert taking.schedule
    other = taking.schedule.sessions.get(held_on=date(2024, 4, 22))
    moved = services.rebook(booked.booking, to=other, at=AT)

    assert (moved.session, moved.number) == (other, 1)
    assert selectors.booking_of(booked.code) == moved
    waiting.booking.refresh_from_db()
    assert waiting.booking.state == "offered"


def test_a_full_day_leaves_the_old_place(cast: Any, taking: Session) -> None:
    assert taking.schedule
    other = taking.schedule.sessions.get(held_on=date(2024, 4, 22))
    for who in (1, 2):
        book(other, who)
    mine = book(taking, 3)
    with pytest.raises(Refusal, match="vẫn được giữ"):
        services.rebook(mine.booking, to=other, at=AT)
    mine.booking.refresh_from_db()
    assert (mine.booking.session_id, mine.booking.number) == (taking.pk, 1)
    with pytest.raises(NotFound):
        services.rebook(mine.booking, to=taking, at=AT)


def test_a_cancelled_booking_and_a_begun_session_change_no_more(taking: Session) -> None:
    booked = book(taking)
    with pytest.raises(WrongState, match="đã bắt đầu"):
        services.cancel_booking(booked.booking, at=taking.starts_at)
    services.cancel_booking(booked.booking, at=AT)
    with pytest.raises(WrongState, match="đã hủy"):
        services.cancel_booking(booked.booking, at=AT)


def test_the_counter_books_without_a_telephone_and_others_do_not(cast: Any, taking: Session) -> None:
    wish = Wish(full_name="Bà Cụ", field="policy")
    booked = services.book(taking, wish, token="token-of-counter", at=AT, by=cast.an)
    assert (booked.booking.at_counter, Entry.objects.get(action="booking.made").actor) == (True, "an")
    with pytest.raises(NotAllowed):
        services.book(taking, wish, token="token-of-stranger", at=AT, by=cast.dung)


def test_a_moved_session_takes_its_people_along(cast: Any, taking: Session) -> None:
    booked = [book(taking, who) for who in (1, 2, 3)]
    new = services.move_session(taking, to=date(2024, 4, 9), reason="Họp HĐND tỉnh", by=cast.chi, on=ON)

    rows = [selectors.booking_of(one.code) for one in booked]
    assert [(row.session_id, row.state, row.number) for row in rows if row] == [
        (new.pk, "booked", 1),
        (new.pk, "booked", 2),
        (new.pk, "waiting", None),
    ]
    assert letters("carried") == ["n1@example.vn", "n2@example.vn", "n3@example.vn"]
    with pytest.raises(WrongState):
        book(taking, 4)


def test_a_missed_session_sends_its_people_to_the_next(cast: Any, taking: Session) -> None:
    assert taking.schedule
    following = taking.schedule.sessions.get(held_on=date(2024, 4, 22))
    book(following, 9)
    booked = [book(taking, who) for who in (1, 2)]
    services.miss_session(taking, reason="Bão", by=cast.an, on=date(2024, 4, 5))

    rows = [selectors.booking_of(one.code) for one in booked]
    assert [(row.session_id, row.state) for row in rows if row] == [
        (following.pk, "booked"),
        (following.pk, "waiting"),
    ]


def test_a_delegated_session_tells_who_receives(cast: Any, taking: Session, desk: Any) -> None:
    book(taking)
    services.delegate_session(taking, to=desk.deputy, reason="Đi công tác", by=cast.chi, on=ON)
    assert letters("delegated") == ["n1@example.vn"]
    message = Message.objects.get(template="reception/letters/delegated")
    assert message.context["post"] == desk.deputy.title


def test_places_already_taken_are_not_taken_away(cast: Any, taking: Session) -> None:
    book(taking)
    book(taking, 2)
    with pytest.raises(WrongState):
        _open(cast, taking, capacity=1)
    assert taking.schedule
    with pytest.raises(NotAllowed):
        services.open_booking(
            taking.schedule, capacity=9, closes_days=1, per_person=1, papers="", by=cast.dung, on=ON
        )


def test_the_day_before_brings_one_reminder(taking: Session) -> None:
    book(taking)
    assert services.remind(on=date(2024, 4, 3)) == 0
    assert services.remind(on=date(2024, 4, 4)) == 1
    assert services.remind(on=date(2024, 4, 4)) == 0
    assert letters("reminder") == ["n1@example.vn"]


def test_some_weeks_later_the_person_is_forgotten_and_the_count_stays(taking: Session) -> None:
    booked = book(taking)
    assert services.forget_past(on=date(2024, 5, 5)) == 0
    assert services.forget_past(on=date(2024, 5, 6)) == 1
    booked.booking.refresh_from_db()
    assert (booked.booking.person, bytes(booked.booking.phone_digest), Person.objects.count()) == (
        None,
        b"",
        0,
    )
    assert Booking.objects.count() == 1


def test_every_letter_can_be_written(taking: Session) -> None:
    from langnghe.notifications.tasks import letter
    from langnghe.reception.services.telling import tell

    booked = book(taking)
    for name in ("booked", "offered", "carried", "dropped", "delegated", "reminder"):
        tell(booked.booking, name, reason="Họp")
        written = letter(Message.objects.order_by("-id")[0])
        assert "thứ Sáu 05/4/2024" in f"{written.subject}{written.body}"
        assert booked.code not in f"{written.body}"


def test_one_place_cannot_book_without_end(cast: Any, session: Session) -> None:
    _open(cast, session, capacity=30)
    for who in range(20):
        book(session, who, source="192.0.2.7")

    with pytest.raises(Refusal) as refused:
        book(session, 21, source="192.0.2.7")
    assert refused.value.status == 429
    assert book(session, 3, source="192.0.2.7").booking.number
    assert book(session, 22, source="192.0.2.8").booking.number
    assert book(session, 23).booking.number
    assert book(session, 24, source="192.0.2.7", at=AT + timedelta(hours=1)).booking.number
