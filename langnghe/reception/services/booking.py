"""A place in a session without an account: book, change the day, cancel, take an offered place."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.clock import legal_day
from langnghe.kernel.errors import Invalid, NotFound, Refusal, WrongState
from langnghe.people.services import add_person
from langnghe.petitions import codes
from langnghe.petitions.services import looks_like_denunciation
from langnghe.petitions.services.intake import TooMany
from langnghe.petitions.services.limiting import one_more
from langnghe.reception import access, booking_codes
from langnghe.reception.models import HOLDING, OPEN, Booking, BookingState, Schedule, Session
from langnghe.reception.selectors.booking import bookable_session, closes_on, free_numbers, next_open
from langnghe.reception.services.offering import fill, offer_free
from langnghe.reception.services.telling import record_booking, tell

FROM_ONE_SOURCE = 20  # bookings in an hour


@dataclass(frozen=True)
class Wish:
    """What a citizen says to get a place; nothing more is asked."""

    full_name: str
    field: str
    phone: str = ""
    email: str = ""
    topic: str = ""


@dataclass(frozen=True)
class Booked:
    """The booking, its code, and whether it went on to a later session than the one asked for."""

    booking: Booking
    code: str
    went_on: bool


@transaction.atomic
def book(
    session: Session, wish: Wish, *, token: str, at: datetime, by: User | None = None, source: str = ""
) -> Booked:
    """Take a place, or a place in the queue. Refuses a cancelled session, a second place, a denunciation in the topic.

    `source` is the network address of a booking by the web: too many in an hour are refused. A form sent twice is one booking; who comes too late goes to the next session that is still open.
    """
    on, code = legal_day(at), codes.code_from(token)
    if by:
        access.require(by, Right.RECEIVE, unit=session.unit_id, on=on)
    _check_topic(wish.topic)
    schedule = locked(session)
    before = Booking.objects.filter(code_digest=codes.digest(code)).first()
    if before:
        return Booked(before, code, before.session_id != session.pk)
    if source:
        _count(source, at)
    chosen = _open_session(schedule, session, on)
    digest = booking_codes.phone_digest(schedule.pk, wish.phone)
    _check_limit(schedule, digest, on)

    offer_free(chosen, schedule, at=at)
    free = free_numbers(chosen, schedule)
    person = add_person(wish.full_name, phone=wish.phone, email=wish.email)
    booking = Booking.objects.create(
        session=chosen,
        state=BookingState.BOOKED if free else BookingState.WAITING,
        number=free[0] if free else None,
        person=person,
        field=wish.field,
        topic=" ".join(wish.topic.split()),
        code_digest=codes.digest(code),
        phone_digest=digest,
        at_counter=by is not None,
        queued_at=at,
    )
    record_booking("made", booking, on=on, by=by)
    tell(booking, "booked")
    return Booked(booking, code, chosen.pk != session.pk)


def _count(source: str, at: datetime) -> None:
    """A whole street may share one address, so the limit is wide; the address is kept as a hash of the day."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    if one_more(codes.source_digest(source, f"booking|{at:%Y-%m-%d}"), hour) > FROM_ONE_SOURCE:
        raise TooMany(
            _("Nơi này vừa đăng ký nhiều lần liên tiếp."),
            instead=_("Chờ một giờ rồi đăng ký lại, hoặc gọi điện, đến nơi tiếp công dân để giữ chỗ."),
        )


def locked(session: Session) -> Schedule:
    """Everything that gives or frees a place of a schedule goes through the lock of its row, and no other lock."""
    found = (
        Schedule.objects.select_for_update(no_key=True)
        .filter(pk=session.schedule_id or 0, capacity__gt=0)
        .first()
    )
    if found is None:
        raise Refusal(
            _("Buổi tiếp này không nhận đăng ký trước."), instead=_("Ông bà đến trực tiếp trong giờ tiếp.")
        )
    return found


def _open_session(schedule: Schedule, session: Session, on: date) -> Session:
    chosen = bookable_session(session.pk, on=on)
    if chosen is None:
        raise WrongState(
            _("Buổi tiếp này đã dời, đã qua hoặc không tiếp nữa."),
            instead=_("Chọn một buổi khác trong lịch."),
        )
    if on <= closes_on(chosen, schedule):
        return chosen
    later = next_open(schedule, after=chosen.held_on, on=on, post=chosen.post_id)
    if later is None:
        raise Refusal(
            _("Đã hết hạn đăng ký buổi này và lịch chưa có buổi kế tiếp."),
            instead=_("Ông bà vẫn có thể đến trực tiếp trong giờ tiếp."),
        )
    return later


def _check_topic(topic: str) -> None:
    if looks_like_denunciation(topic):
        raise Invalid(
            _("Không ghi nội dung tố cáo ở đây: phần này chưa được bảo mật như pháp luật đòi hỏi."),
            instead=_("Để trống ô nội dung; ông bà trình bày trực tiếp khi được tiếp."),
        )


def _check_limit(schedule: Schedule, digest: bytes, on: date) -> None:
    if not digest:
        return
    rows = Booking.objects.filter(session__schedule=schedule, phone_digest=digest, state__in=OPEN)
    if rows.filter(session__held_on__gte=on).count() >= schedule.per_person:
        raise Refusal(
            _("Số điện thoại này đã có chỗ trong lịch này."),
            instead=_("Dùng mã đã nhận để xem, đổi ngày hoặc hủy; hoặc đăng ký lại sau buổi đó."),
        )


def _taken(booking: Booking) -> tuple[Booking, Schedule]:
    """The booking as it is once its schedule is locked."""
    schedule = locked(booking.session)
    fresh = Booking.objects.select_related("session__unit", "session__post", "session__place", "person").get(
        pk=booking.pk
    )
    if fresh.state not in OPEN:
        raise WrongState(_("Đăng ký này đã hủy."), instead=_("Đăng ký lại ở trang lịch tiếp công dân."))
    return fresh, schedule


@transaction.atomic
def cancel_booking(booking: Booking, *, at: datetime, by: User | None = None) -> Booking:
    """Give the place back; it is offered to the first who waits."""
    booking, schedule = _taken(booking)
    if at >= booking.session.starts_at:
        raise WrongState(_("Buổi tiếp đã bắt đầu nên không hủy được nữa."))
    booking.state, booking.number, booking.offered_until = BookingState.CANCELLED, None, None
    booking.save(update_fields=["state", "number", "offered_until"])
    record_booking("cancelled", booking, on=legal_day(at), by=by)
    offer_free(booking.session, schedule, at=at)
    return booking


@transaction.atomic
def rebook(booking: Booking, *, to: Session, at: datetime, by: User | None = None) -> Booking:
    """Another day of the same schedule with the same code. Refuses a full or closed day and keeps the old place."""
    booking, schedule = _taken(booking)
    on, old = legal_day(at), booking.session
    target = bookable_session(to.pk, on=on)
    if target is None or target.schedule_id != schedule.pk or target.pk == old.pk:
        raise NotFound(_("Không đổi sang buổi này được."), instead=_("Chọn một buổi khác trong danh sách."))
    if on > closes_on(target, schedule):
        raise Refusal(_("Đã hết hạn đăng ký buổi này."), instead=_("Chọn một buổi khác trong danh sách."))
    offer_free(target, schedule, at=at)
    free = free_numbers(target, schedule)
    if not free:
        raise Refusal(_("Buổi này đã hết chỗ; chỗ cũ của ông bà vẫn được giữ."))
    booking.session, booking.number, booking.state = target, free[0], BookingState.BOOKED
    booking.offered_until, booking.reminded_on = None, None
    booking.save(update_fields=["session", "number", "state", "offered_until", "reminded_on"])
    record_booking("rebooked", booking, on=on, by=by)
    tell(booking, "booked")
    offer_free(old, schedule, at=at)
    return booking


@transaction.atomic
def take_offer(booking: Booking, *, at: datetime) -> Booking:
    """Say yes to a freed place. Refuses when the offer is over: it has gone to the next who waits."""
    booking, schedule = _taken(booking)
    fill(booking.session, schedule, at=at)
    booking.refresh_from_db()
    if booking.state != BookingState.OFFERED:
        raise WrongState(_("Lời mời vào chỗ trống đã hết hạn hoặc không còn."))
    booking.state, booking.offered_until = BookingState.BOOKED, None
    booking.save(update_fields=["state", "offered_until"])
    record_booking("taken", booking, on=legal_day(at))
    return booking


@transaction.atomic
def open_booking(
    schedule: Schedule, *, capacity: int, closes_days: int, per_person: int, papers: str, by: User, on: date
) -> Schedule:
    """Say how many places each session has, and until when. Refuses fewer places than are already taken."""
    schedule = Schedule.objects.select_for_update(no_key=True).get(pk=schedule.pk)
    access.require(by, Right.PLAN, unit=schedule.unit_id, on=on)
    held = Booking.objects.filter(
        session__schedule=schedule, session__held_on__gte=on, state__in=HOLDING, number__gt=capacity
    )
    if held.exists():
        raise WrongState(_("Đã có người giữ chỗ có số lớn hơn; không giảm số chỗ xuống dưới số đó."))
    schedule.capacity, schedule.closes_days, schedule.per_person = capacity, closes_days, per_person
    schedule.papers = " ".join(papers.split())
    schedule.save(update_fields=["capacity", "closes_days", "per_person", "papers"])
    return schedule
